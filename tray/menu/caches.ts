import type { Status } from '../../daemon/status.ts';
import { cacheName } from '../../messages/cache.ts';
import type { Messages } from '../../messages/speak.ts';
import { formatBytes } from '../../messages/units.ts';
import { moment } from './moment.ts';
import { percent } from './picture.ts';
import { does, opens, pool, says, type Row } from './row.ts';
import { trayText } from '../text.ts';

/** How many caches the submenu shows, the largest first. */
const shown = 12;

type CacheSummary = Status['caches'][number];

const sum = (caches: readonly CacheSummary[]): number =>
  caches.reduce((total, cache) => total + (cache.bytes ?? 0), 0);

/** Every cache with its size and who uses it. */
export function cacheRows(status: Status, messages: Messages): Row {
  const said = trayText(messages.language).caches;
  const caches = status.caches.toSorted((a, b) => (b.bytes ?? -1) - (a.bytes ?? -1));
  const unmeasured = caches.filter((cache) => cache.bytes === null);
  const rows = pool(shown, caches, (cache, index) => [
    says(`cache-${index}`, cache && cacheTitle(cache, messages)),
  ]);
  const rest = caches.length - shown;
  const none = caches.length === 0 ? said.none : null;
  const measured = unmeasured.length < caches.length ? formatBytes(sum(caches)) : null;
  const total = unmeasured.some(isAwaited)
    ? said.measuring(measured)
    : said.total(formatBytes(sum(caches)), unmeasured.length);
  return opens('caches', none ?? total, [
    says('caches-none', none),
    ...rows,
    says('caches-more', rest > 0 ? said.more(rest) : null),
  ]);
}

/** Its size arrives without a click: it has not been looked at yet. */
const isAwaited = ({ bytes, measuredAt }: CacheSummary): boolean => bytes === null && measuredAt === null;

function sizeText(cache: CacheSummary, messages: Messages): string {
  if (cache.bytes !== null) return formatBytes(cache.bytes);
  const said = trayText(messages.language).caches;
  return isAwaited(cache) ? said.unmeasured : said.unknownSize;
}

function cacheTitle(cache: CacheSummary, messages: Messages): string {
  const said = trayText(messages.language).caches;
  const name = cacheName(cache.id, messages, cache.kind);
  const text = said.one(name, sizeText(cache, messages));
  if (cache.use === 'busy') return said.busy(text, cache.usedBy ?? said.somebody);
  if (cache.use === 'unknown') return said.unknownUse(text);
  return cache.safe ? text : said.kept(text);
}

/** Clean in one click; while one waits, for whom. Disabled, it says why. */
export function cleanRow(status: Status, asked: boolean, messages: Messages): Row {
  const said = trayText(messages.language).clean;
  const row = (title: string, wish: 'clean' | null): Row => does('clean', title, wish && { kind: wish });
  const { state, progress, waitingFor } = status.cleaning;
  switch (state) {
    case 'waiting':
      return row(said.waiting(waitingFor ?? trayText(messages.language).caches.somebody), null);
    case 'cleaning':
      // The headline says it, and the row below cancels it.
      return does('clean', null, null);
    case 'purging':
      return row(said.purging(percent(progress)), null);
    case 'undoing':
      return row(said.undoing, null);
    case 'idle':
    case 'measuring':
    case 'examining':
  }
  if (asked) return row(said.asked, null);
  if (status.caches.length === 0) return row(said.none, null);
  // A busy cache is not a reason to refuse: the cleaner waits for its user and says so.
  const free = status.caches.filter((cache) => cache.safe && cache.use !== 'unknown');
  if (free.length === 0) return row(said.nothing, null);
  if (free.some(isAwaited)) return row(said.unmeasured, 'clean');
  if (free.some((cache) => cache.frees === null)) return row(said.unknownSize, 'clean');
  const bytes = free.reduce((total, { frees }) => total + (frees ?? 0), 0);
  return bytes === 0 ? row(said.nothing, null) : row(said.idle(formatBytes(bytes)), 'clean');
}

/** The way out of a clean-up that waits or runs; not there when there is none. */
export function cancelRow({ cleaning: { state, progress } }: Status, messages: Messages): Row {
  const said = trayText(messages.language).cancel;
  const title =
    state === 'waiting' ? said.waiting : state === 'cleaning' ? said.running(percent(progress)) : null;
  return does('cancel', title, title === null ? null : { kind: 'cancelClean' });
}

/** Takes the last clean-up back; not there when there is none to take back, or while another is to be cancelled first. */
export function undoRow(status: Status, now: number, messages: Messages): Row {
  const said = trayText(messages.language).undo;
  const { state, undo } = status.cleaning;
  if (state === 'undoing') return does('undo', said.running, null);
  if (undo === null || undo.until <= now || state === 'cleaning') return does('undo', null, null);
  return does('undo', said.idle(formatBytes(undo.bytes), moment(undo.until, now)), { kind: 'undo' });
}
