import type { Hardware, Platform } from '../../host/host.ts';

/**
 * `native`: our script, run by macOS' own `osascript`, which has an arm64 half. `bundled`: the amd64 program that
 * systray2 brings along. `panel`: a process of ours that speaks with the panel (Linux).
 */
export interface Candidate {
  readonly kind: 'native' | 'bundled' | 'panel';
  /** Runs under Rosetta. */
  readonly translated: boolean;
}

/**
 * Which helpers to try on this machine, the best first.
 *
 * On Apple silicon there is the native one, however our own Node runs (`arch -arm64` forces it). The bundled one would run under
 * Rosetta, of which macOS 26.4 warns the user with our name (https://github.com/zed-industries/zed/issues/57721), so it is tried
 * only where the settings ask for it and Rosetta is installed: starting it otherwise would make macOS offer to install that. On
 * an Intel Mac the bundled one is native and the only one: osascript's closures leak files and hang there (libffi's fallback
 * without a trampoline table, https://github.com/libffi/libffi/blob/master/src/closures.c). On Linux
 * ours comes first where a panel watches for it, because it shows by itself that the daemon says nothing; else the bundled one,
 * because it also knows panels of before StatusNotifierItem. That is for amd64 alone.
 */
export function chooseHelpers(
  platform: Platform,
  hardware: Hardware,
  { mayTranslate, isWatched }: { readonly mayTranslate: boolean; readonly isWatched: boolean },
): readonly Candidate[] {
  const bundled = { kind: 'bundled', translated: false } as const;
  if (platform === 'linux') {
    const panel = { kind: 'panel', translated: false } as const;
    if (!hardware.native.includes('amd64')) return [panel];
    return isWatched ? [panel, bundled] : [bundled, panel];
  }
  if (hardware.architecture !== 'arm64') return [bundled];
  const rosetta = mayTranslate && hardware.translators.some((one) => one.architecture === 'amd64');
  return [{ kind: 'native', translated: false }, ...(rosetta ? [{ ...bundled, translated: true }] : [])];
}
