import { commandLine } from '../../../messages/command.ts';
import { inLanguage } from '../../../messages/fill.ts';
import { widthOf } from '../../terminal/width.ts';
import type { CacheDocument } from '../../../caches/cleaner/report.ts';
import { cacheName } from '../../../messages/cache.ts';
import { formatBytes, formatCount } from '../../../messages/units.ts';
import type { Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { columns } from '../../terminal/columns.ts';
import { wrap } from '../../terminal/wrap.ts';
import { texts } from './text.ts';
import { leftOutLines, usersIn } from '../../caches/words.ts';
import { cachesText } from '../../caches/text.ts';

type Page = Pick<Session, 'messages' | 'colour' | 'width' | 'verbose'>;

/** The largest first; what is part of another is below it. */
function inOrder(caches: readonly CacheDocument[]): CacheDocument[] {
  const bySize = caches.toSorted((a, b) => (b.bytes ?? -1) - (a.bytes ?? -1));
  const ids = new Set(caches.map(({ id }) => id));
  const isInside = ({ within }: CacheDocument): boolean => within !== null && ids.has(within);
  return bySize
    .filter((cache) => !isInside(cache))
    .flatMap((cache) => [cache, ...bySize.filter(({ within }) => within === cache.id)]);
}

/** A line for each cache, or two where the terminal is narrow; with `verbose` all that is known. */
export function cacheTable(caches: readonly CacheDocument[], page: Page, now: number): string[] {
  const { colour, messages, width, verbose } = page;
  const text = inLanguage(messages.language, texts);
  const paint = painter(colour);
  const ordered = inOrder(caches);
  const { cache, size, files, lastUse, use, cost } = text.columns;
  const rows = ordered.map((one) => row(one, page, now));
  const wide = columns([[cache, size, files, lastUse, use, cost], ...rows]);
  const narrow = wide.some((line) => widthOf(line) > width);
  const lines = narrow
    ? columns([[cache, size, lastUse], ...rows.map(([a = '', b = '', , d = '']) => [a, b, d])])
    : wide;
  return lines.flatMap((line, index) => {
    const one = ordered[index - 1];
    if (one === undefined) return [paint('dim', line)];
    const user = one.use === 'busy' ? text.inUse(usersIn(one.users, messages)) : text.unknownUse;
    const rest = [
      one.files === null ? '' : cachesText(messages).files(one.files),
      ...(one.use === 'idle' ? [] : [user]),
      priceOf(one, messages),
    ];
    return [
      line,
      ...(narrow ? wrap(rest.filter((word) => word !== '').join(' · '), width, 4) : []),
      ...(verbose ? detailLines(one, page) : obstacle(one, page)),
    ];
  });
}

function row(one: CacheDocument, { messages }: Page, now: number): string[] {
  const text = inLanguage(messages.language, texts);
  const { id, kind, bytes, files, lastUse, use, users, within } = one;
  const counted = within !== null && bytes === null;
  return [
    `${within === null ? '' : '  '}${cacheName(id, messages, kind)}`,
    bytes === null ? (counted ? '–' : text.unmeasured) : formatBytes(bytes),
    files === null ? (counted ? '–' : text.unmeasured) : formatCount(files),
    lastUse === null ? '–' : messages.units.ago(now - lastUse),
    use === 'idle' ? text.idle : use === 'busy' ? usersIn(users, messages) : text.unknownUse,
    priceOf(one, messages),
  ];
}

/** Of a cache of which nothing is cleaned, or whose size is not known, the first reason. */
function obstacle({ bytes, frees, measuredAt, problems }: CacheDocument, page: Page): string[] {
  const [first] = problems;
  if (first === undefined || measuredAt === null || (bytes !== null && frees !== 0)) return [];
  return leftOutLines(first, page.messages, page.width).map((line) => `  ${line}`);
}

/** What removing it costs; of what is counted in another cache, in which. */
function priceOf({ risk, within, bytes }: CacheDocument, messages: Page['messages']): string {
  if (within === null || bytes !== null) return cachesText(messages).costs[risk];
  return inLanguage(messages.language, texts).within(cacheName(within, messages));
}

function detailLines(one: CacheDocument, { messages, width }: Page): string[] {
  const { details, buttons } = inLanguage(messages.language, texts);
  const { id, path, source, certainty, button, unusedBytes, problems, unknownUse } = one;
  const clean = commandLine`gowarden clean ${id}`;
  const removes = button === 'named' ? buttons.named(clean) : buttons[button];
  const facts = [
    `${details.path}: ${path}`,
    `${details.source}: ${messages.told(source)}${certainty === 'assumed' ? ` (${details.assumed})` : ''}`,
    `${details.id}: ${id} · ${details.removes}: ${removes}`,
    ...(unusedBytes ? [details.unused(formatBytes(unusedBytes))] : []),
    ...(unknownUse === null ? [] : [messages.told(unknownUse)]),
  ];
  return [
    ...facts.flatMap((fact) => wrap(fact, width, 4, 6, [clean])),
    ...problems.flatMap((problem) => leftOutLines(problem, messages, width).map((line) => `  ${line}`)),
  ];
}

/** What there is, and what each button frees: what their plans take. */
export function totalLine(caches: readonly CacheDocument[], { messages, width }: Page): string[] {
  const text = inLanguage(messages.language, texts);
  const outer = caches.filter(({ within }) => within === null);
  const total = formatBytes(outer.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0));
  const isWhole = outer.every(({ bytes }) => bytes !== null);
  const frees = (buttons: readonly string[]): number =>
    outer.filter(({ button }) => buttons.includes(button)).reduce((sum, one) => sum + (one.frees ?? 0), 0);
  const safe = frees(['safe']);
  const all = frees(['safe', 'all']);
  const parts = [
    isWhole ? text.total(total) : text.atLeast(total),
    ...(safe > 0 ? [text.frees(text.buttons.safe, formatBytes(safe))] : []),
    ...(all > safe ? [text.frees(text.buttons.all, formatBytes(all))] : []),
  ];
  return wrap(parts.join(' · '), width);
}
