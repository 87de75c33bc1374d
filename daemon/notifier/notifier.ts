import type { Outcome } from '../../messages/outcome.ts';
import { findingKey } from '../ledger/known.ts';
import type { DaemonEvent } from '../events.ts';
import type { DaemonPart, PartContext, PartMaker } from '../part.ts';
import type { Notice, OpenFinding } from '../status.ts';
import { apart, groupByCause, withCauseIn, type Cause, type ToolchainChange } from './causes.ts';
import { compose, composeMended, composeNews, composeTest } from './compose.ts';
import { chooseDeliverer } from './desktop/choose.ts';
import type { Deliverer, Manner, Notification, Picture } from '../../desktop/notify/deliverer.ts';
import { waitMs } from './quiet.ts';
import { visible } from '../../messages/visible.ts';
import { isAtLeast, Told } from './told.ts';
import { notifyText } from './text.ts';

/** With more causes than this at once, one notification sums them up. */
const mostAtOnce = 2;
/** What appears within this time after a change or a notification counts as its consequence: rules wait before they are shown. */
const causeMs = 10 * 60_000;
/** For notifications older than these, it is no longer announced that what they said was put right. */
const mostShown = 50;
/** A desktop that could not be reached is not tried again at every change. */
const retryMs = 60_000;

/** The icon of a notification: of a finding by its severity, of what was put right or done. */
export type Icons = (of: OpenFinding['severity'] | 'fine') => Picture;

/** Notifications as a part of the daemon, with these icons. */
export const newNotifier = (icons: Icons | null = null): PartMaker => ({
  name: 'notifier',
  make: (context) => Promise.resolve(new Notifier(context, chooseDeliverer(context), icons)),
});

/** What the desktop was given, with its number there; null where nothing can be replaced. */
interface Shown {
  readonly number: number | null;
  readonly findings: readonly OpenFinding[];
}

/**
 * Notifies the user of what is visible and was not notified yet. Repairs are quiet: a message takes the place of the
 * notification once its finding stays repaired. So is a change of a toolchain that brings no finding. Each time it
 * looks at what is true now, so that what waited for the end of a pause, of quiet hours or of the hourly limit is shown
 * then, if it is still true.
 */
export class Notifier implements DaemonPart {
  readonly actions = { notify: (): Promise<Outcome> => this.#test() };
  readonly #context: PartContext;
  readonly #deliverer: Deliverer;
  readonly #told: Told;
  readonly #changes = new Map<string, ToolchainChange>();
  readonly #icons: Icons | null;
  #shown: readonly Shown[] = [];
  readonly #unsubscribe: () => void;
  #undelivered: Notice | null = null;
  #retryAtMs = -Infinity;
  #working = Promise.resolve();
  #queued = false;
  #cancelWait: () => void = () => undefined;

  constructor(context: PartContext, deliverer: Deliverer, icons: Icons | null = null) {
    this.#icons = icons;
    this.#context = context;
    this.#deliverer = deliverer;
    this.#told = new Told(context.paths.state);
    this.#unsubscribe = context.events.subscribe((event) => this.#hear(event));
  }

  notices(): readonly Notice[] {
    return this.#undelivered === null ? [] : [this.#undelivered];
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    this.#queued = true;
    await this.#working;
    this.#cancelWait();
    this.#deliverer.close?.();
  }

  #hear(event: DaemonEvent): void {
    if (event.type === 'status') this.#again();
    else if (event.type === 'news') this.#working = this.#working.then(() => this.#tellNews(event.data));
    else if (event.type === 'transition' && event.data.kind === 'toolchain-changed') {
      const { at, subject, before = null, after = null } = event.data;
      this.#changes.set(subject, { kind: 'toolchain-changed', at, subject, before, after });
    }
  }

