import type { Integer } from '../../../host/quantity.ts';
import { type Command, commandLine } from '../../../messages/command.ts';
import { evidenceOf } from '../../../messages/evidence.ts';
import { readGoSum } from '../../../host/formats/go-sum.ts';
import { linesOf } from '../../../host/formats/lines.ts';
import {
  between,
  offlineModule,
  refusedModule,
  refusedPath,
  toolchainDownload,
  versionBefore,
  type LinePattern,
} from './lines.ts';
import { inWords } from './text.ts';

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

export interface TidyCause {
  readonly id: TidyCauseId;
  /** `module@version`, a path, a directive: what it is about; empty when go did not say. */
  readonly subject: string;
  /** go's own line, or what was compared. */
  readonly evidence: string;
  /** The process that holds a lock. */
  readonly pid?: Integer;
  /** Where content was compared: which of the two is wrong. Absent where that could not be told. */
  readonly fault?: 'cache' | 'go.sum';
}

/** What helps with a cause, for the terminal; null where no command does. */
export function commandFor({ id, subject, pid }: TidyCause): Command | null {
  if (id === 'lock' && pid !== undefined) return commandLine`kill ${pid}`;
  return id === 'permission' ? commandLine`ls -ld -- ${subject}` : null;
}

/** Each pattern's first group is the subject. The order matters: the first that matches a line decides it. */
const patterns: readonly (readonly [TidyCauseId, LinePattern])[] = [
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

/** Characters of a line that is shown. */
const longestLine = 400;
/** Modules that are named as missing in go.sum; of more it is told how many. */
const mostCauses = 20;

/** The causes that go's own words name, in their order, each once. Lines of progress name none. */
export function causesIn(stderr: string): readonly TidyCause[] {
  const causes = new Map<string, TidyCause>();
  for (const { text } of linesOf(stderr)) {
    const cause = causeOf(text.trim());
    if (causes.size === mostCauses) break;
    if (cause !== null && !causes.has(`${cause.id} ${cause.subject}`))
      causes.set(`${cause.id} ${cause.subject}`, cause);
  }
  return [...causes.values()];
}

function causeOf(line: string): TidyCause | null {
  for (const [id, pattern] of patterns) {
    const match = pattern.exec(line);
    if (match !== null)
      return { id, subject: (match[1] ?? '').replace(/:$/, ''), evidence: line.slice(0, longestLine) };
  }
  return null;
}

/** The first line of a go.sum that is none, as a merge leaves them: tidy skips it without a word, builds stop at it. */
export function malformedLine(goSum: string): readonly TidyCause[] {
  const { malformed } = readGoSum(goSum);
  return malformed === null
    ? []
    : [
        {
          id: 'malformed-go-sum',
          subject: `go.sum:${malformed.line}`,
          evidence: malformed.text.slice(0, longestLine),
        },
      ];
}

/** What tidy would change, from its copies of go.mod and go.sum before and after. */
export function changesOf(before: Pair, after: Pair): readonly TidyCause[] {
  const missing = new Map<string, TidyCause>();
  for (const line of added(before.goSum, after.goSum)) {
    const [module = '', version = ''] = line.split(' ', 2);
    const subject = `${module}@${version.replace(/\/go\.mod$/, '')}`;
    if (!missing.has(subject))
      missing.set(subject, { id: 'missing-go-sum', subject, evidence: inWords('lacks', { line }) });
  }
  const causes = [...missing.values()].slice(0, mostCauses);
  const unnamed = missing.size - causes.length;
  const plus = added(before.goMod, after.goMod);
  const minus = added(after.goMod, before.goMod);
  const surplus = added(after.goSum, before.goSum);
  const changes = [
    ...minus.map((line) => `go.mod - ${line}`),
    ...plus.map((line) => `go.mod + ${line}`),
    ...surplus.map((line) => `go.sum - ${line}`),
    ...(unnamed > 0 ? [inWords('more', { count: unnamed })] : []),
  ];
  if (changes.length > 0)
    causes.push({ id: 'not-tidy', subject: 'go.mod', evidence: evidenceOf(changes).join('\n') });
  return causes;
}

export interface Pair {
  readonly goMod: string;
  readonly goSum: string;
}

function added(before: string, after: string): string[] {
  const known = new Set([...linesOf(before)].map(({ text }) => text.trim()));
  return [...linesOf(after)].map(({ text }) => text.trim()).filter((line) => line !== '' && !known.has(line));
}
