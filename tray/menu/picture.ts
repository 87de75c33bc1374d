import type { Status } from '../../daemon/status.ts';
import type { Messages } from '../../messages/speak.ts';
import { nextAge, toldAge } from './age.ts';
import { findingTitle } from './findings.ts';
import type { Words } from '../words.ts';
import { moment } from './moment.ts';
import { weight, worstFirst } from './worst.ts';
import { trayText } from '../text.ts';

/** What the icon's shape says. `stale` means every picture that must not be believed: old, incomplete, not there yet. */
export type Shape = 'native' | 'attention' | 'broken' | 'cleaning' | 'paused' | 'stale';

/** The state in one shape and one sentence. */
export interface Picture {
  readonly shape: Shape;
  readonly headline: string;
  /** The sentence with a time of day in place of an age: for where nothing keeps an age fresh. */
  readonly lasting: string;
}

/** A sentence that stays true as it is. */
const lasts = (shape: Shape, headline: string): Picture => ({ shape, headline, lasting: headline });

/** A check from further ahead than this was dated by a clock that has been set back since. */
const clockToleranceMs = 60_000;

/** What the user sees first: what runs now, then whether the picture can be believed, then the worst finding. */
export function picture(status: Status, now: number, words: Words): Picture {
  const { messages } = words;
  const said = trayText(messages.language).headline;
  const at = (ms: number): string => moment(ms, now);
  const busy = atWork(status, messages);
  if (busy !== null) return lasts('cleaning', busy);
  const { checkedAt } = status;
  if (isPaused(status, now)) {
    const until = at(status.paused?.until ?? now);
    return lasts('paused', said.paused(until, checkedAt === null ? null : at(checkedAt)));
  }
  if (checkedAt === null) return lasts('stale', said.first);
  if (checkedAt - now > clockToleranceMs) return lasts('stale', said.clock(at(checkedAt)));
  if (now - checkedAt > status.staleAfterMs) return lasts('stale', said.stale(at(checkedAt)));
  const worst = worstFirst(status.findings)[0];
  const shape = worst && shapes[weight(worst)];
  if (worst && shape) return lasts(shape, said.finding(findingTitle(worst, words), at(worst.openedAt)));
  const age = toldAge(now - checkedAt);
  const [shown, headline] = withoutFinding(status, said.checkedAgo(age), messages);
  return {
    shape: shown,
    headline,
    lasting: withoutFinding(status, said.checkedAt(at(checkedAt)), messages)[1],
  };
}

/** Nothing is open: that everything is native is said only where it was seen. */
function withoutFinding(
  status: Status,
  checked: string,
  messages: Messages,
): readonly [shape: Shape, headline: string] {
  const said = trayText(messages.language).headline;
  const { winner, hardware } = status;
  if (winner === null) return ['stale', said.noGo(checked)];
  if (status.unknown.length > 0) return ['stale', said.unsure(status.unknown.length, checked)];
  const native = winner.architectures.some((one) => hardware?.native.includes(one));
  if (!native) return ['stale', said.foreign(winner.architectures.join('+') || '?', checked)];
  const quiet = status.findings.filter((finding) => !finding.visible && finding.severity !== 'info').length;
  return ['native', quiet > 0 ? said.quiet(quiet, checked) : said.native(checked)];
}

function atWork(status: Status, messages: Messages): string | null {
  const said = trayText(messages.language).headline;
  const { state, progress } = status.cleaning;
  if (state === 'cleaning') return said.cleaning(percent(progress));
  if (state === 'undoing') return said.undoing;
  return state === 'purging' ? said.purging(percent(progress)) : null;
}

/** `40 %`; null when the progress is unknown. */
export function percent(share: number | null): string | null {
  return share === null ? null : `${Math.floor(Math.min(1, Math.max(0, share)) * 100)} %`;
}

export function isPaused(status: Status, now: number): boolean {
  return status.paused !== null && status.paused.until > now;
}

const shapes: readonly (Shape | null)[] = [null, 'stale', 'attention', 'broken'];

/**
 * When the menu may change by the passing of time alone, in milliseconds since 1970; null for never.
 */
export function nextChange(status: Status, now: number): number | null {
  const { checkedAt } = status;
  const staleAt = checkedAt === null ? null : checkedAt + status.staleAfterMs + 1;
  const fresh = checkedAt !== null && now - checkedAt <= status.staleAfterMs && !isPaused(status, now);
  // From then on the clock may have been right.
  const believedAt = checkedAt === null ? null : checkedAt - clockToleranceMs;
  const agesAt = fresh ? checkedAt + nextAge(now - checkedAt) : null;
  const instants = [
    believedAt,
    staleAt,
    agesAt,
    status.paused?.until ?? null,
    status.cleaning.undo?.until ?? null,
  ];
  const ahead = instants.filter((instant) => instant !== null && instant > now);
  return ahead.length === 0 ? null : Math.min(...(ahead as number[]));
}
