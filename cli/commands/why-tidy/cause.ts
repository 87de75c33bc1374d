import type { Integer } from '../../../host/quantity.ts';
import { type Command, commandLine } from '../../../messages/command.ts';
import { evidenceOf } from '../../../messages/evidence.ts';
import { readGoSum } from '../../../host/formats/go-sum.ts';
import { linesOf } from '../../../host/formats/lines.ts';
import { tidyPatterns, type TidyCauseId } from '../../../probes/errors/tidy.ts';
import { inWords } from './text.ts';

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
  for (const [id, pattern] of tidyPatterns) {
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
