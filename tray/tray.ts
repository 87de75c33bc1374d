import type { Outcome } from '../messages/outcome.ts';
import type { PartContext } from '../daemon/part.ts';
import type { Notice } from '../daemon/status.ts';
import { act } from './act.ts';
import { copyText } from '../desktop/clipboard.ts';
import { chooseHelpers, type Candidate } from './helper/choose.ts';
import { cpuSeconds } from './helper/cpu.ts';
import { installHelper } from './helper/install.ts';
import { keepHelper, NotNow } from './helper/keep.ts';
import { linuxNeeds } from './helper/needs.linux.ts';
import { startHelper } from './helper/start.ts';
import { idle, menu, type Activity, type Menu } from './menu.ts';
import { nextChange } from './menu/picture.ts';
import type { Row } from './menu/row.ts';
import { startOnPanel } from './status-notifier/start.ts';
import { busIsAway, panelIsMissing } from '../desktop/panel.linux.ts';

/** The icon of a running daemon. It acts only through `actions`; without it the daemon loses nothing else. */
export interface Tray {
  /** Why there is no icon, or not the one that was wanted; none when all is well. */
  notices(): readonly Notice[];
  /** Removes the icon and ends the helper, within four seconds at most. */
  close(): Promise<void>;
}

/** What the tray is lent. `host` must be the machine that we run on, never a simulated one. */
export type TrayContext = Pick<
  PartContext,
  'actions' | 'events' | 'host' | 'paths' | 'messages' | 'say' | 'log' | 'clock'
>;

export interface TrayOptions {
  /** Milliseconds within which a helper must be ready. */
  readonly readyLimitMs?: number;
  /** The native helper's script. */
  readonly script?: string;
  /** Puts a helper in place and answers its `copyDir`; tests put their own there. */
  readonly install?: typeof installHelper;
}

/** A busy login can hold osascript up for long. */
const readyLimitMs = 20_000;
/**
 * Timers stand still while the machine sleeps: one set for when the picture gets stale would leave it green for long after a
 * night. So the wall clock is looked at this often; our own helper takes three times that without a word for silence.
 */
const lookEveryMs = 60_000;
/** Events in quick succession are painted once. */
const paintAfterMs = 50;

/** Shows the icon and keeps it, until `close`. Does not wait for it to appear. */
export function startTray(context: TrayContext, options: TrayOptions = {}): Tray {
  const { actions, events, host, paths, messages, say, log, clock } = context;
  let activity: Activity = idle;
  let panelMissing = false;
  let shown = draw();
  let cancelPaint: (() => void) | null = null;
  let cancelChange = (): void => undefined;

  function draw(): Menu {
    return menu(actions.status(), clock.now(), { messages: messages(), say }, activity);
  }

  const paint = (): void => {
    cancelPaint = null;
    shown = draw();
    keeper.show(shown);
    cancelChange();
    const at = nextChange(actions.status(), clock.now()) ?? Infinity;
    cancelChange = clock.after(Math.min(at - clock.now(), lookEveryMs), paint);
  };
  const paintSoon = (): void => {
    cancelPaint ??= clock.after(paintAfterMs, paint);
  };

  const clicked = (id: string): void => {
    const row = find(shown.rows, id);
    if (!row?.wish || !row.enabled || row.hidden || activity.pending.includes(id)) return;
    log.info({ row: id, wish: row.wish }, 'tray: clicked');
    const answered = (outcome: Outcome | null): void => {
      const pending = activity.pending.filter((one) => one !== id);
      const answer = outcome && { row: id, at: clock.now(), outcome };
      activity = { pending, answer: answer ?? activity.answer };
      paintSoon();
    };
    activity = { pending: [...activity.pending, id], answer: null };
    paint();
    act(row.wish, actions, clock.now(), (text) => copyText(text, host, paths)).then(
      answered,
      (error: unknown) => {
        log.error({ row: id, error }, 'tray: the action failed');
        answered({ done: false, code: 'tray-action-failed', values: { reason: String(error) } });
      },
    );
  };

  let library: string | null = null;
  const choose = async (): Promise<readonly Candidate[] | Notice> => {
    const chosen = chooseHelpers(host.platform, await host.hardware());
    if (host.platform !== 'linux') return chosen;
    const needs = linuxNeeds(host);
    if ('code' in needs) return needs;
    library = needs.library;
    return chosen.filter(({ kind }) => kind !== 'bundled' || needs.bundled);
  };
  const install = options.install ?? installHelper;
  const keeper = keepHelper(shown, {
    clock,
    log,
    choose,
    cpuSeconds: (pid) => cpuSeconds(host, pid),
    start: async (candidate, first, signal) => {
      const away = host.platform === 'linux' ? await busIsAway(host) : null;
      if (away !== null) throw new NotNow(away);
      if (candidate.kind === 'panel') return startOnPanel(first, host, clicked);
      const script = options.script === undefined ? {} : { script: options.script };
      return startHelper(first, {
        copyDir: install(candidate, { platform: host.platform, paths, library, ...script }),
        style: host.platform === 'darwin' ? 'template' : 'panel',
        listens: candidate.kind === 'native',
        readyLimitMs: options.readyLimitMs ?? readyLimitMs,
        signal,
        clicked,
      });
    },
  });

  const lookForPanel = async (): Promise<void> => {
    if (host.platform === 'linux') panelMissing = await panelIsMissing(host);
  };
  const cancelLook = clock.after(3000, () => void lookForPanel());
  const unsubscribe = events.subscribe((event) => {
    paintSoon();
    if (event.type !== 'status') return;
    keeper.tick();
    if (panelMissing) void lookForPanel();
  });
  paint();

  return {
    notices() {
      const notice = keeper.notice();
      if (notice) return [notice];
      return panelMissing && keeper.running() ? [{ code: 'tray-no-panel', values: {} }] : [];
    },
    async close() {
      unsubscribe();
      cancelPaint?.();
      cancelChange();
      cancelLook();
      await keeper.close();
    },
  };
}

function find(rows: readonly (Row | 'separator')[], id: string): Row | undefined {
  for (const row of rows) {
    if (row === 'separator') continue;
    const found = row.id === id ? row : find(row.rows, id);
    if (found) return found;
  }
  return undefined;
}
