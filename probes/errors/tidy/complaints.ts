import { linesOf } from '../../../host/formats/lines.ts';
import { between, moduleIn, wordsOf } from '../lines.ts';
import { matchesIn } from '../match.ts';
import { idOf, isVersionAsked, ofSyntax, rankOf, type TidyCauseId } from './causes.ts';
import { subjectOf } from './subject.ts';
import { valuesOf } from './values.ts';

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

/** An indented line continues the one above it, as in a list of who requires whom or of what vendor/ lacks. */
function begins(line: string): boolean {
  const [first = ''] = line.split(' ', 1);
  if (line.startsWith('\t')) return false;
  return first === 'go:' || first === 'verifying' || (first.includes('@v') && first.endsWith(':'));
}

function complaintOf(lines: readonly string[], fetched: ReadonlyMap<string, string>): Complaint {
  const asked = isVersionAsked(lines);
  const rows = matchesIn(lines.join('\n'), { whole: true }).filter(
    ({ row }) => !asked || !ofSyntax.has(row.id),
  );
  const [best] = rows.toSorted((a, b) => rankOf(a.row.id) - rankOf(b.row.id));
  const at = firstError(lines);
  const error = (lines[at] ?? '').trim();
  const wanted =
    at === 0 ? between(`${error}:`, 'cannot find module providing package ', ':') : packageIn(error);
  const id = idOf(best?.row.id, lines);
  const asker = askerIn(lines, at);
  const values = {
    ...valuesOf(id, lines, best?.values ?? {}),
    ...(asker === null ? {} : { by: asker }),
  };
  const module = moduleOf([...lines.slice(at), ...lines.slice(0, at)], wanted, fetched);
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

/** The line that says why: those before it say who imports whom. */
function firstError(lines: readonly string[]): number {
  const at = lines.findIndex((line) => !isOfChain(line));
  return at === -1 ? 0 : at;
}

const chain = [' imports', ' tested by', ' requires'];

function isOfChain(line: string): boolean {
  return chain.some((end) => line.endsWith(end));
}

/** Who imports or requires what could not be had: a package, or a module with its version. */
function askerIn(lines: readonly string[], at: number): string | null {
  const line = at === 0 ? '' : (lines[at - 1] ?? '');
  const end = chain.find((one) => line.endsWith(one));
  if (end === undefined) return null;
  const name = line.slice(0, -end.length).trim();
  // `M/p tested by`, `M/p.test imports`: the tests of M/p.
  const tested = lines[at - 2]?.replace('go: ', '').trim() ?? '';
  if (tested.endsWith(' tested by') && name.endsWith('.test')) return tested.slice(0, -' tested by'.length);
  return name.startsWith('go: ') ? name.slice('go: '.length) : name;
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
