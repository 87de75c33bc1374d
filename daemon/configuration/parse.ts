import { readToml, type Toml } from '../../host/formats/toml.ts';

import { suggest } from '../../messages/suggest.ts';
import type { Configuration } from './configuration.ts';
import { date, text as anyText, type Expected } from './expected.ts';
import { placeKey, places, positionAt } from './positions.ts';
import type { Problem, Stays } from './problem.ts';
import { settingNames, settings, type SettingName } from './schema.ts';

export interface Parsed {
  readonly given: Partial<Record<SettingName, unknown>>;
  readonly mute: Configuration['mute'];
  readonly problems: readonly Problem[];
  /** False when the text is not TOML, so that nothing can be read from it. */
  readonly readable: boolean;
}

/** More than anyone reads; a file of garbage must not fill status and log. */
export const mostProblems = 20;

type Table = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

const muteFields: Readonly<Record<string, Expected<string>>> = {
  rule: { text: 'rule', read: anyText.read },
  subject: anyText,
  until: date,
  reason: anyText,
};

/**
 * The settings in a settings file. A setting that is not as expected is left out and reported. `stays` is what holds
 * instead, for the sentences; `rules` are the ids that can be muted.
 */
export function parseSettings(file: string, text: string, stays: Stays, rules: readonly string[]): Parsed {
  const toml = readToml(text);
  if (!toml.ok) return { given: {}, mute: [], problems: [syntaxProblem(file, toml, stays)], readable: false };
  const tree: Table = toml.value;
  const given: Partial<Record<SettingName, unknown>> = {};
  const problems: Problem[] = [];
  let found: ReturnType<typeof places> | undefined;

  const where = (path: Path, part: 'key' | 'value') => {
    if (problems.length >= mostProblems) return { file, line: '', column: '' };
    found ??= places(text);
    const offset = found.get(placeKey(path))?.[part];
    const position = offset === undefined ? null : positionAt(text, offset);
    return { file, line: String(position?.line ?? ''), column: String(position?.column ?? '') };
  };
  const invalid = (path: Path, expected: string, value: unknown): void => {
    const values = { ...where(path, 'value'), setting: shown(path), expected, got: written(value), stays };
    problems.push({ code: 'setting-invalid', values });
  };
  /** `names` are those that could have been meant in the same table. */
  const unknown = (path: Path, names: readonly string[]): void => {
    const near = problems.length < mostProblems ? suggest(String(path.at(-1)), names) : undefined;
    const meant = near === undefined ? '' : shown([...path.slice(0, -1), near]);
    problems.push({
      code: 'setting-unknown',
      values: { ...where(path, 'key'), setting: shown(path), meant, stays },
    });
  };

  const read = (path: Path, value: unknown): void => {
    const name = path.join('.') as SettingName;
    if (!Object.hasOwn(settings, name)) return unknown(path, namesIn(path.slice(0, -1)));
    const { expected } = settings[name];
    const setting = expected.read(value);
    if (setting === undefined) invalid(path, expected.text, value);
    else given[name] = setting;
  };

  const mute: Configuration['mute'][number][] = [];
  const readMute = (index: number, entry: unknown): void => {
    const path = ['mute', index];
    if (!isTable(entry)) return invalid(path, 'table', entry);
    const before = problems.length;
    for (const [name, value] of Object.entries(entry)) {
      const expected = Object.hasOwn(muteFields, name) ? muteFields[name] : undefined;
      if (!expected) unknown([...path, name], Object.keys(muteFields));
      else if (expected.read(value) === undefined) invalid([...path, name], expected.text, value);
    }
    if (entry.rule === undefined) invalid(path, 'rule', '');
    else if (typeof entry.rule === 'string' && rules.length > 0 && !rules.includes(entry.rule))
      invalid([...path, 'rule'], 'rule', entry.rule);
    if (problems.length > before) return;
    const until = entry.until === undefined ? undefined : date.read(entry.until);
    mute.push({ ...(entry as { rule: string }), ...(until === undefined ? {} : { until }) });
  };

  for (const [section, value] of Object.entries(tree)) {
    if (section === 'mute') {
      if (Array.isArray(value)) value.forEach((entry, index) => readMute(index, entry));
      else invalid([section], 'tables', value);
    } else if (!settingNames.some((name) => name.startsWith(`${section}.`))) read([section], value);
    else if (!isTable(value)) invalid([section], 'table', value);
    else for (const [name, inner] of Object.entries(value)) read([section, name], inner);
  }
  return { given, mute, problems, readable: true };
}

/** The names that may stand at the top or in a section. */
function namesIn(section: Path): string[] {
  if (section.length === 0) return [...new Set(settingNames.map((name) => name.split('.')[0] ?? '')), 'mute'];
  return settingNames.flatMap((name) =>
    name.startsWith(`${section[0]}.`) ? [name.split('.')[1] ?? ''] : [],
  );
}

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** `mute[2].until`, as people count: from 1. */
const shown = (path: Path): string =>
  path
    .map((part, index) => (typeof part === 'number' ? `[${part + 1}]` : index ? `.${part}` : part))
    .join('');

function written(value: unknown): string {
  const text = value instanceof Date ? value.toISOString() : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function syntaxProblem(file: string, mistake: Toml & { readonly ok: false }, stays: Stays): Problem {
  const { line, column } = mistake;
  const reason = mistake.message.replace(/^Invalid TOML document: /, '');
  return {
    code: 'configuration-syntax',
    values: { file, reason, line: String(line), column: String(column), stays },
  };
}
