import { openQuote, splitFlags } from '../../host/formats/flags.ts';
import type { Setting } from '../../host/go/setting.ts';
import type { Settings } from '../../host/go/settings.ts';
import { compareVersions } from '../versions/parse.ts';
import { flagSettings } from './examine.ts';

/** A setting with a value at which the go command stops. */
export interface Refused {
  readonly setting: Setting;
  /** `quotes`: one is never closed; `relative`: a program by a path that begins in the directory of the build; `blank`: only blanks, at which `go env` and builds with C stop. */
  readonly fault: 'quotes' | 'relative' | 'blank';
  /** Its own words, in part. */
  readonly says: string;
}

/** From which Go on: before 1.18 it took quotes as any other letter, and before 1.16 any path (tried with 1.14 to 1.26). */
const first = { quotes: '1.18', relative: '1.16' } as const;

/**
 * CC, CXX and FC, at which every build stops, of Go alone too, and `go list`, `go vet` and `go env` with it (BuildInit of
 * https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/work/init.go). `goVersion`: `go1.26.8`.
 */
export function refusedCompilers(settings: Settings, goVersion: string): readonly Refused[] {
  return ['CC', 'CXX', 'FC'].flatMap((name): readonly Refused[] => {
    const setting = settings(name);
    const words = splitFlags(setting.value, 'go');
    if (words === null) return knows('quotes', goVersion) ? [unclosed(setting, 'says')] : [];
    const [program] = words;
    if (program === undefined)
      return name === 'CC' && setting.value !== '' && knows('quotes', goVersion)
        ? [{ setting, fault: 'blank', says: 'panic: runtime error: index out of range [0] with length 0' }]
        : [];
    if (program.startsWith('/') || !program.includes('/') || !knows('relative', goVersion)) return [];
    const says = `go: ${name} environment variable is relative; must be absolute path: ${program}`;
    return [{ setting, fault: 'relative', says }];
  });
}

/**
 * Flags, and PKG_CONFIG, at which `go env` stops with a panic, and every build that comes to use them (envList of
 * https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/work/exec.go).
 */
export function refusedFlags(settings: Settings, goVersion: string): readonly Refused[] {
  if (!knows('quotes', goVersion)) return [];
  return [...flagSettings, 'PKG_CONFIG']
    .map((name) => settings(name))
    .filter(({ value }) => splitFlags(value, 'go') === null)
    .map((setting) => unclosed(setting, 'panics'));
}

function unclosed(setting: Setting, how: 'says' | 'panics'): Refused {
  const { name, value } = setting;
  const what = `unterminated ${openQuote(value) ?? ''} string`;
  return {
    setting,
    fault: 'quotes',
    says:
      how === 'says'
        ? `go: ${name} environment variable could not be parsed: ${what}`
        : `panic: could not parse environment variable ${name} with value ${JSON.stringify(value)}: ${what}`,
  };
}

function knows(fault: keyof typeof first, goVersion: string): boolean {
  return compareVersions(goVersion.replace(/^go/, ''), first[fault]) >= 0;
}
