import { inLanguage } from '../../../messages/fill.ts';
import { formatShare } from '../../../messages/units.ts';
import type { Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { columns } from '../../terminal/columns.ts';
import { wrap } from '../../terminal/wrap.ts';
import type { BenchDocument, BenchSummary, BenchWork } from './document.ts';
import { type Texts, texts } from './text.ts';

type Shown = Pick<Session, 'messages' | 'colour' | 'width'>;

/** The table, what it comes to, and what makes it less than certain. */
export function showBench(document: BenchDocument, { messages, colour, width }: Shown): string[] {
  const text = inLanguage(messages.language, texts);
  const paint = painter(colour);
  const { version, hardware, works, runs, warnings } = document;
  const { os, architecture, translator } = hardware;
  const other = runs.find(({ translated }) => translated)?.architecture ?? '?';
  const rows = works.map((work) => rowOf(work, document, text));
  return [
    paint('bold', text.title(version, `${os}/${architecture}`, `${os}/${other}`, translator)),
    ...columns([text.head, ...rows], 2),
    `  ${paint('dim', text.legend)}`,
    ...wrap(conclusionOf(document, text), width),
    ...warnings.flatMap((sentence) => wrap(text.warning(messages.told(sentence)), width, 0, 2)),
  ];
}

/** What the whole comes to, in one sentence. */
export function conclusionOf({ works, ratio, spread }: BenchDocument, text: Texts): string {
  if (works.length === 0) return text.nothing;
  if (ratio === null) return text.noOverall(formatShare(spread ?? 0));
  if (works.every(({ isDistinct }) => !isDistinct)) return text.overallSame;
  return works.length === 1 ? text.overallOne(ratio.toFixed(2)) : text.overall(ratio.toFixed(2));
}

function rowOf(one: BenchWork, { runs }: BenchDocument, text: Texts): readonly string[] {
  const { work, native, translated, ratio, why, isDistinct } = one;
  const first = runs.find((series) => series.work === work && series.translated)?.first ?? null;
  const remarks = [
    ...(why === null ? [] : [text.why[why]]),
    ...(ratio !== null && !isDistinct ? [text.same] : []),
    ...(first === null ? [] : [text.first(formatSeconds(first))]),
  ];
  const shown = (summary: BenchSummary | null): string =>
    summary === null
      ? text.noRatio
      : text.seconds(formatSeconds(summary.median), formatShare(summary.spread));
  return [
    work,
    shown(native),
    shown(translated),
    ratio === null ? text.noRatio : text.times(ratio.toFixed(2)),
    remarks.join('; '),
  ];
}

/** `4.31 ms`, `1.24 s`, `75.2 s`: three digits. */
export function formatSeconds(seconds: number): string {
  if (seconds >= 100) return `${seconds.toFixed(0)} s`;
  return seconds < 1 ? `${(seconds * 1000).toPrecision(3)} ms` : `${seconds.toPrecision(3)} s`;
}
