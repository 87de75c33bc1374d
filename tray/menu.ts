import type { Status } from '../daemon/status.ts';
import { sayNotice } from '../messages/notice.ts';
import type { Messages } from '../messages/speak.ts';
import { formatBytes, formatShare } from '../messages/units.ts';
import { visible, type Visible } from '../messages/visible.ts';
import { withAnswer, type Answer } from './menu/answer.ts';
import { cacheRows, cancelRow, cleanRow, undoRow } from './menu/caches.ts';
import { findingRows, firstStep } from './menu/findings.ts';
import type { Words } from './words.ts';
import { moment } from './menu/moment.ts';
import { isPaused, picture, type Shape } from './menu/picture.ts';
import { does, fit, opens, pool, says, type Row } from './menu/row.ts';
import { trayText } from './text.ts';

/** What the tray shows: everything in it was decided here. */
export interface Menu {
  readonly shape: Shape;
  /** The state in words, for VoiceOver and for pointing at the icon; with times of day, so that the icon stays as it is while ages pass. */
  readonly label: Visible;
  readonly rows: readonly (Row | 'separator')[];
  /** What a helper of ours shows by itself, in the shape of `stale`, when it has heard nothing for minutes. */
  readonly silent: { readonly label: Visible; readonly headline: Visible };
}

/** What the tray itself is doing for the user: rows clicked and not yet answered, and the last answer. */
export interface Activity {
  /** Ids of rows. */
  readonly pending: readonly string[];
  readonly answer: Answer | null;
}

export const idle: Activity = { pending: [], answer: null };

/** How many notices about gowarden itself the submenu shows. */
const noticesShown = 3;

/**
 * The menu for a status at `now` (milliseconds since 1970) in the language of the words. Pure. The rows are the same for every status, in number,
 * order and id; at most twelve of them are to be seen at the top level, thirteen while a
 * clean-up waits; only their titles, `enabled` and `hidden` differ.
 */
export function menu(status: Status, now: number, words: Words, activity: Activity = idle): Menu {
  const { messages } = words;
  const said = trayText(messages.language);
  const seen = picture(status, now, words);
  const checking = activity.pending.some((row) => row === 'check' || row === 'headline');
  const rows: (Row | 'separator')[] = [
    // Enabled, because a disabled row is too pale for the sentence that matters most.
    does('headline', seen.headline, { kind: 'check' }),
    firstStep(status, words),
    findingRows(status, words),
    toolchainRow(status, messages),
    'separator',
    cacheRows(status, messages),
    cleanRow(status, activity.pending.includes('clean'), messages),
    cancelRow(status, messages),
    undoRow(status, now, messages),
    'separator',
    does('check', checking ? said.check.running : said.check.idle, checking ? null : { kind: 'check' }),
    pauseRows(status, now, messages),
    does('history', said.history, { kind: 'open', what: 'history' }),
    moreRows(status, now, messages),
    'separator',
    does('quit', said.quit, { kind: 'quit' }),
  ];
  return {
    shape: seen.shape,
    label: visible(`${said.label[seen.shape]}. ${fit(seen.lasting)}`),
    rows: withAnswer(rows, activity.answer, status, now, messages),
    silent: {
      label: visible(`${said.label.stale}. ${said.headline.silent}`),
      headline: fit(said.headline.silent),
    },
  };
}

function toolchainRow(status: Status, messages: Messages): Row {
  const said = trayText(messages.language).toolchain;
  const { winner, hardware } = status;
  if (winner === null) return says('toolchain', said.none);
  const architecture = winner.architectures.join('+') || said.unknown;
  const text = said.winner(
    winner.version?.replace(/^go/, '') ?? said.unknown,
    architecture,
    winner.path,
    winner.installer,
  );
  const foreign =
    hardware !== null &&
    winner.architectures.length > 0 &&
    !winner.architectures.some((one) => hardware.native.includes(one));
  return says('toolchain', foreign ? said.foreign(text) : text);
}

function pauseRows(status: Status, now: number, messages: Messages): Row {
  const said = trayText(messages.language).pause;
  const paused = isPaused(status, now);
  const title = paused && status.paused ? said.until(moment(status.paused.until, now)) : said.idle;
  return opens('pause', title, [
    does('resume', paused ? said.resume : said.notPaused, paused ? { kind: 'resume' } : null),
    does('pause-hour', said.hour, { kind: 'pause', until: 'hour' }),
    does('pause-tomorrow', said.tomorrow, { kind: 'pause', until: 'tomorrow' }),
  ]);
}

function moreRows(status: Status, now: number, messages: Messages): Row {
  const said = trayText(messages.language).more;
  const { daemon, notices, pathAsOf } = status;
  const { cost } = daemon;
  const cpu = cost.cpuShare === null ? '?' : formatShare(cost.cpuShare);
  const database = cost.databaseBytes === null ? '?' : formatBytes(cost.databaseBytes);
  return opens('more', notices.length > 0 ? said.notices(notices.length) : said.title, [
    ...pool(noticesShown, notices, (notice, index) => [
      says(`notice-${index}`, notice && sayNotice(messages, notice)),
    ]),
    does('diagnostics', said.diagnostics, { kind: 'diagnostics' }),
    does('log', said.log, { kind: 'open', what: 'log' }),
    does('settings', said.settings, { kind: 'open', what: 'settings' }),
    says('path', pathAsOf === null ? null : said.pathAsOf(moment(pathAsOf, now))),
    says('about', said.about(daemon.version, moment(daemon.startedAt, now))),
    says('cost', said.cost(formatBytes(cost.rssBytes), cpu, moment(status.at, now))),
    says('cost-more', said.costMore(cost.watches, cost.descriptors, database)),
    says('simulated', daemon.simulated ? said.simulated(daemon.host) : null),
  ]);
}
