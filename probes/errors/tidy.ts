import { linesOf } from '../../host/formats/lines.ts';
import { addressIn, bare, between, hostOf, moduleIn, refusedPath, wordsOf } from './lines.ts';
import { matchesIn } from './match.ts';

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
  | 'changed-meanwhile'
  | 'no-module'
  | 'flags'
  | 'environment'
  | 'damaged-cache'
  | 'not-tidy'
  | 'other';

/** One thing that go complains of: where it began, and what it said of it. */
export interface Complaint {
  readonly id: TidyCauseId;
  /** The row of probes/errors that knows its text; null when none does. */
  readonly row: string | null;
  /** `module@version`, a path, a directive: what it is about; empty when go did not say. */
  readonly subject: string;
  /** go's own lines, the one that says why first. */
  readonly lines: readonly string[];
  /** The package that could not be had, by its import path; null when it is about none. */
  readonly package: string | null;
  /** Further names in it: both paths, both modules, the host. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * What a row means for tidy. The order matters: of the rows that a complaint says, the first here decides, as what stands behind
 * a failed download is more special than that it failed.
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
  ['D55', 'syntax'],
  ['D06', 'syntax'],
  ['D43', 'import'],
  ['D37', 'lost-replacement'],
  ['D36', 'unknown-revision'],
  ['D27', 'private-module'],
  ['D41', 'private-module'],
  ...(['D39', 'D40', 'D47'] as const).map((row) => [row, 'proxy'] as const),
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

/** Complaints and lines of one that are looked at; a tidy of a large module prints hundreds. */
const mostComplaints = 2000;
const mostLines = 60;

/**
 * What go complains of, in its order. A complaint begins with `go: ` (or, of checksums, without it) and goes on in the lines
 * that follow; lines of progress are none.
 */
export function complaintsIn(stderr: string): readonly Complaint[] {
  const fetched = new Map<string, string>();
  const entries: string[][] = [];
  for (const { text } of linesOf(stderr)) {
    const line = text.slice(0, longestLine).trimEnd();
    if (isProgress(line)) {
      const [, verb, path = '', version = ''] = wordsOf(line);
      if (verb === 'downloading') fetched.set(path, version);
      continue;
    }
    const last = entries.at(-1);
    if (last === undefined || begins(line)) {
      if (line !== '') entries.push([line]);
    } else if (last.length < mostLines) last.push(line);
  }
  return entries.slice(0, mostComplaints).map((lines) => complaintOf(lines, fetched));
}

/** What go says while it works: `go: downloading M V`, `go: finding module for package P`, `go: found P in M V`. */
function isProgress(line: string): boolean {
  const [go, verb = '', ...rest] = wordsOf(line);
  if (go !== 'go:') return false;
  if (verb === 'downloading' || verb === 'extracting') return rest.length === 2;
  return verb === 'finding' || verb === 'found' || verb === 'warning:';
}

/** Characters of a line that are read: go's own have less. */
const longestLine = 2048;

function begins(line: string): boolean {
  const [first = ''] = line.split(' ', 1);
  return first === 'go:' || first === 'verifying' || (first.includes('@v') && first.endsWith(':'));
}

function complaintOf(lines: readonly string[], fetched: ReadonlyMap<string, string>): Complaint {
  const rows = matchesIn(lines.join('\n'));
  const [best] = rows.toSorted((a, b) => (rank.get(a.row.id) ?? Infinity) - (rank.get(b.row.id) ?? Infinity));
  const at = firstError(lines);
  const error = (lines[at] ?? '').trim();
  const wanted = at === 0 ? null : packageIn(error);
  const id = idOf(best?.row.id, lines);
  const values = valuesOf(id, lines, best?.values ?? {});
  const module = moduleOf(lines, wanted, fetched);
  const said = best?.line ?? error;
  return {
    id,
    row: best?.row.id ?? null,
    subject: subjectOf(id, { lines, said, error, module, wanted, values }),
    lines: [...lines.slice(at), ...lines.slice(0, at)]
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    package: wanted,
    values,
  };
}

function idOf(row: string | undefined, lines: readonly string[]): TidyCauseId {
  const id = row === undefined ? 'other' : (meanings.get(row) ?? 'other');
  const isOff = lines.some((line) => line.includes('lookup disabled by GOPROXY=off'));
  return id === 'network' && isOff ? 'offline' : id;
}

/** The line that says why: those before it say who imports whom. */
function firstError(lines: readonly string[]): number {
  const at = lines.findIndex((line) => !line.endsWith(' imports') && !line.endsWith(' tested by'));
  return at === -1 ? 0 : at;
}

/** The package at the beginning of a line: `example.com/a: cannot find …`. */
function packageIn(line: string): string | null {
  const end = line.indexOf(': ');
  const name = end === -1 ? '' : line.slice(0, end);
  return name === '' || name.includes(' ') ? null : name;
}

/** The module that could not be had: go's own name of it, else the one of the package that go began to download. */
function moduleOf(
  lines: readonly string[],
  wanted: string | null,
  fetched: ReadonlyMap<string, string>,
): string | null {
  for (const line of lines) {
    const named = moduleIn(line);
    if (named !== null) return named;
    const path = between(line, 'reading ', '/go.mod at revision ');
    const revision = path === null ? null : between(`${line}:`, '/go.mod at revision ', ':');
    if (path !== null && revision !== null) return `${path}@${revision}`;
  }
  const [module] = [...fetched.keys()]
    .filter((path) => wanted === path || wanted?.startsWith(`${path}/`))
    .toSorted((a, b) => b.length - a.length);
  return module === undefined ? null : `${module}@${fetched.get(module)}`;
}

interface Said {
  readonly lines: readonly string[];
  readonly said: string;
  readonly error: string;
  readonly module: string | null;
  readonly wanted: string | null;
  readonly values: Readonly<Record<string, string>>;
}

function subjectOf(id: TidyCauseId, said: Said): string {
  const { module, wanted, values } = said;
  return subjects[id]?.(said) ?? module ?? wanted ?? values.package ?? values.module ?? values.url ?? '';
}

const places = ({ lines }: Said): string | null => first(lines, placeIn);
const paths = ({ lines, values }: Said): string => first(lines, refusedPath) ?? values.directory ?? '';
const hosts = ({ values, module, wanted }: Said): string => values.host ?? module ?? wanted ?? '';
const packages = ({ values, wanted }: Said): string => values.package ?? wanted ?? '';

/** Causes that are about something else than a module. */
const subjects: Partial<Readonly<Record<TidyCauseId, (said: Said) => string | null>>> = {
  flags: ({ said }) => {
    const line = `${said}\n`;
    return between(line, 'parsing $GOFLAGS: ', '\n') ?? between(line, 'go: ', '\n') ?? said;
  },
  toolchain: ({ said }) => toolchainIn(said) ?? '',
  permission: paths,
  disk: paths,
  syntax: (said) => places(said) ?? between(said.error, 'errors parsing ', ':') ?? '',
  'major-version': (said) => places(said) ?? said.module ?? '',
  'malformed-go-sum': (said) => places(said) ?? 'go.sum',
  'changed-meanwhile': ({ said }) => between(said, 'updating ', ':') ?? 'go.mod',
  network: hosts,
  proxy: hosts,
  certificate: hosts,
  workspace: ({ values }) => values.directory ?? values.module ?? '',
  replacement: ({ values }) => values.directory ?? '',
  'ambiguous-import': packages,
  import: packages,
  environment: ({ said }) => settingIn(said),
  'no-module': () => '',
};

function first(lines: readonly string[], read: (line: string) => string | null): string | null {
  for (const line of lines) {
    const found = read(line);
    if (found !== null) return found;
  }
  return null;
}

/** The version or name of a toolchain in go's words of it. */
function toolchainIn(line: string): string | null {
  return (
    between(line, 'requires go >= ', ' (') ??
    between(line, 'invalid GOTOOLCHAIN "', '"') ??
    between(line, 'invalid toolchain "', '"') ??
    between(line, 'cannot find "', '"') ??
    /download(?:ing)? (go1[^\s:]*)/.exec(line)?.[1] ??
    /golang\.org\/toolchain@v0\.0\.1-(go1[^\s:]*)\.[a-z0-9]+-[a-z0-9]+/.exec(line)?.[1] ??
    null
  );
}

/** `go.mod:5` at the beginning of a line. */
function placeIn(line: string): string | null {
  const text = line.trim();
  const said = text.startsWith('go: ') ? text.slice('go: '.length) : text;
  for (const kind of ['.mod:', '.work:', '.sum:']) {
    const at = said.indexOf(kind);
    const end = at === -1 ? -1 : said.indexOf(':', at + kind.length);
    if (end !== -1 && /^\d{1,9}$/.test(said.slice(at + kind.length, end))) return said.slice(0, end);
  }
  return null;
}

/** The variable that a sentence of go is about. */
function settingIn(line: string): string {
  const known =
    /\b(GO111MODULE|GOMODCACHE|GOPATH|GOCACHEPROG|GOCACHE|GOROOT|GOSUMDB|GOVCS|GOEXPERIMENT|GOBIN|GOTMPDIR|TMPDIR|HOME)\b/;
  if (line.includes('executable file not found in $PATH')) return 'PATH';
  return known.exec(line)?.[1] ?? '';
}

function valuesOf(
  id: TidyCauseId,
  lines: readonly string[],
  matched: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const text = lines.join('\n');
  const host = lines.map((line) => addressIn(line) ?? '').find((address) => address !== '');
  const values: Record<string, string> = { ...matched };
  const set = (name: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined && value !== '') values[name] = value.trim();
  };
  set('host', (host === undefined ? null : hostOf(host)) ?? looked(lines));
  if (id === 'declared-path') {
    set('declared', between(`${text}\n`, 'module declares its path as: ', '\n'));
    set('required', between(`${text}\n`, 'but was required as: ', '\n'));
  }
  if (id === 'ambiguous-import') {
    const modules = lines.flatMap((line) =>
      line.endsWith(')') ? [line.slice(0, line.indexOf(' (')).trim()] : [],
    );
    set('one', modules[0]);
    set('other', modules[1]);
  }
  if (id === 'checksum-mismatch') {
    for (const [name = '', hash = ''] of lines.map(wordsOf)) {
      if (!hash.startsWith('h1:')) continue;
      set(name === 'downloaded:' ? 'downloaded' : 'recorded', hash);
      if (name !== 'downloaded:' && name !== 'go.sum:') set('database', bare(name));
    }
  }
  if (id === 'replacement') {
    set(
      'directory',
      between(text, 'replacement directory ', ' does not exist') ?? between(text, '(replaced by ', ')'),
    );
  }
  if (id === 'unknown-revision') set('revision', revisionIn(text));
  return values;
}

/** The name or address that could not be reached, where no whole address stands. */
function looked(lines: readonly string[]): string | null {
  for (const words of lines.map(wordsOf)) {
    const named = words[words.indexOf('lookup') + 1];
    if (words.includes('lookup') && named !== undefined && named !== 'disabled') return bare(named);
    const dialled = words.indexOf('tcp') === -1 ? '' : (words[words.indexOf('tcp') + 1] ?? '');
    if (words.includes('dial') && dialled.includes(':')) return bare(dialled);
  }
  return null;
}

function revisionIn(text: string): string | null {
  const query = between(text, 'no matching versions for query "', '"');
  const after = between(`${text}\n`, 'unknown revision ', '\n');
  return query ?? (after === null ? null : bare(after.split(' ', 1)[0] ?? ''));
}
