import type { NamedLibrary, NamedPath } from '../../cgo/examine.ts';
import { cgo, type Cgo, type CgoContext } from '../../cgo/probe.ts';
import { inWords } from '../../cgo/text.ts';
import type { Found, Rule } from '../../probe.ts';
import { unsetInUserFile } from '../../remedies/setting.ts';
import type { Values } from './text.ts';

/** A library that cgo would link, or the Homebrew it is taken from, is for another processor than what go builds for. */
export const rule: Rule<Cgo, Values> = {
  severity: 'warning',
  // A go for the other processor is what mostly makes the libraries wrong (https://github.com/mattn/go-sqlite3/issues/904).
  dependsOn: ['go-arch-mismatch', 'go-env-cross'],
  timeToVisibleMs: 60_000,
  links: [
    'https://github.com/pebbe/zmq4/issues/188',
    'https://github.com/mattn/go-sqlite3/issues/904',
    'https://docs.brew.sh/Installation',
  ],
  probe: cgo,
  decide(answer) {
    const found = new Map<string, Found<Values>>();
    for (const one of answer.contexts.filter(({ enabled }) => enabled.value)) {
      const wrong = one.libraries.filter(({ fits }) => fits === false);
      const all = [
        ...wrong.map((library) => ofLibrary(library, one, answer)),
        ...one.paths.filter((path) => isOfOther(path, one)).map((path) => ofPrefix(path, one, answer)),
      ];
      for (const first of all) if (!found.has(first.subject)) found.set(first.subject, first);
    }
    return [...found.values()].slice(0, most);
  },
  remedy: ({ values: { setting, source } }) => unsetInUserFile(setting, source),
};

/** As many as anyone reads. */
const most = 20;

function ofLibrary(
  { file, form, architectures, origin }: NamedLibrary,
  { context, target, go, settings }: CgoContext,
  { neededBy }: Cgo,
): Found<Values> {
  const built = architectures.join(' + ');
  return {
    subject: file,
    severity: neededBy === null ? 'info' : 'warning',
    certainty: context.certainty === 'observed' || origin.place !== 'environment' ? 'observed' : 'suspected',
    evidence: [
      inWords('library', { file, architectures: `${form}, ${built}` }),
      inWords('asks', { what: file, name: origin.name, place: origin.place }),
      inWords('target', { target: `${target.os}/${target.architecture}` }),
      ...(neededBy === null ? [] : [inWords('importsC', { file: neededBy })]),
    ],
    values: {
      ...{ path: file, kind: 'library', built, target: target.architecture, go: go.path },
      ...{ name: origin.name, source: origin.place, setting: settings[origin.name] ?? '' },
    },
  };
}

/** A library directory of a Homebrew for another processor, in which no library was found that would be better evidence. */
function isOfOther({ path, flag, state, prefixOf }: NamedPath, { target, libraries }: CgoContext): boolean {
  return (
    flag === '-L' &&
    state === 'present' &&
    prefixOf !== null &&
    target.os === 'darwin' &&
    prefixOf !== target.architecture &&
    !libraries.some(({ file }) => file.startsWith(`${path}/`))
  );
}

function ofPrefix(
  { path, flag, origin, prefixOf }: NamedPath,
  { target, go, settings }: CgoContext,
  { neededBy }: Cgo,
): Found<Values> {
  const built = prefixOf ?? '';
  return {
    subject: path,
    severity: neededBy === null ? 'info' : 'warning',
    certainty: 'suspected',
    evidence: [
      inWords('inPrefix', { path, architecture: built }),
      inWords('asks', { what: `${flag}${path}`, name: origin.name, place: origin.place }),
      inWords('target', { target: `${target.os}/${target.architecture}` }),
      ...(neededBy === null ? [] : [inWords('importsC', { file: neededBy })]),
    ],
    values: {
      ...{ path, kind: 'prefix', built, target: target.architecture, go: go.path },
      ...{ name: origin.name, source: origin.place, setting: settings[origin.name] ?? '' },
    },
  };
}
