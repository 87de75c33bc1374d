import { type Fit, hasDwarf5, type Maker, type Window } from './window.ts';

/**
 * What Delve prints when it refuses a program for its Go (pkg/goversion/compat.go). `delve`: its release, `v1.22.1`. Null where it does
 * not come so far: one before 1.5.0 stops at DWARF 5, mostly with a panic (tried).
 */
export function refusalOf(
  fit: Exclude<Fit, 'works'>,
  { oldest, newest }: Window,
  { goVersion, dwarf5 }: Maker,
  delve: string,
): string | null {
  if (/^v1\.[0-4]\./.test(delve) && hasDwarf5({ goVersion, dwarf5 })) return null;
  const [name = ''] = goVersion.split(' ', 1);
  // Up to 1.7.2 it named no version, and up to 1.21.0 the number alone.
  const isSilent = /^v1\.(?:[0-6]\.|7\.[012]$)/.test(delve);
  const version = /^v1\.(?:\d\.|1\d\.|20\.|21\.0$)/.test(delve) ? name.replace(/^go/, '') : name;
  switch (fit) {
    case 'go-too-old':
      return `${isSilent ? 'Version of Go' : `Go version ${version}`} is too old for this version of Delve (minimum supported version 1.${oldest}, suppress this error with --check-go-version=false)`;
    case 'delve-too-old':
      return `Version of Delve is too old for ${isSilent ? 'this version of Go' : `Go version ${version}`} (maximum supported version 1.${newest}, suppress this error with --check-go-version=false)`;
    case 'delve-needs-rebuild':
      return 'To debug executables using DWARFv5 or later Delve must be built with Go version 1.25.0 or later';
  }
}
