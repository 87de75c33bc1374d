import { expect, test } from 'vitest';
import type { GoBuild } from '../../../host/binary/report.ts';
import type { Ground } from '../../../probes/tools/answer.ts';
import { outdatedOn } from '../../../probes/tools/fit.ts';
import { kindOf } from '../../../probes/tools/readers.ts';

/** A golangci-lint as its build info describes it. */
function linter(version: string, builtBy: string): GoBuild {
  const major = version.startsWith('v2') ? '/v2' : '';
  const module = `github.com/golangci/golangci-lint${major}`;
  return {
    version: builtBy,
    path: `${module}/cmd/golangci-lint`,
    module: { path: module, version },
    settings: {},
  };
}

const at = (version: string) => ({ version, file: '/src/app/go.mod', line: 3 });

/** A module with these lines. */
function module(language: string, toolchain: string | null = null): Ground {
  return {
    ...{ directory: '/src/app', context: 'login-shell', certainty: 'observed' },
    ...{ selected: `go${toolchain ?? language}`, linter: null },
    language: at(language),
    toolchain: toolchain === null ? null : at(toolchain),
  };
}

function misfit(version: string, builtBy: string, ground: Ground) {
  const build = linter(version, builtBy);
  const kind = kindOf(build);
  return kind && outdatedOn(kind, build, ground);
}

// What people reported, looked up on 2026-11-30, where a report names no release or patch with one filled in. None of these was
// started here; `npm run test:readers-long` builds one and starts it.
test.each<readonly [where: string, version: string, builtBy: string, ground: Ground, says: string]>([
  [
    'https://github.com/golangci/golangci-lint/issues/5032 (2024-09-20)',
    ...(['v1.61.0', 'go1.22.6', module('1.23.1')] as const),
    'the Go language version (go1.22) used to build golangci-lint is lower than the targeted Go version (1.23.1)',
  ],
  [
    'https://github.com/pipe-cd/pipecd/pull/5658 (2025-03-13)',
    ...(['v1.62.2', 'go1.23.3', module('1.24.1')] as const),
    'the Go language version (go1.23) used to build golangci-lint is lower than the targeted Go version (1.24.1)',
  ],
  [
    'https://github.com/golangci/golangci-lint/issues/5641 (2025-03-26)',
    ...(['v2.0.2', 'go1.23.7', module('1.24.1')] as const),
    'the Go language version (go1.23) used to build golangci-lint is lower than the targeted Go version (1.24.1)',
  ],
  [
    'https://github.com/golangci/golangci-lint/issues/5563 (2025-03-17)',
    ...(['v1.64.5', 'go1.23.6', module('1.24')] as const),
    'the Go language version (go1.23) used to build golangci-lint is lower than the targeted Go version (1.24)',
  ],
  [
    'https://github.com/rfcku/ditto-cli/issues/41 (2026-05-01)',
    ...(['v2.1.6', 'go1.24.2', module('1.26.2')] as const),
    'the Go language version (go1.24) used to build golangci-lint is lower than the targeted Go version (1.26.2)',
  ],
  [
    'the toolchain line counts before the go line, as a comment in the go.mod of bililive-go/bililive-go says',
    ...(['v2.1.6', 'go1.23.10', module('1.23.0', '1.24.4')] as const),
    'the Go language version (go1.23) used to build golangci-lint is lower than the targeted Go version (1.24.4)',
  ],
])('it refuses as in %s', (_, version, builtBy, ground, says) => {
  expect(misfit(version, builtBy, ground)).toMatchObject({ misfit: 'refuses', says });
});

test.each<readonly [where: string, version: string, builtBy: string, ground: Ground]>([
  [
    'the module was lowered in https://github.com/golangci/golangci-lint/issues/5641',
    ...(['v2.0.2', 'go1.23.7', module('1.23.7')] as const),
  ],
  [
    'https://github.com/DataDog/datadog-secret-backend/pull/59 (2025-06-27) built by the same minor release',
    ...(['v1.64.2', 'go1.24.0', module('1.24.4')] as const),
  ],
])('it works where %s', (_, version, builtBy, ground) => {
  expect(misfit(version, builtBy, ground)).toBeNull();
});
