import { widthOf } from '../terminal/width.ts';
import type { Plan, PlanItem } from '../../caches/plan/plan.ts';
import { cacheName } from '../../messages/cache.ts';
import { formatBytes } from '../../messages/units.ts';
import type { Session } from '../command.ts';
import { painter } from '../terminal/colour.ts';
import { columns } from '../terminal/columns.ts';
import { wrap } from '../terminal/wrap.ts';
import { leftOutLines, usersIn } from './words.ts';
import { cachesText } from './text.ts';

type Page = Pick<Session, 'messages' | 'colour' | 'width' | 'verbose'>;

/** Things that are listed one by one without `--verbose`. */
const mostListed = 20;

/**
 * What a plan takes, what waits for whom, what is left out and why: the same for a dry run and before the question. With
 * `purgeNow` it goes for good at once.
 */
export function planLines(plan: Plan, page: Page, now: number, purgeNow = false): string[] {
  const { messages, colour, width } = page;
  const text = cachesText(messages).plan;
  const left = leftOutBlock(plan.leftOut, page);
  if (plan.items.length === 0) return [text.empty, ...left];
  const paint = painter(colour);
  return [
    ...wrap(paint('bold', text.title(plan.id, formatBytes(plan.bytes), plan.files)), width),
    ...groupLines(plan, page, now),
    ...left,
    ...wrap(purgeNow ? text.purgeNow : text.undo(plan.undoMinutes), width),
  ];
}

/** Each thing that was left out with its reason. */
export function leftOutBlock(leftOut: Plan['leftOut'], { messages, width, verbose }: Page): string[] {
  if (leftOut.length === 0) return [];
  const { leftOut: title, moreItems } = cachesText(messages).plan;
  const shown = verbose ? leftOut : leftOut.slice(0, mostListed);
  const rest = leftOut.length - shown.length;
  return [
    title,
    ...shown.flatMap((left) => leftOutLines(left, messages, width)),
    ...(rest > 0 ? [`  ${moreItems(rest)}`] : []),
  ];
}

/** Items of one cache that go for one reason at one time are one line; with `verbose` each is listed. */
function groupLines(plan: Plan, page: Page, now: number): string[] {
  const { messages, width, verbose } = page;
  const groups = new Map<string, PlanItem[]>();
  for (const item of plan.items) {
    const key = `${item.cache} ${item.reason} ${item.waits}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const all = [...groups.values()];
  const rows = all.map((items) => groupRow(items, plan, page, now));
  const wide = columns(rows, 2);
  const narrow = wide.some((line) => widthOf(line) > width);
  const lines = narrow
    ? columns(
        rows.map((cells) => cells.slice(0, 2)),
        2,
      )
    : wide;
  return lines.flatMap((line, index) => [
    line,
    ...(narrow ? wrap((rows[index] ?? []).slice(2).filter(Boolean).join(' · '), width, 4) : []),
    ...itemLines(all[index] ?? [], messages, width, verbose),
  ]);
}

function groupRow(items: readonly PlanItem[], plan: Plan, { messages }: Page, now: number): string[] {
  const text = cachesText(messages);
  const [first] = items;
  if (first === undefined) return [];
  const sum = (key: 'bytes' | 'files'): number => items.reduce((total, item) => total + item[key], 0);
  const used = Math.max(...items.map(({ lastUse }) => lastUse ?? 0));
  const by = plan.busy.find(({ cache }) => cache === first.cache)?.by ?? [];
  const remarks = [
    text.plan.reasons[first.reason] ?? first.reason,
    used === 0 ? '' : text.plan.lastUse(messages.units.ago(now - used)),
    first.waits ? text.plan.waits(usersIn(by, messages)) : '',
    text.costs[first.risk],
  ];
  return [
    cacheName(first.cache, messages, first.kind),
    formatBytes(sum('bytes')),
    text.files(sum('files')),
    remarks.filter((remark) => remark !== '').join(' · '),
  ];
}

/** Each thing by itself: where it says what is wrong with it, or when all is wanted. */
function itemLines(
  items: readonly PlanItem[],
  messages: Page['messages'],
  width: number,
  verbose: boolean,
): string[] {
  const telling = items.filter(({ evidence }) => verbose || evidence !== undefined);
  const shown = verbose ? telling : telling.slice(0, mostListed);
  const rest = telling.length - shown.length;
  return [
    ...shown.flatMap(({ path, evidence }) =>
      wrap([path, evidenceOf(evidence, messages)].filter(Boolean).join(': '), width, 4, 6),
    ),
    ...(rest > 0 ? [`    ${cachesText(messages).plan.moreItems(rest)}`] : []),
  ];
}

/** What speaks against it, part by part. */
const evidenceOf = (evidence: string | undefined, { told }: Page['messages']): string =>
  (evidence ?? '').split('; ').map(told).join('; ');
