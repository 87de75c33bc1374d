/**
 * The oldest Xcode and Command Line Tools with which Homebrew works on a macOS, by its major version, as of 2026-08-22
 * (commit aad366ff). Newer macOS versions are not judged.
 * https://github.com/Homebrew/brew/blob/main/Library/Homebrew/os/mac/xcode.rb
 */
const minimums: Readonly<Record<number, { readonly xcode: string; readonly commandLineTools: string }>> = {
  27: { xcode: '27.0', commandLineTools: '27.0.0' },
  26: { xcode: '26.0', commandLineTools: '26.0.0' },
  15: { xcode: '16.0', commandLineTools: '16.0.0' },
  14: { xcode: '15.0', commandLineTools: '15.0.0' },
  13: { xcode: '14.1', commandLineTools: '14.0.0' },
  12: { xcode: '13.1', commandLineTools: '13.0.0' },
  11: { xcode: '12.2', commandLineTools: '12.5.0' },
};

/** What this macOS needs at least, where `version` is older; null where it is not, or where one of them is not known. */
export function minimumAbove(
  version: string,
  kind: 'xcode' | 'commandLineTools',
  osVersion: string | null,
): string | null {
  const minimum = minimums[majorOf(osVersion) ?? 0]?.[kind];
  return minimum !== undefined && isVersion(version) && compareNumbers(version, minimum) < 0 ? minimum : null;
}

/** 26 of `26.1`; null when that is not a version. */
export function majorOf(version: string | null): number | null {
  return version !== null && isVersion(version) ? Number.parseInt(version, 10) : null;
}

export function isVersion(text: string): boolean {
  return /^\d{1,9}(?:\.\d{1,12}){0,9}$/.test(text);
}

/** Compares versions number by number: `16.0` and `16.0.0` are the same. */
export function compareNumbers(one: string, other: string): number {
  const [first, second] = [one, other].map((text) => text.split('.').map(Number));
  for (let at = 0; at < Math.max(first?.length ?? 0, second?.length ?? 0); at += 1) {
    const difference = (first?.[at] ?? 0) - (second?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
