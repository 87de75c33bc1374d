import { readGoSum } from '../../../host/formats/go-sum.ts';
import { linesOf } from '../../../host/formats/lines.ts';
import { evidenceOf } from '../../../messages/evidence.ts';
import type { TidyCause } from './cause.ts';
import type { Pair } from './reproduce.ts';
import { inWords } from './text.ts';

/** Characters of a line that is shown. */
const longestLine = 400;

/** Modules that are named as missing in go.sum; of more only the number is given. */
const mostNamed = 20;

/** What the two files are called: not go.mod where GOFLAGS names another. */
export interface Names {
  readonly mod: string;
  readonly sum: string;
}

/** The first malformed line of a go.sum, as merges leave them: tidy skips it silently, builds stop at it. */
export function malformedLine(goSum: string, file: string): readonly TidyCause[] {
  const { malformed } = readGoSum(goSum);
  return malformed === null
    ? []
    : [
        {
          id: 'malformed-go-sum',
          subject: `${file}:${malformed.line}`,
          evidence: malformed.text.slice(0, longestLine),
          buildsStop: true,
        },
      ];
}

/**
 * What tidy would change, from its copies of go.mod and go.sum before and after. `lacking`: whether builds stop at what
 * go.sum lacks; null when unknown.
 */
export function changesOf(
  before: Pair,
  after: Pair,
  lacking: boolean | null,
  { mod, sum }: Names = { mod: 'go.mod', sum: 'go.sum' },
): readonly TidyCause[] {
  const goSum = added(before.goSum, after.goSum);
  const missing = new Map<string, string>();
  for (const line of goSum) {
    const [module = '', version = ''] = line.split(' ', 2);
    const subject = `${module}@${version.replace(/\/go\.mod$/, '')}`;
    if (!missing.has(subject)) missing.set(subject, line);
  }
  // Lines that builds do without are one more change, and no cause of its own.
  const isOwn = lacking !== false && missing.size > 0;
  const [first = '', ...others] = missing.keys();
  const named: readonly TidyCause[] = isOwn
    ? [
        {
          id: 'missing-go-sum',
          subject: first,
          ...(others.length > 0 ? { others: others.slice(0, mostNamed), count: missing.size } : {}),
          evidence: evidenceOf(goSum.map((line) => inWords('lacks', { file: sum, line }))).join('\n'),
          ...(lacking === null ? {} : { buildsStop: lacking }),
        },
      ]
    : [];
  const changes = [
    ...added(after.goMod, before.goMod).map((line) => `${mod} - ${line}`),
    ...added(before.goMod, after.goMod).map((line) => `${mod} + ${line}`),
    ...(isOwn ? [] : goSum.map((line) => `${sum} + ${line}`)),
    ...added(after.goSum, before.goSum).map((line) => `${sum} - ${line}`),
  ];
  const format = before.goMod !== after.goMod && changes.length === 0;
  if (format) changes.push(inWords('format', { file: mod }));
  if (changes.length === 0) return named;
  return [...named, { id: 'not-tidy', subject: mod, evidence: evidenceOf(changes).join('\n') }];
}

function added(before: string, after: string): string[] {
  const known = new Set([...linesOf(before)].map(({ text }) => text.trim()));
  return [...linesOf(after)].map(({ text }) => text.trim()).filter((line) => line !== '' && !known.has(line));
}
