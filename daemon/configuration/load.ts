import type { Configuration } from './configuration.ts';
import { mostProblems, parseSettings } from './parse.ts';
import type { Problem, Stays } from './problem.ts';
import { readSmallFile, type Contents } from './read.ts';
import { complete, type Given, type SettingName } from './schema.ts';
import { fromVariables } from './variables.ts';

export interface LoadOptions {
  /** Where `GOWARDEN_…` variables are looked up. Default: none. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Ids of rules that may be muted; without them none is checked. */
  readonly rules?: readonly string[];
  /** What the sentences say holds instead of a bad setting. Default `default`. */
  readonly stays?: Stays;
}

export interface Loaded {
  readonly configuration: Configuration;
  readonly problems: readonly Problem[];
  /** False when the file does not exist. */
  readonly exists: boolean;
  /** Who gave each setting that is not its default. */
  readonly origins: Readonly<Partial<Record<SettingName, 'file' | 'variable'>>>;
}

/**
 * Reads the settings file. No file means the defaults; a bad setting is reported and its default holds. When it cannot
 * be determined what `caches.keep` protects, everything is kept. Never throws.
 */
export function loadConfiguration(file: string, options: LoadOptions = {}): Loaded {
  const variables = fromVariables(options.environment ?? {});
  const stays = options.stays ?? 'default';
  const contents = readSmallFile(file);
  const parsed =
    contents.kind === 'text'
      ? parseSettings(file, contents.text, stays, options.rules ?? [])
      : {
          given: {},
          mute: [],
          problems: unreadable(file, contents, stays),
          readable: contents.kind === 'absent',
        };
  const given = { ...parsed.given, ...variables.given } as Given;
  const problems = [...parsed.problems, ...variables.problems];
  const keeps = parsed.readable && problems.length <= mostProblems && !problems.some(concernsKeep);
  return {
    configuration: complete(keeps ? given : { ...given, 'caches.keep': ['/'] }, parsed.mute),
    problems: [
      ...problems.slice(0, mostProblems),
      ...(keeps ? [] : [{ code: 'configuration-keeps-all', values: { file } } as const]),
    ],
    exists: contents.kind !== 'absent',
    origins: { ...each(parsed.given, 'file'), ...each(variables.given, 'variable') },
  };
}

const each = <O>(given: object, origin: O): Record<string, O> =>
  Object.fromEntries(Object.keys(given).map((name) => [name, origin]));

/** Whether `caches.keep` is what is wrong, or may have been meant: `[cache]`, `caches.kep`. */
function concernsKeep(problem: Problem): boolean {
  const { values } = problem;
  const named = 'setting' in values ? values.setting : 'variable' in values ? values.variable : '';
  const meant = 'meant' in values ? values.meant : named;
  return /^(caches(\.keep)?|GOWARDEN_CACHES_KEEP)$/.test(meant);
}

const unreadable = (file: string, contents: Contents, stays: Stays): readonly Problem[] =>
  contents.kind === 'unreadable'
    ? [{ code: 'configuration-unreadable', values: { file, reason: contents.reason, stays } }]
    : [];
