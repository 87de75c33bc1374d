import { suggest } from '../../messages/suggest.ts';
import { settingNames, settings, type SettingName } from './schema.ts';
import type { Problem } from './problem.ts';

/** `notifications.maxPerHour` → `GOWARDEN_NOTIFICATIONS_MAX_PER_HOUR`. */
export const variableOf = (name: SettingName): string =>
  `GOWARDEN_${name.replaceAll('.', '_').replaceAll(/[A-Z]/g, '_$&').toUpperCase()}`;

const byVariable = new Map(settingNames.map((name) => [variableOf(name), name]));

/** A variable that begins like this was meant to be a setting. */
const sections = new Set(settingNames.map((name) => `${variableOf(name).split('_').slice(0, 2).join('_')}_`));

/**
 * The settings that the environment gives; they count before those of the file. Lists are separated by colons. Other variables
 * of ours (`GOWARDEN_BUILT`) pass, misspelt settings do not.
 */
export function fromVariables(environment: Readonly<Record<string, string | undefined>>): {
  readonly given: Readonly<Partial<Record<SettingName, unknown>>>;
  readonly problems: readonly Problem[];
} {
  const given: Partial<Record<SettingName, unknown>> = {};
  const problems: Problem[] = [];
  for (const [variable, got] of Object.entries(environment)) {
    if (!variable.startsWith('GOWARDEN_') || got === undefined) continue;
    const name = byVariable.get(variable);
    if (name) {
      const { text, read } = settings[name].expected;
      const value = read(parsed(text, got));
      if (value === undefined)
        problems.push({ code: 'variable-invalid', values: { variable, expected: text, got } });
      else given[name] = value;
    } else if ([...sections].some((section) => variable.startsWith(section))) {
      const meant = suggest(variable, [...byVariable.keys()]) ?? '';
      problems.push({ code: 'variable-unknown', values: { variable, meant } });
    }
  }
  return { given, problems };
}

function parsed(expected: string, value: string): unknown {
  if (/^(integer|number) /.test(expected)) return value.trim() === '' ? undefined : Number(value);
  if (expected === 'boolean') return { true: true, false: false }[value];
  if (expected === 'paths') return value === '' ? [] : value.split(':');
  return value;
}
