import type { Hardware, Platform } from '../../host/host.ts';

/**
 * `native`: our script, run by macOS' own `osascript`, which has an arm64 half. `bundled`: the amd64 program that
 * systray2 brings along. `panel`: no program, we speak with the panel ourselves (Linux).
 */
export interface Candidate {
  readonly kind: 'native' | 'bundled' | 'panel';
  /** Runs under Rosetta. */
  readonly translated: boolean;
}

/**
 * Which helpers to try on this machine, the best first.
 *
 * On Apple silicon the native one comes first, however our own Node runs (`arch -arm64` forces it), and the bundled one
 * only where Rosetta is installed already: starting it otherwise would make macOS offer to install Rosetta. On an Intel
 * Mac the bundled one is native and the only one: osascript's closures leak files and hang there (libffi's fallback
 * without a trampoline table, https://github.com/libffi/libffi/blob/master/src/closures.c). On Linux the bundled one comes
 * first, because it also knows panels of before StatusNotifierItem; it is for amd64 alone.
 */
export function chooseHelpers(platform: Platform, hardware: Hardware): readonly Candidate[] {
  const bundled = { kind: 'bundled', translated: false } as const;
  if (platform === 'linux')
    return [...(hardware.native.includes('amd64') ? [bundled] : []), { kind: 'panel', translated: false }];
  if (hardware.architecture !== 'arm64') return [bundled];
  const rosetta = hardware.translators.some((one) => one.architecture === 'amd64');
  return [{ kind: 'native', translated: false }, ...(rosetta ? [{ ...bundled, translated: true }] : [])];
}
