import type { Outcome } from '../messages/outcome.ts';
import type { PartContext } from '../daemon/part.ts';
import type { Notice, Status } from '../daemon/status.ts';
import { act } from './act.ts';
import { copyText } from '../desktop/clipboard.ts';
import { chooseHelpers, type Candidate } from './helper/choose.ts';
import { cpuSeconds } from './helper/cpu.ts';
import { installHelper } from './helper/install.ts';
import { Keeper, NotNow } from './helper/keep.ts';
import { linuxNeeds } from './helper/needs.linux.ts';
import { startHelper, type Helper } from './helper/start.ts';
import { openPage } from '../desktop/open.ts';
import { idle, menu, type Activity, type Menu } from './menu.ts';
import { stateOf } from './menu/answer.ts';
import { nextChange } from './menu/picture.ts';
import type { Row, Wish } from './menu/row.ts';
import { startPanel } from './status-notifier/process.ts';
import { busIsAway, panelIsMissing } from '../desktop/panel.linux.ts';

/** What the tray is lent. `host` must be the machine that we run on, never a simulated one. */
export type TrayContext = Pick<
  PartContext,
  'actions' | 'events' | 'host' | 'paths' | 'messages' | 'say' | 'log' | 'clock'
>;

export interface TrayOptions {
  /** Milliseconds within which a helper must be ready. */
  readonly readyLimitMs?: number;
  /** Whether systray2's program may run under Rosetta where the native helper fails; by default it may not. */
  readonly rosetta?: boolean;
  /** The native helper's script. */
  readonly script?: string;
  /** Puts a helper in place and answers its `copyDir`; tests put their own there. */
  readonly install?: typeof installHelper;
}

/** A busy login can hold osascript up for long. */
const readyMs = 20_000;
/**
 * Timers stand still while the machine sleeps: one set for when the picture gets stale would leave it green for long after a
 * night. So the wall clock is looked at this often; our own helper takes three times that without a word for silence.
 */
const lookEveryMs = 60_000;
/** Sizes that are not older are shown as they are when the menu opens. */
const freshMs = 30 * 60_000;
/** Events in quick succession are painted once. */
const paintAfterMs = 50;

/**
 * The icon of a running daemon, from now until `close`; does not wait for it to appear. It acts only through `actions`; without it
 * the daemon loses nothing else.
 */
export class Tray {
  readonly #context: TrayContext;
  readonly #options: TrayOptions;
  readonly #keeper: Keeper;
  readonly #cancelLook: () => void;
  readonly #unsubscribe: () => void;
  #activity: Activity = idle;
  #panelMissing = false;
  #shown: Menu;
  #cancelPaint: (() => void) | null = null;
  #cancelChange: () => void = () => undefined;
  /** On Linux the library that systray2's program is given. */
  #library: string | null = null;

