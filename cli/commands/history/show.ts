import { type Command, commandLine } from '../../../messages/command.ts';
import { inLanguage } from '../../../messages/fill.ts';
import { costText } from '../../look/cost.ts';
import type { Receipt } from '../../../caches/receipt.ts';
import { receiptOf } from '../../../daemon/caches/record.ts';
import type { ChangeDetails, CostDetails, FindingDetails } from '../../../daemon/history/details.ts';
import { benchmarkOf } from '../../../daemon/history/benchmark-entry.ts';
import type { Benchmark } from '../../../daemon/history/benchmark.ts';
import type { HistoryEntry } from '../../../daemon/history/history.ts';
import { cacheName } from '../../../messages/cache.ts';
import { sayFinding } from '../../../probes/say.ts';
import { formatBytes, formatDateTime } from '../../../messages/units.ts';
import type { ObservedTool } from '../../../probes/probe.ts';
import type { Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { wrap } from '../../terminal/wrap.ts';
import { texts } from './text.ts';
import { cliText } from '../../text.ts';
import { texts as lookTexts } from '../../look/text.ts';

/** An entry as people read it: when, what, and from what to what. Undo is not offered for a clean-up whose plan is `settled`. */
export function showEntry(
  entry: HistoryEntry,
  { messages, colour, width }: Pick<Session, 'messages' | 'colour' | 'width'>,
  settled: ReadonlySet<string> = new Set(),
): string[] {
  const paint = painter(colour);
  const text = inLanguage(messages.language, texts);
  const { at, kind, rule, subject } = entry;
  const kinds: Readonly<Record<string, string>> = text.kinds;
  const head = [
    paint('dim', formatDateTime(at)),
    paint('bold', kinds[kind] ?? kind),
    ...(rule ? [rule] : []),
  ];
  if (entry.before !== undefined || entry.after !== undefined) {
    const { before = null, after = null } = entry;
    const change = changeText(before, after, messages);
    const { by } = detailsOf(entry);
    const maker = by ? wrap(text.by(by), width, 4, 6) : [];
    return [[...head, subject].join('  '), ...wrap(change, width, 2, 4), ...maker];
  }
  const receipt = receiptOf(entry);
  if (receipt)
    return [
      head.join('  '),
      ...wrap(receiptText(receipt, settled, messages), width, 2, 4, [takesBack(receipt)]),
    ];
  const benchmark = benchmarkOf(entry);
  if (benchmark) return [head.join('  '), ...wrap(benchmarkText(benchmark, messages), width, 2, 4)];
  const { finding, durationMs, cost } = detailsOf(entry);
  if (cost) return [[...head, costText(cost, messages)].join('  ')];
  const lasted = durationMs === undefined ? [] : [text.lasted(messages.units.duration(durationMs))];
  const summary = finding && kind !== 'resolved' ? sayFinding(messages, finding).summary : null;
  const severity = finding && kind !== 'resolved' ? [cliText(messages).severities[finding.severity]] : [];
  return [
    [...head, ...severity, ...(summary === null ? [subject] : []), ...lasted].join('  '),
    ...(summary === null ? [] : wrap(summary, width, 2)),
  ];
}

/** `go1.26.8: translated (Rosetta) takes 1.92 times as long; sort 1.31×, build encoding/json 2.80×` */
function benchmarkText(benchmark: Benchmark, messages: Session['messages']): string {
  const text = inLanguage(messages.language, texts);
  const { version, translator, ratio, works, project } = benchmark;
  const what = project === null ? version : `${version}, ${project}`;
  const each = works.flatMap(({ work, ratio: one }) => (one === null ? [] : [`${work} ${one.toFixed(2)}×`]));
  return [
    ratio === null ? text.measuredNoise(what, translator) : text.measured(what, translator, ratio.toFixed(2)),
    ...(each.length > 0 ? [each.join(', ')] : []),
  ].join('; ');
}

/** The plans of clean-ups that were taken back or removed for good. */
export function settledIn(entries: readonly HistoryEntry[]): ReadonlySet<string> {
  const receipts = entries.map(receiptOf).filter((receipt) => receipt !== null);
  return new Set(receipts.flatMap(({ kind, plan }) => (kind === 'cleaned' ? [] : [plan])));
}

/** `3.4 GB in 34,512 files: Go build cache, gopls; gowarden undo mhy3k2ab-1f2e3d4c until 2026-11-23 14:12:09`. */
function receiptText(receipt: Receipt, settled: ReadonlySet<string>, messages: Session['messages']): string {
  const text = inLanguage(messages.language, texts);
  const { plan, bytes, files, caches, undoUntil = 0, freedBytes, leftOut } = receipt;
  const names = caches.map(({ id }) => cacheName(id, messages)).join(', ');
  return [
    text.receipt(formatBytes(bytes), files, names),
    ...(undoUntil > Date.now() && !settled.has(plan)
      ? [text.receiptUndo(takesBack(receipt), undoUntil)]
      : []),
    ...(freedBytes === undefined ? [] : [text.receiptFreed(formatBytes(freedBytes))]),
    ...(leftOut.length > 0 ? [text.receiptLeftOut(leftOut.length)] : []),
  ].join('; ');
}

const takesBack = ({ plan }: Receipt): Command => commandLine`gowarden undo ${plan}`;

/** `go1.26.8 arm64 (homebrew) -> go1.27.1 amd64 (homebrew)` */
export function changeText(
  before: ObservedTool | null,
  after: ObservedTool | null,
  messages: Session['messages'],
): string {
  return inLanguage(messages.language, texts).change(
    toolText(before, after, messages),
    toolText(after, before, messages),
  );
}

/** Version, architecture and origin; where the two sides would read the same, also the file. */
function toolText(
  tool: ObservedTool | null,
  other: ObservedTool | null,
  messages: Session['messages'],
): string {
  if (tool === null) return inLanguage(messages.language, texts).nothing;
  const short = shortText(tool, messages);
  const same = other !== null && short === shortText(other, messages);
  return same && tool.file !== null ? `${short} ${tool.file}` : short;
}

function shortText(tool: ObservedTool, messages: Session['messages']): string {
  const states = inLanguage(messages.language, lookTexts).look.states;
  if (tool.state !== 'present') return states[tool.state] ?? tool.state;
  const origin = [tool.installer, ...(tool.prefix === null ? [] : [tool.prefix])].join(' ');
  return `${tool.version ?? '?'} ${tool.architectures.join('+') || '?'} (${origin})`;
}

/** What a transition stored beside its subject; entries of other kinds have none of it. */
function detailsOf({ details = {} }: HistoryEntry): Partial<FindingDetails & ChangeDetails & CostDetails> {
  return details as Partial<FindingDetails & ChangeDetails & CostDetails>;
}
