/** Why `go mod tidy` failed, or would change something. */
export type TidyCauseId =
  | 'checksum-mismatch'
  | 'missing-go-sum'
  | 'malformed-go-sum'
  | 'lock'
  | 'toolchain'
  | 'offline'
  | 'network'
  | 'proxy'
  | 'certificate'
  | 'private-module'
  | 'permission'
  | 'disk'
  | 'syntax'
  | 'workspace'
  | 'vendor'
  | 'replacement'
  | 'ambiguous-import'
  | 'declared-path'
  | 'unknown-revision'
  | 'lost-replacement'
  | 'major-version'
  | 'import'
  | 'unparsed-code'
  | 'changed-meanwhile'
  | 'no-module'
  | 'flags'
  | 'environment'
  | 'damaged-cache'
  | 'not-tidy'
  | 'other';

/**
 * What a row means for tidy. The order matters: the first of the rows that a complaint contains decides, because what follows a
 * failed download is more specific than the failure itself.
 */
const meanings: ReadonlyMap<string, TidyCauseId> = new Map([
  ...(['D35', 'D01', 'D02'] as const).map((row) => [row, 'checksum-mismatch'] as const),
  ['C15', 'flags'],
  ['D16', 'flags'],
  ['D05', 'malformed-go-sum'],
  ['D09', 'changed-meanwhile'],
  ['D13', 'workspace'],
  ...(['D57', 'C06', 'C07', 'C08', 'C09', 'C10'] as const).map((row) => [row, 'toolchain'] as const),
  ['D34', 'ambiguous-import'],
  ['D30', 'declared-path'],
  ['D31', 'replacement'],
  ['D42', 'replacement'],
  ...(['E12', 'D45'] as const).map((row) => [row, 'disk'] as const),
  ['E15', 'environment'],
  ['E17', 'lock'],
  ['D50', 'private-module'],
  ['D38', 'certificate'],
  ...(['E01', 'E02', 'E04', 'E07', 'D49', 'D59'] as const).map((row) => [row, 'permission'] as const),
  ...(['D14', 'D15', 'D18', 'D19'] as const).map((row) => [row, 'workspace'] as const),
  ['D20', 'no-module'],
  ...(['D21', 'D23', 'E14', 'E11', 'D46', 'D48', 'D52', 'C02', 'C03', 'C11', 'D28'] as const).map(
    (row) => [row, 'environment'] as const,
  ),
  ['D53', 'major-version'],
  ['D32', 'major-version'],
  ['D60', 'syntax'],
  ['D55', 'syntax'],
  ['D06', 'syntax'],
  ['D43', 'import'],
  ['D37', 'lost-replacement'],
  ['D36', 'unknown-revision'],
  ['D27', 'private-module'],
  ['D41', 'private-module'],
  ...(['D39', 'D40', 'D47', 'D61'] as const).map((row) => [row, 'proxy'] as const),
  ['D26', 'private-module'],
  ['D58', 'network'],
  ['D29', 'network'],
  ['D51', 'network'],
  ...(['D03', 'D04'] as const).map((row) => [row, 'missing-go-sum'] as const),
  ...(['D10', 'D11', 'D12'] as const).map((row) => [row, 'vendor'] as const),
  ['D54', 'import'],
  ['D44', 'import'],
  ['C04', 'import'],
  ['D07', 'import'],
  ['D08', 'not-tidy'],
  ['D56', 'import'],
]);
const rank = new Map([...meanings.keys()].map((row, index) => [row, index]));

/** The place of a row among them: the smaller decides. Infinity where it means nothing for tidy. */
export function rankOf(row: string): number {
  return rank.get(row) ?? Infinity;
}

/** What go's lines mean for tidy, by the row that decides. */
export function idOf(row: string | undefined, lines: readonly string[]): TidyCauseId {
  const id = row === undefined ? 'other' : (meanings.get(row) ?? 'other');
  const isOff = lines.some((line) => line.includes('lookup disabled by GOPROXY=off'));
  if (id === 'network' && isOff) return 'offline';
  if (isVersionAsked(lines)) return isOff ? 'offline' : id === 'other' ? 'unknown-revision' : id;
  if (id === 'private-module' && lines.some((line) => unreached.some((words) => line.includes(words))))
    return 'network';
  // Whatever else went wrong with what was asked of a server.
  if (id === 'other' && lines.some((line) => /(?:Get|read) "https?:/.test(line))) return 'proxy';
  // A proxy in a directory, which lacks words of its own for what is missing.
  if (id === 'other' && lines.some((line) => line.includes(': reading file://'))) return 'private-module';
  // Of a file that cannot be parsed: a version that go would look up, or one that is none.
  if (!isOfFile(lines)) return id;
  if (isOff && lines.slice(1).every((line) => line.includes('lookup disabled by'))) return 'offline';
  return id === 'toolchain' || id === 'other' ? 'syntax' : id;
}

/** git's words over https of a host that it did not reach: whether the module is there is unknown. */
const unreached = ['Could not resolve host: ', 'Failed to connect to ', 'Could not resolve proxy: '];

/** The rows of a file that cannot be parsed. */
export const ofSyntax: ReadonlySet<string> = new Set(['D06', 'D55']);

/** In a reason: go looked the version up, as it does with a branch, and did not get it. */
const asked = [
  'reading file://',
  'reading http',
  'Get "',
  'unknown revision',
  'no matching versions',
  'git ',
];

/** Whether all that is wrong in a go.mod are versions that go would look up and could not. */
export function isVersionAsked(lines: readonly string[]): boolean {
  if (!isOfFile(lines)) return false;
  const said = lines.slice(1).filter((line) => /\.mod:\d{1,9}: /.test(line));
  return said.length > 0 && said.every((line) => asked.some((words) => reasonOf(line).includes(words)));
}

function reasonOf(line: string): string {
  return line.includes(': version "') ? (line.split('" invalid: ', 2)[1] ?? '') : '';
}

function isOfFile([first = '']: readonly string[]): boolean {
  return first.includes('errors parsing ') || first.includes('error loading ');
}
