import type { NamedPackages, NamedPath } from '../../cgo/examine.ts';
import { cgo, type Cgo, type CgoContext } from '../../cgo/probe.ts';
import { inWords } from '../../cgo/text.ts';
import type { Found, Rule } from '../../probe.ts';
import { unsetInUserFile } from '../../remedies/setting.ts';
import type { Values } from './text.ts';

/** A directory that cgo or pkg-config is set to search does not exist, or a package that a known module requires. */
export const rule: Rule<Cgo, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://pkg.go.dev/cmd/cgo#hdr-Using_cgo_with_the_go_command',
    'https://docs.brew.sh/FAQ#what-does-keg-only-mean',
    'https://github.com/nginx/unit/issues/967',
  ],
  probe: cgo,
  decide(answer) {
    const found = new Map<string, Found<Values>>();
    for (const one of answer.contexts.filter(({ enabled }) => enabled.value)) {
      const all = [
        ...one.paths.filter(({ state }) => state === 'absent').map((path) => ofPath(path, one, answer)),
        ...one.packages.flatMap((packages) => ofPackages(packages, one) ?? []),
      ];
      for (const first of all) if (!found.has(first.subject)) found.set(first.subject, first);
    }
    return [...found.values()].slice(0, most);
  },
  remedy: ({ values: { setting, source } }) => unsetInUserFile(setting, source),
};

/** As many as anyone reads. */
const most = 20;

function ofPath(
  { path, flag, origin }: NamedPath,
  { context, settings }: CgoContext,
  { neededBy }: Cgo,
): Found<Values> {
  const isForPackages = flag === '';
  return {
    subject: path,
    // pkg-config passes over a directory that is not there, and who builds no C misses nothing.
    severity: neededBy === null || isForPackages ? 'info' : 'warning',
    certainty: context.certainty === 'observed' || origin.place !== 'environment' ? 'observed' : 'suspected',
    evidence: [
      inWords('absent', { path }),
      inWords('asks', { what: `${flag}${path}`, name: origin.name, place: origin.place }),
      ...(neededBy === null ? [] : [inWords('importsC', { file: neededBy })]),
    ],
    values: {
      ...{ kind: isForPackages ? 'packages' : 'directory', path, flag, keg: '' },
      ...{ name: origin.name, source: origin.place, setting: settings[origin.name] ?? '' },
    },
  };
}

/** Only what a known module asks for: someone needs it. */
function ofPackages(
  { origin, problem, keg }: NamedPackages,
  { context, pkgConfig, setsPackages }: CgoContext,
): Found<Values> | null {
  if (problem?.kind !== 'missing' || pkgConfig.places.length === 0) return null;
  return {
    subject: `${problem.name}.pc`,
    severity: 'warning',
    // What was built into a pkg-config is known by its place alone, and a project may set more than the terminal has.
    certainty: setsPackages && context.certainty === 'observed' ? 'observed' : 'suspected',
    evidence: [
      inWords('absent', { path: `${problem.name}.pc` }),
      inWords('asks', { what: problem.name, name: origin.name, place: problem.neededBy ?? origin.place }),
      inWords('looked', { directories: pkgConfig.places.map(({ path }) => path).join(', ') }),
      ...(keg === null ? [] : [inWords('keg', { directory: keg })]),
    ],
    values: {
      ...{ kind: 'package', path: `${problem.name}.pc`, flag: '', keg: keg ?? '' },
      ...{ name: origin.name, source: origin.place, setting: '' },
    },
  };
}
