import type { Configuration } from './configuration.ts';
import { boolean, choice, hours, integer, number, paths, type Expected } from './expected.ts';

interface Setting<T> {
  readonly expected: Expected<T>;
  /** What holds without it; null where it is off then. */
  readonly fallback: T | null;
  /** What page and default file show: the fallback, or a likely value of what is off. */
  readonly example: T;
}

const setting = <T>(expected: Expected<T>, fallback: T) => ({ expected, fallback, example: fallback });
const off = <T>(expected: Expected<T>, example: T) => ({ expected, fallback: null, example });

/** Every setting but `mute`, in the order of page and default file. Section and name are joined by a dot. */
export const settings = {
  language: setting(choice('system', 'en', 'zh-Hans'), 'system'),
  'checks.intervalMinutes': setting(integer(1, 1440), 5),
  'notifications.enabled': setting(boolean, true),
  'notifications.minSeverity': setting(choice('info', 'warning', 'error'), 'warning'),
  'notifications.maxPerHour': setting(integer(1, 3600), 6),
  'notifications.repeatAfterMinutes': setting(integer(0, 10_080), 5),
  'notifications.quietHours': off(hours, '22:00-07:00'),
  'history.retentionDays': setting(integer(1, 3650), 365),
  'tray.enabled': setting(boolean, true),
  'tray.rosetta': setting(boolean, false),
  'caches.undoMinutes': setting(integer(0, 10_080), 10),
  'caches.keep': setting(paths, []),
  'caches.maxAgeDays': off(integer(1, 3650), 90),
  'caches.maxGigabytes': off(number(0.1, 100_000), 20),
  'caches.minFreeGigabytes': off(number(0.1, 100_000), 10),
  'log.level': setting(choice('trace', 'debug', 'info', 'warn', 'error'), 'info'),
} as const satisfies Readonly<Record<string, Setting<unknown>>>;

export type SettingName = keyof typeof settings;

export const settingNames = Object.keys(settings) as SettingName[];

/** What a setting holds: its value or its fallback. */
export type SettingValue<N extends SettingName> =
  Exclude<ReturnType<(typeof settings)[N]['expected']['read']>, undefined> | (typeof settings)[N]['fallback'];

export type Given = { readonly [N in SettingName]?: SettingValue<N> };

/** The whole configuration of what was given, with the fallback for what was not. */
export function complete(given: Given, mute: Configuration['mute']): Configuration {
  const value = <N extends SettingName>(name: N): SettingValue<N> => given[name] ?? settings[name].fallback;
  return {
    language: value('language'),
    checks: { intervalMinutes: value('checks.intervalMinutes') },
    notifications: {
      enabled: value('notifications.enabled'),
      minSeverity: value('notifications.minSeverity'),
      maxPerHour: value('notifications.maxPerHour'),
      repeatAfterMinutes: value('notifications.repeatAfterMinutes'),
      quietHours: value('notifications.quietHours'),
    },
    mute,
    history: { retentionDays: value('history.retentionDays') },
    tray: { enabled: value('tray.enabled'), rosetta: value('tray.rosetta') },
    caches: {
      undoMinutes: value('caches.undoMinutes'),
      keep: value('caches.keep'),
      maxAgeDays: value('caches.maxAgeDays'),
      maxGigabytes: value('caches.maxGigabytes'),
      minFreeGigabytes: value('caches.minFreeGigabytes'),
    },
    log: { level: value('log.level') },
  };
}
