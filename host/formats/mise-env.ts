import { inWords } from './text.ts';

/** What `[env]` in a mise.toml says about variables. https://mise.jdx.dev/environments/ */
export interface MiseEnv {
  /** Names that have to be set elsewhere: in the environment, or by another file. */
  readonly required: readonly string[];
  /** Names that it sets. */
  readonly defined: readonly string[];
  /** Whether it has directives (`_.file`, `_.source` and others), so that what else it sets is not known. */
  readonly isOpen: boolean;
}

type Table = Readonly<Record<string, unknown>>;

/** Fields of a variable that give it no value. */
const without: ReadonlySet<string> = new Set(['required', 'tools', 'redact']);

/** The variables of `[env]`, a table or a list of tables; a text where mise refuses the file, as far as that is known. */
export function readMiseEnv(env: unknown): MiseEnv | string {
  const all: readonly unknown[] = Array.isArray(env) ? env : env === undefined ? [] : [env];
  const [required, defined]: [string[], string[]] = [[], []];
  let isOpen = false;
  for (const table of all) {
    if (!isTable(table)) return inWords('envTables');
    for (const [name, value] of Object.entries(table)) {
      if (name === '_' || name === 'mise') isOpen = true;
      else {
        const kind = kindOf(name, value);
        if (typeof kind !== 'string') return kind.problem;
        if (kind === 'required') required.push(name);
        else if (kind === 'defined') defined.push(name);
      }
    }
  }
  return { required, defined, isOpen };
}

/** src/config/env_directive/mod.rs, `EnvDirective`. */
function kindOf(
  name: string,
  value: unknown,
): 'required' | 'defined' | 'unset' | { readonly problem: string } {
  if (value === false) return 'unset';
  if (Array.isArray(value)) return { problem: inWords('envValue', { name }) };
  if (!isTable(value)) return 'defined';
  const { required = false } = value;
  if (typeof required !== 'boolean' && typeof required !== 'string')
    return { problem: inWords('envValue', { name }) };
  const hasValue = Object.keys(value).some((field) => !without.has(field));
  if (required !== false && value.value !== undefined) return { problem: inWords('envBoth', { name }) };
  if (required !== false) return hasValue ? 'defined' : 'required';
  return hasValue ? 'defined' : { problem: inWords('envNothing', { name }) };
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
