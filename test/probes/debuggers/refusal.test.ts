import { expect, test } from 'vitest';
import { refusalOf } from '../../../probes/debuggers/refusal.ts';
import { windowOf } from '../../../probes/debuggers/window.ts';

/** As in pkg/goversion/compat.go of each tag; `npm run test:delve-long` has real ones print the later of them. */
test.each([
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
])('the words of %s', (release, tooNew, tooOld) => {
  const window = windowOf(release)!;
  expect(refusalOf('delve-too-old', window, 'go1.26.8', release)).toBe(tooNew);
  expect(refusalOf('go-too-old', window, 'go1.26.8', release)).toBe(tooOld);
});
