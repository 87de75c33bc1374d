import { posix } from 'node:path';
import { commandLine } from '../../../messages/command.ts';
import { type Modes, placeOf } from '../../modes/answer.ts';
import { modes } from '../../modes/probe.ts';
import { inWords } from '../../modes/text.ts';
import type { Found, Rule, Severity } from '../../probe.ts';
import { person, remedy, run } from '../../remedies/steps.ts';
import { unsetVariables } from '../../remedies/variables.ts';
import type { Remedy } from '../../remedy.ts';
import { type Habit, habitsOf, severalCaches } from './habits.ts';
import { text, type Values } from './text.ts';

/** Something of the time before modules is still set, or still there, and is in the way of modules today. */
export const rule: Rule<Modes, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: ['https://go.dev/ref/mod#mod-commands', 'https://go.dev/wiki/GOPATH'],
  probe: modes,
  decide: (answer) => [...found(answer)].map(([subject, habit]) => findingOf(subject, habit, answer)),
  remedy({ subject, values }, answer) {
    const habit = found(answer).get(subject);
    return habit ? mend(habit, values, answer) : null;
  },
};

/** Each habit by its subject, once, however many contexts have it. */
function found(answer: Modes): ReadonlyMap<string, Habit> {
  const all = new Map<string, Habit>();
  const caches = severalCaches(answer);
  for (const habit of [
    ...answer.contexts.flatMap((context) => habitsOf(context, answer)),
    ...(caches ? [caches] : []),
  ]) {
    const subject = subjectOf(habit);
    if (!all.has(subject)) all.set(subject, habit);
  }
  return all;
}

/** The file of go's own settings with the name, the variable with its context unless that is the terminal, or the path. */
function subjectOf({ kind, setting, paths }: Habit): string {
  if (setting === null) return kind === 'two-caches' ? 'GOMODCACHE' : (paths[0] ?? '');
  const { name, source, by, context } = setting;
  if ('file' in source) return `${source.file} (${name})`;
  if (by === 'launchctl') return `${name} (launchctl)`;
  return context === 'login-shell' ? name : `${name} (${context})`;
}

const severities: Readonly<Record<Values['kind'], Severity>> = {
  'unknown-mode': 'error',
  'gopath-relative': 'error',
  'gobin-relative': 'error',
  off: 'warning',
  'gopath-root': 'warning',
  'gobin-foreign': 'warning',
  auto: 'info',
  'no-module': 'info',
  'two-caches': 'info',
};

function findingOf(
  subject: string,
  { kind, setting, paths, says, isLikely }: Habit,
  answer: Modes,
): Found<Values> {
  const isAssumed = setting?.source.kind === 'variable' && setting.certainty === 'assumed';
  const owners =
    kind === 'two-caches'
      ? answer.moduleCaches.map(({ path, of }) => inWords('cacheOf', { path, of }))
      : paths;
  return {
    subject,
    // Where no module is known, nothing is in anybody's way yet.
    severity: kind === 'off' && paths.length === 0 ? 'info' : severities[kind],
    certainty: isLikely || isAssumed ? 'suspected' : 'observed',
    evidence: [
      ...(setting === null ? [] : [`${setting.name}=${setting.value} (${placeOf(setting)})`]),
      ...owners.slice(0, 15),
      ...(says === null ? [] : [inWords('says', { words: says })]),
    ],
    values: {
      ...{ kind, count: paths.length, path: paths[0] ?? '', says: says ?? '' },
      tree: paths[1] ?? '',
      name: setting?.name ?? '',
      setting: setting === null ? '' : `${setting.name}=${setting.value}`,
      source: setting === null ? '' : placeOf(setting),
      command: kind === 'no-module' ? commandLine`${initCommand(paths[0] ?? '', answer)}` : '',
    },
  };
}

/** The import path that GOPATH mode gave the folder is the name that its importers know. */
function initCommand(directory: string, { contexts }: Modes): readonly string[] {
  const tops = contexts.flatMap(({ gopath }) => gopath.map((element) => posix.join(element, 'src')));
  const top = tops.find((one) => directory.startsWith(`${one}/`)) ?? posix.dirname(directory);
  return ['go', '-C', directory, 'mod', 'init', posix.relative(top, directory)];
}

function mend({ kind, setting }: Habit, values: Values, answer: Modes): Remedy {
  if (kind === 'no-module') {
    const [program = 'go', ...words] = initCommand(values.path, answer);
    return remedy([run(program, ...words)], null, [{ kind: 'write', path: values.path }]);
  }
  if (setting === null || setting.source.kind === 'default') return remedy([person(text, values)], null);
  const place = 'file' in setting.source ? setting.source.file : (setting.by?.replace(/:\d+$/, '') ?? null);
  return unsetVariables({ place, kind: setting.source.kind, variables: [setting] }, answer.inventory);
}
