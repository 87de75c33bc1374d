import type { Fit, Window } from './window.ts';

/** What Delve prints when it refuses a program for its Go (pkg/goversion/compat.go). `delve`: its release, `v1.22.1`. */
export function refusalOf(
  fit: Exclude<Fit, 'works'>,
  { oldest, newest }: Window,
  goVersion: string,
  delve: string,
): string {
  const [name = ''] = goVersion.split(' ', 1);
  // Up to 1.20 it told the number alone.
  const version = /^v1\.(?:\d|1\d|20)\./.test(delve) ? name.replace(/^go/, '') : name;
  switch (fit) {
    case 'go-too-old':
      return `Go version ${version} is too old for this version of Delve (minimum supported version 1.${oldest}, suppress this error with --check-go-version=false)`;
    case 'delve-too-old':
      return `Version of Delve is too old for Go version ${version} (maximum supported version 1.${newest}, suppress this error with --check-go-version=false)`;
    case 'delve-needs-rebuild':
      return 'To debug executables using DWARFv5 or later Delve must be built with Go version 1.25.0 or later';
  }
}
