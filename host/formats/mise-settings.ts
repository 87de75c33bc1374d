import { choiceOfMise } from './mise-setting-choices.ts';
import { type MiseSettingKind, miseSettingKinds } from './mise-setting-kinds.ts';
import { inWords } from './text.ts';

type Table = Readonly<Record<string, unknown>>;

/** Why mise refuses a file with these `[settings]`; null where it does not (https://mise.jdx.dev/configuration/settings.html). */
export function faultOfMiseSettings(
  settings: Table,
  kindOf: (value: unknown) => string,
  within = '',
): string | null {
  for (const [key, value] of Object.entries(settings)) {
    const name = `${within}${key}`;
    const wanted = miseSettingKinds.get(name);
    if (wanted !== undefined && !isOf(wanted, value))
      return inWords('inTool', {
        name,
        problem: inWords('wrongType', { found: kindOf(value), expected: wanted }),
      });
    const choice = choiceOfMise(name, value);
    if (choice !== null)
      return inWords('inTool', { name, problem: inWords('notAmong', { value: shown(value), choice }) });
    if (!isOf('a map', value)) continue;
    const inside = faultOfMiseSettings(value as Table, kindOf, `${name}.`);
    if (inside !== null) return inside;
  }
  return null;
}

/** Characters of a value that are shown. */
const longestValue = 80;

function shown(value: unknown): string {
  const isPlain = ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
  return isPlain ? String(value).slice(0, longestValue) : '…';
}

function isOf(kind: MiseSettingKind, value: unknown): boolean {
  if (kind === 'a sequence') return Array.isArray(value);
  if (kind === 'an integer')
    return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
  if (kind === 'a map')
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
  return typeof value === (kind === 'a boolean' ? 'boolean' : 'string');
}
