import { commandLine } from '../../../messages/command.ts';
import type { Found, Rule } from '../../probe.ts';
import type { Place, Places } from '../../places/places.ts';
import { places } from '../../places/probe.ts';
import { inWords } from '../../places/text.ts';
import { modeText, ownerOf, saysOf, variables } from '../../places/words.ts';
import { person, remedy, run } from '../../remedies/steps.ts';
import type { Remedy } from '../../remedy.ts';
import { text, type Values } from './text.ts';

/** Go, gopls or a linter cannot write, or the user cannot start, what is there for that. */
export const rule: Rule<Places, Values> = {
  severity: 'error',
  dependsOn: ['path-owner'],
  timeToVisibleMs: 60_000,
  links: ['https://pkg.go.dev/cmd/go#hdr-Environment_variables', 'https://github.com/golang/go/issues/26280'],
  probe: places,
  decide(answer) {
    const found = new Map<string, Found<Values>>();
    for (const place of answer.places)
      for (const one of findingsOf(place)) if (!found.has(one.subject)) found.set(one.subject, one);
    return [...found.values()];
  },
  remedy: ({ values }) => mend(values),
};

/** Below this nothing is built or installed any more, in bytes and in files. */
const fullBytes = 16 * 1024 * 1024;
const fullFiles = 100;

function findingsOf(place: Place): readonly Found<Values>[] {
  return [
    ...volumeOf(place),
    ...foreign(place),
    ...closed(place),
    ...immutable(place),
    ...unstartable(place),
  ];
}

function found(
  place: Place,
  kind: Values['kind'],
  {
    subject,
    evidence,
    says,
  }: { readonly subject: string; readonly evidence: readonly string[]; readonly says: string },
): Found<Values> {
  return {
    subject,
    certainty: 'observed',
    ...(kind === 'no-execute' && { severity: 'warning' }),
    // Only what somebody else owns is explained by that.
    dependsOn: kind === 'foreign' ? ['path-owner'] : [],
    evidence: [...evidence, ...(says === '' ? [] : [inWords('says', { words: says })])],
    values: {
      ...{ kind, place: place.kind, path: subject, says, variable: variables[place.kind] },
      file: place.path,
      command: commandOf(kind, subject, place),
    },
  };
}

function volumeOf(place: Place): readonly Found<Values>[] {
  const { volume } = place;
  if (volume === null) return [];
  const { point, type, readOnly, freeBytes, freeFiles } = volume;
  const at = (kind: Values['kind'], evidence: string, says: string) =>
    found(place, kind, { subject: point, evidence: [evidence], says });
  if (readOnly) return [at('read-only', inWords('readOnly', { point, type }), 'read-only file system')];
  if (freeBytes !== null && freeBytes < fullBytes)
    return [at('full', inWords('freeBytes', { point, type, bytes: freeBytes }), 'no space left on device')];
  if (freeFiles !== null && freeFiles < fullFiles)
    return [
      at('no-files', inWords('freeFiles', { point, type, files: freeFiles }), 'no space left on device'),
    ];
  return [];
}

/** The place itself is somebody else's. */
function foreign(place: Place): readonly Found<Values>[] {
  const top = place.foreign.find(({ path }) => path === place.path);
  if (top === undefined) return [];
  const evidence = [`${top.path}: ${ownerOf(top.uid)} ${modeText(top.mode)}`];
  return [found(place, 'foreign', { subject: place.path, evidence, says: saysOf(place, top) ?? '' })];
}

function closed(place: Place): readonly Found<Values>[] {
  const [first] = place.closed;
  if (first === undefined) return [];
  const evidence = place.closed
    .slice(0, 8)
    .map(({ path, mode }) => inWords('mode', { path, mode: modeText(mode) }));
  return [found(place, 'mode', { subject: first.path, evidence, says: saysOf(place, first) ?? '' })];
}

function immutable(place: Place): readonly Found<Values>[] {
  return [...place.marks].flatMap(([path, { flags }]): readonly Found<Values>[] => {
    if (flags === null || flags.length === 0) return [];
    const evidence = [inWords('flags', { path, flags: flags.join(', ') })];
    const kind = flags.includes('uchg') || flags.includes('uappnd') ? 'own-flag' : 'flag';
    return [found(place, kind, { subject: path, evidence, says: 'operation not permitted' })];
  });
}

function unstartable(place: Place): readonly Found<Values>[] {
  return place.unstartable.map((path) =>
    found(place, 'no-execute', {
      subject: path,
      evidence: [inWords('mode', { path, mode: modeText(0o644) })],
      says: '',
    }),
  );
}

function commandOf(kind: Values['kind'], path: string, { marks }: Place): string {
  if (kind === 'mode') return commandLine`chmod u+rwx ${path}`;
  if (kind === 'no-execute') return commandLine`chmod u+x ${path}`;
  if (kind === 'own-flag') return commandLine`chflags nouchg,nouappnd ${path}`;
  if (kind !== 'flag') return '';
  const isMac = marks.get(path)?.flags?.includes('schg') || marks.get(path)?.flags?.includes('sappnd');
  return isMac ? commandLine`sudo chflags noschg,nosappnd ${path}` : commandLine`sudo chattr -i -a ${path}`;
}

/** What the user may do is a step; what only root may is shown. */
function mend(values: Values): Remedy {
  const { kind, path } = values;
  if (kind === 'mode') return remedy([run('chmod', 'u+rwx', path)], [run('chmod', 'u-w', path)]);
  if (kind === 'no-execute') return remedy([run('chmod', 'u+x', path)], [run('chmod', 'u-x', path)]);
  if (kind === 'own-flag')
    return remedy([run('chflags', 'nouchg,nouappnd', path)], [run('chflags', 'uchg', path)]);
  return remedy([person(text, values)], null);
}
