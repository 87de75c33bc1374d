import {
  between,
  offlineModule,
  refusedModule,
  refusedPath,
  toolchainDownload,
  versionBefore,
  type LinePattern,
} from './lines.ts';

/** Why `go mod tidy` failed, or would change something. The literals are cmd/go's own (Go 1.26.8, see the links at each). */
export type TidyCauseId =
  | 'checksum-mismatch'
  | 'missing-go-sum'
  | 'malformed-go-sum'
  | 'lock'
  | 'toolchain'
  | 'offline'
  | 'private-module'
  | 'permission'
  | 'syntax'
  | 'workspace'
  | 'replacement'
  | 'import'
  | 'changed-meanwhile'
  | 'no-module'
  | 'flags'
  | 'damaged-cache'
  | 'not-tidy'
  | 'other';

/** Each pattern's first group is the subject. The order matters: the first that matches a line decides it. */
export const tidyPatterns: readonly (readonly [TidyCauseId, LinePattern])[] = [
  // modfetch/fetch.go, goSumMismatch and sumdbMismatch
  ['checksum-mismatch', /^verifying (\S+?)(?:\/go\.mod)?: checksum mismatch/],
  ['malformed-go-sum', /^(?:go: )?malformed go\.sum:?\s*(.*)/],
  ['missing-go-sum', versionBefore(': missing go.sum entry')],
  ['missing-go-sum', /missing go\.sum entry for module providing package (\S+)/],
  // gover.TooNewError, toolchain.Exec
  ['toolchain', between('requires go >= ', ' (running go ')],
  ['toolchain', /download (go\S+) for \S+: toolchain not available/],
  ['toolchain', /cannot find "(go\S+)" in PATH/],
  ['toolchain', /invalid (?:GOTOOLCHAIN|toolchain) "([^"]*)"/],
  ['toolchain', toolchainDownload],
  ['changed-meanwhile', /(?:updating )?(go\.mod|go\.sum)?: existing contents have changed since last read/],
  ['permission', refusedPath],
  [
    'workspace',
    /(?:module|directory) (\S+) (?:listed in go\.work|is contained in a module that is not one of the workspace)/,
  ],
  ['workspace', /cannot load module (\S+) listed in go\.work/],
  ['flags', /parsing \$GOFLAGS: (.*)/],
  ['flags', /-mod may only be set to (.*)/],
  ['syntax', /errors parsing (\S+?):$/],
  ['syntax', /(go\.(?:mod|work):\d+): /],
  ['no-module', between('go.mod file not found in ', '; see')],
  ['replacement', /replacement directory (\S+) does not exist/],
  ['replacement', /module declares its path as: (\S+)/],
  ['private-module', refusedModule],
  ['private-module', /(terminal prompts disabled)/],
  ['private-module', /(could not read Username for .*)/],
  ['offline', offlineModule],
  ['offline', /dial tcp:? ?(?:lookup )?(\S+)/],
  ['import', /package (\S+) is not in std/],
  ['import', /ambiguous import: found package (\S+) in multiple modules/],
  ['import', /cannot find module providing package (\S+?):/],
];
