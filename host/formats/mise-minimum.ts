import { inWords } from './text.ts';

/** The oldest mise that a mise.toml is for; null where it does not say. Below `soft` mise only warns. */
export type MiseMinimum =
  { readonly ok: true; readonly hard: string | null } | { readonly ok: false; readonly problem: string };

/** `min_version`: a version, or a table with `hard` and `soft` (https://mise.jdx.dev/configuration.html#min-version). */
export function readMiseMinimum(value: unknown): MiseMinimum {
  if (value === undefined) return { ok: true, hard: null };
  if (typeof value === 'string') return versions({ hard: value });
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date)
    return { ok: false, problem: inWords('minimumType') };
  return versions(value as Readonly<Record<string, unknown>>);
}

function versions(table: Readonly<Record<string, unknown>>): MiseMinimum {
  for (const [name, value] of Object.entries(table)) {
    if (name !== 'hard' && name !== 'soft') return { ok: false, problem: inWords('minimumField', { name }) };
    if (typeof value !== 'string') return { ok: false, problem: inWords('selectorText', { name }) };
    if (value.trim() === '') return { ok: false, problem: inWords('emptyMinimum') };
  }
  return { ok: true, hard: typeof table.hard === 'string' ? table.hard : null };
}
