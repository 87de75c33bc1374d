import { expect, test } from 'vitest';
import { refusalOf } from '../../../probes/debuggers/refusal.ts';
import { releaseFor, windowOf } from '../../../probes/debuggers/window.ts';

/** As in pkg/goversion/compat.go of each tag; `npm run test:delve-long` has real ones print them. */
test.each([
  [
    'v1.3.2',
    'Version of Delve is too old for this version of Go (maximum supported version 1.13, suppress this error with --check-go-version=false)',
    'Version of Go is too old for this version of Delve (minimum supported version 1.11, suppress this error with --check-go-version=false)',
  ],
  [
    'v1.7.2',
    'Version of Delve is too old for this version of Go (maximum supported version 1.17, suppress this error with --check-go-version=false)',
    'Version of Go is too old for this version of Delve (minimum supported version 1.15, suppress this error with --check-go-version=false)',
  ],
  [
    'v1.7.3',
    'Version of Delve is too old for Go version 1.26.8 (maximum supported version 1.17, suppress this error with --check-go-version=false)',
    'Go version 1.26.8 is too old for this version of Delve (minimum supported version 1.15, suppress this error with --check-go-version=false)',
  ],
  [
    'v1.21.0',
    'Version of Delve is too old for Go version 1.26.8 (maximum supported version 1.21, suppress this error with --check-go-version=false)',
    'Go version 1.26.8 is too old for this version of Delve (minimum supported version 1.18, suppress this error with --check-go-version=false)',
  ],
  [
    'v1.21.1',
    'Version of Delve is too old for Go version go1.26.8 (maximum supported version 1.21, suppress this error with --check-go-version=false)',
    'Go version go1.26.8 is too old for this version of Delve (minimum supported version 1.19, suppress this error with --check-go-version=false)',
  ],
])('the wording of %s', (release, tooNew, tooOld) => {
  const window = windowOf(release)!;
  const target = { goVersion: 'go1.26.8', dwarf5: false };
  expect(refusalOf('delve-too-old', window, target, release)).toBe(tooNew);
  expect(refusalOf('go-too-old', window, target, release)).toBe(tooOld);
});

test.each([
  ['v1.4.1', 'go1.26.8', null],
  ['v1.4.1', 'go1.24.5', 'Version of Delve is too old for this version of Go'],
  ['v1.5.0', 'go1.26.8', 'Version of Delve is too old for this version of Go'],
])(
  'what %s says about a program of %s with the debugging information of its time: %j',
  (release, goVersion, words) => {
    const said = refusalOf('delve-too-old', windowOf(release)!, { goVersion, dwarf5: true }, release);
    expect(said?.split(' (', 1)[0] ?? null).toBe(words);
  },
);

test('releases before 1.3.0 do not compare versions, so no supported range is known', () => {
  expect(['v1.2.0', 'v1.0.0-rc.1', 'v1.3.1', 'v1.3.2'].map((release) => windowOf(release))).toEqual([
    null,
    null,
    { oldest: 10, newest: 13, isRead: true },
    { oldest: 11, newest: 13, isRead: true },
  ]);
});

test.each([
  ['go1.18.10', 'v1.20.2'],
  ['go1.17.13', 'v1.9.1'],
  ['go1.16.15', 'v1.8.3'],
  ['go1.15.15', 'v1.7.3'],
  ['go1.14.15', null],
])('the release to use for %s is %s', (goVersion, release) => {
  expect(releaseFor([goVersion])).toBe(release);
});