  constructor(context: TrayContext, options: TrayOptions = {}) {
    const { clock, events, host, log } = context;
    this.#context = context;
    this.#options = options;
    this.#shown = this.#draw();
    this.#keeper = new Keeper(this.#shown, {
      clock,
      log,
      choose: () => this.#choose(),
      cpuSeconds: (pid) => cpuSeconds(host, pid),
      start: (candidate, first, signal) => this.#start(candidate, first, signal),
    });
    this.#cancelLook = clock.after(3000, () => void this.#lookForPanel());
    this.#unsubscribe = events.subscribe((event) => {
      this.#paintSoon();
      if (event.type === 'news') this.#tell(isOfUndo(event.data) ? 'undo' : 'clean', event.data);
      if (event.type !== 'status') return;
      this.#keeper.tick();
      if (this.#panelMissing) void this.#lookForPanel();
    });
    this.#paint();
  }

  /** Why the icon is missing, or not the one that was wanted; none when all is well. */
  notices(): readonly Notice[] {
    const notice = this.#keeper.notice();
    if (notice) return [notice];
    return this.#panelMissing && this.#keeper.running() ? [{ code: 'tray-no-panel', values: {} }] : [];
  }

  /** Removes the icon and ends the helper, within four seconds at most. */
  async close(): Promise<void> {
    this.#unsubscribe();
    this.#cancelPaint?.();
    this.#cancelChange();
    this.#cancelLook();
    await this.#keeper.close();
  }

  #draw(): Menu {
    const { actions, clock, messages, say } = this.#context;
    return menu(actions.status(), clock.now(), { messages: messages(), say }, this.#activity);
  }

  #paint(): void {
    const { actions, clock } = this.#context;
    this.#cancelPaint = null;
    this.#shown = this.#draw();
    this.#keeper.show(this.#shown);
    this.#cancelChange();
    const at = nextChange(actions.status(), clock.now()) ?? Infinity;
    this.#cancelChange = clock.after(Math.min(at - clock.now(), lookEveryMs), () => this.#paint());
  }

  #paintSoon(): void {
    this.#cancelPaint ??= this.#context.clock.after(paintAfterMs, () => this.#paint());
  }

  #clicked(id: string): void {
    const { actions, clock, host, log, paths } = this.#context;
    const { pending } = this.#activity;
    const row = find(this.#shown.rows, id);
    if (!row?.wish || !row.enabled || row.hidden || pending.includes(id)) return;
    const { wish } = row;
    log.info({ row: id, wish }, 'tray: clicked');
    this.#activity = { pending: [...pending, id], answer: null };
    this.#paint();
    const desk = {
      copy: (text: string) => copyText(text, host, paths),
      openPage: (url: string) => openPage(url, host),
    };
    act(wish, actions, clock.now(), desk).then(
      (outcome) => this.#answered(id, wish, outcome),
      (error: unknown) => {
        log.error({ row: id, error }, 'tray: the action failed');
        const values = { reason: String(error) };
        this.#answered(id, wish, { done: false, code: 'tray-action-failed', values });
      },
    );
  }

  /** Sizes that are unknown or old are measured for the user who looks at them. */
  #opened(): void {
    const { actions, clock, log } = this.#context;
    const { caches, cleaning } = actions.status();
    const isFresh = ({ measuredAt }: Status['caches'][number]): boolean =>
      measuredAt !== null && clock.now() - measuredAt < freshMs;
    if (cleaning.state !== 'idle' || (caches.length > 0 && caches.every(isFresh))) return;
    actions
      .caches()
      ?.look({ attended: true })
      .catch((error: unknown) => log.warn({ error: String(error) }, 'tray: caches could not be measured'));
  }

  #answered(id: string, wish: Wish, outcome: Outcome | null): void {
    this.#activity = {
      ...this.#activity,
      pending: this.#activity.pending.filter((one) => one !== id),
    };
    this.#paintSoon();
    if (outcome === null) return;
    // The menu was closed by the click, and this may have taken minutes.
    if (wish.kind === 'clean' || wish.kind === 'undo')
      this.#context.events.publish({ type: 'news', data: outcome });
    // Where nothing is left to cancel, its outcome is shown with the clean-up.
    this.#tell(id === 'cancel' ? 'clean' : id, outcome, wish);
  }

  /** Shows an answer in a row. */
  #tell(row: string, outcome: Outcome, wish: Wish | null = null): void {
    const { actions, clock } = this.#context;
    const state = stateOf({ id: row, wish }, actions.status());
    this.#activity = { ...this.#activity, answer: { row, at: clock.now(), outcome, state } };
    this.#paintSoon();
  }

  async #choose(): Promise<readonly Candidate[] | Notice> {
    const { host } = this.#context;
    const chosen = chooseHelpers(host.platform, await host.hardware(), {
      mayTranslate: this.#options.rosetta ?? false,
      isWatched: host.platform === 'linux' && !(await panelIsMissing(host)),
    });
    if (host.platform !== 'linux') return chosen;
    const needs = linuxNeeds(host);
    if ('code' in needs) return needs;
    this.#library = needs.library;
    return chosen.filter(({ kind }) => kind !== 'bundled' || needs.bundled);
  }

  async #start(candidate: Candidate, first: Menu, signal: AbortSignal): Promise<Helper> {
    const { host, paths } = this.#context;
    const { install = installHelper, script, readyLimitMs = readyMs } = this.#options;
    const clicked = (id: string): void => this.#clicked(id);
    const away = host.platform === 'linux' ? await busIsAway(host) : null;
    if (away !== null) throw new NotNow(away);
    if (candidate.kind === 'panel')
      return startPanel(first, {
        ...{ environment: host.environment, readyLimitMs, signal, clicked },
        opened: () => this.#opened(),
      });
    return startHelper(first, {
      copyDir: install(candidate, {
        ...{ platform: host.platform, paths, library: this.#library },
        ...(script === undefined ? {} : { script }),
      }),
      style: host.platform === 'darwin' ? 'template' : 'panel',
      listens: candidate.kind === 'native',
      readyLimitMs,
      signal,
      clicked,
    });
  }

  async #lookForPanel(): Promise<void> {
    const { host } = this.#context;
    if (host.platform === 'linux') this.#panelMissing = await panelIsMissing(host);
  }
}

const isOfUndo = ({ code }: Outcome): boolean => code.startsWith('undo');

function find(rows: readonly (Row | 'separator')[], id: string): Row | undefined {
  for (const row of rows) {
    if (row === 'separator') continue;
    const found = row.id === id ? row : find(row.rows, id);
    if (found) return found;
  }
  return undefined;
}