  #again(): void {
    if (this.#queued) return;
    this.#queued = true;
    this.#working = this.#working.then(async () => {
      this.#queued = false;
      await this.#consider().catch((error: unknown) => {
        this.#context.log.error({ error: (error as Error).stack }, 'the notifier failed');
      });
    });
  }

  async #consider(): Promise<void> {
    this.#cancelWait();
    const { actions, clock, settings } = this.#context;
    const { findings, paused } = actions.status();
    if (paused !== null) return;
    const now = clock.now();
    const { notifications } = settings.current();
    this.#told.see(new Set(findings.map(findingKey)), now, notifications.repeatAfterMinutes * 60_000);
    await this.#tellMended(now);
    const news = this.#newsOf(findings, notifications.minSeverity, now);
    if (news.length === 0) this.#undelivered = null;
    if (news.length === 0 || !notifications.enabled || clock.monotonic() < this.#retryAtMs) return;
    this.#forgetChangesBefore(now - causeMs);
    const causes = groupByCause(news, this.#changes);
    const parts = causes.length > mostAtOnce ? [causes] : causes.map((cause) => [cause]);
    for (const part of parts) {
      const wait = waitMs(notifications, this.#told.sent(now), now);
      if (wait > 0) {
        this.#cancelWait = clock.after(wait, () => this.#again());
        return;
      }
      await this.#send(part, now);
    }
  }

  /** What was not notified yet; what belongs to a notification of a moment ago counts as notified with it. */
  #newsOf(
    findings: readonly OpenFinding[],
    minSeverity: OpenFinding['severity'],
    now: number,
  ): readonly OpenFinding[] {
    const unheard = findings.filter(
      (finding) =>
        finding.visible &&
        finding.lasted &&
        isAtLeast(finding.severity, minSeverity) &&
        this.#told.isNews(findingKey(finding), finding.severity),
    );
    const isUnheard = new Set(unheard.map(findingKey));
    const since = now - causeMs;
    const heard = findings.filter((finding) => {
      const key = findingKey(finding);
      return this.#told.hasSince(key, since) && !isUnheard.has(key);
    });
    const [late, news] = apart(unheard, withCauseIn(heard));
    if (late.length > 0) this.#note(late, now, 'earlier');
    return news;
  }

  async #send(causes: readonly Cause[], now: number): Promise<void> {
    const { clock, host, log, messages } = this.#context;
    const notification = compose(causes, messages(), host.user.home);
    const findings = causes.flatMap((cause) => cause.findings);
    try {
      const number = await this.#deliverer.deliver(notification, this.#manner('normal', worst(findings)));
      this.#shown = [...this.#shown, { number, findings }].slice(-mostShown);
      this.#undelivered = null;
    } catch (error) {
      this.#undelivered = failure(notification, error);
      this.#retryAtMs = clock.monotonic() + retryMs;
      log.warn(this.#undelivered, 'a notification could not be shown');
      return;
    }
    log.info({ title: notification.title, findings: findings.length }, 'notified');
    this.#note(findings, now, 'notification');
  }

  #note(...what: Parameters<Told['add']>): void {
    try {
      this.#told.add(...what);
    } catch (error) {
      this.#context.log.warn(
        { error: (error as Error).message },
        'what was notified could not be written down',
      );
    }
  }

  /** What was notified, is gone, and would be news again: a quiet message takes its place, or at a bad moment nothing. */
  async #tellMended(now: number): Promise<void> {
    const { actions, host, log, messages, settings } = this.#context;
    const isGone = ({ findings }: Shown): boolean => !findings.some((one) => this.#told.has(findingKey(one)));
    const gone = this.#shown.filter(isGone);
    this.#shown = this.#shown.filter((one) => !gone.includes(one));
    const { notifications } = settings.current();
    const isGood = notifications.enabled && waitMs(notifications, this.#told.sent(now), now) === 0;
    for (const { number, findings } of gone) {
      const mended = composeMended(findings, actions.status(), messages(), host.user.home);
      const manner = { ...this.#manner('low', 'fine'), replaces: number };
      const withdrawn = number === null ? null : () => this.#deliverer.withdraw(number);
      await (isGood ? this.#deliverer.deliver(mended, manner) : withdrawn?.())?.catch((error: unknown) =>
        log.debug({ error: (error as Error).message }, 'a notification could not be replaced or taken back'),
      );
    }
  }

  #manner(urgency: Manner['urgency'], icon: Parameters<Icons>[0]): Manner {
    const { actions, log, messages } = this.#context;
    const act = (): void => {
      actions.open('history').then(
        (outcome) => {
          if (!outcome.done) log.warn(outcome, 'a click on a notification');
        },
        (error: unknown) => log.warn({ error: String(error) }, 'a click on a notification'),
      );
    };
    const label = visible(notifyText(messages().language).history);
    const icons = this.#icons;
    return { urgency, icon: icons && (() => icons(icon)), replaces: null, click: { label, act } };
  }

  #forgetChangesBefore(at: number): void {
    for (const [subject, change] of this.#changes) if (change.at < at) this.#changes.delete(subject);
  }

  /** What is worth a message once. At a bad moment it is not shown later: the history has it. */
  async #tellNews(news: Outcome): Promise<void> {
    const { actions, clock, host, log, messages, settings } = this.#context;
    const now = clock.now();
    const { notifications } = settings.current();
    if (!notifications.enabled || actions.status().paused !== null) return;
    if (waitMs(notifications, this.#told.sent(now), now) > 0) return;
    const notification = composeNews(news, messages(), host.user.home);
    try {
      await this.#deliverer.deliver(notification, this.#manner('low', news.done ? 'fine' : 'warning'));
      log.info({ title: notification.title, code: news.code }, 'notified');
      this.#note([], now, 'notification');
    } catch (error) {
      log.warn(failure(notification, error), 'a notification could not be shown');
    }
  }

  async #test(): Promise<Outcome> {
    const notification = composeTest(this.#context.messages());
    try {
      await this.#deliverer.deliver(notification, this.#manner('normal', 'fine'));
      return { done: true, code: 'notification-sent', values: {} };
    } catch (error) {
      return { done: false, ...failure(notification, error) };
    }
  }
}

const worst = (findings: readonly OpenFinding[]): OpenFinding['severity'] =>
  (['error', 'warning'] as const).find((one) => findings.some(({ severity }) => severity === one)) ?? 'info';

const failure = ({ title }: Notification, error: unknown): Notice => ({
  code: 'notification-undelivered',
  values: { title, reason: error instanceof Error ? error.message : String(error) },
});
