import type { Outcome } from '../../messages/outcome.ts';
import { findingKey } from '../ledger/known.ts';
import type { DaemonPart, PartContext, PartMaker } from '../part.ts';
import type { Notice } from '../status.ts';
import { goesWith, groupByCause, type Cause, type ToolchainChange } from './causes.ts';
import { compose, composeNews, composeTest } from './compose.ts';
import { chooseDeliverer } from './desktop/choose.ts';
import type { Deliverer, Notification } from '../../desktop/notify/deliverer.ts';
import { waitMs } from './quiet.ts';
import { isAtLeast, Told } from './told.ts';

/** With more causes than this at once, one notification sums them up. */
const mostAtOnce = 2;
/** What shows itself so long after a change or a notification counts as its consequence: rules wait before they are told. */
const causeMs = 10 * 60_000;
/** A desktop that could not be reached is not tried again at every change. */
const retryMs = 60_000;

/** Notifications as a part of the daemon. */
export const notifier: PartMaker = {
  name: 'notifier',
  make: (context) => Promise.resolve(newNotifier(context, chooseDeliverer(context))),
};

/**
 * Tells the user of what is visible and was not told yet. What was mended is quiet: its notification is taken off the screen once
 * it stays mended. So is a change of a toolchain that brings no finding. Each time it looks at what is true now, so that what waited
 * for the end of a pause, of quiet hours or of the hourly limit is told then, if it is still true.
 */
export function newNotifier(context: PartContext, deliverer: Deliverer): DaemonPart {
  const { actions, clock, events, host, log, messages, paths, settings } = context;
  const told = new Told(paths.state);
  const changes = new Map<string, ToolchainChange>();
  /** The desktop's number of what is on the screen, with the findings that it told of. */
  const shown = new Map<number, readonly string[]>();
  let undelivered: Notice | null = null;
  let retryAtMs = -Infinity;
  let working = Promise.resolve();
  let queued = false;
  let cancelWait: () => void = () => undefined;

  const consider = async (): Promise<void> => {
    cancelWait();
    const { findings, paused } = actions.status();
    if (paused !== null) return;
    const now = clock.now();
    const { notifications } = settings.current();
    told.see(new Set(findings.map(findingKey)), now, notifications.repeatAfterMinutes * 60_000);
    await withdrawForgotten();
    const unheard = findings.filter(
      (finding) =>
        finding.visible &&
        isAtLeast(finding.severity, notifications.minSeverity) &&
        told.isNews(findingKey(finding), finding.severity),
    );
    const heard = findings.filter(
      (finding) => !unheard.includes(finding) && told.hasSince(findingKey(finding), now - causeMs),
    );
    const late = unheard.filter((finding) => heard.some((one) => goesWith(finding, one)));
    if (late.length > 0) note(late, now, 'earlier');
    const news = unheard.filter((finding) => !late.includes(finding));
    if (news.length === 0) undelivered = null;
    if (news.length === 0 || !notifications.enabled || clock.monotonic() < retryAtMs) return;
    forgetChangesBefore(now - causeMs);
    const causes = groupByCause(news, changes);
    const parts = causes.length > mostAtOnce ? [causes] : causes.map((cause) => [cause]);
    for (const part of parts) {
      const wait = waitMs(notifications, told.sent(now), now);
      if (wait > 0) {
        cancelWait = clock.after(wait, again);
        return;
      }
      await send(part, now);
    }
  };

  const send = async (causes: readonly Cause[], now: number): Promise<void> => {
    const notification = compose(causes, messages(), host.user.home);
    const findings = causes.flatMap((cause) => cause.findings);
    try {
      const number = await deliverer.deliver(notification);
      if (number !== null) shown.set(number, findings.map(findingKey));
      undelivered = null;
    } catch (error) {
      undelivered = failure(notification, error);
      retryAtMs = clock.monotonic() + retryMs;
      log.warn(undelivered, 'a notification could not be shown');
      return;
    }
    log.info({ title: notification.title, findings: findings.length }, 'notified');
    note(findings, now, 'notification');
  };

  const note = (...what: Parameters<Told['add']>): void => {
    try {
      told.add(...what);
    } catch (error) {
      log.warn({ error: (error as Error).message }, 'what was notified could not be written down');
    }
  };

  /** Off the screen with what was told, is gone, and would be news again. */
  const withdrawForgotten = async (): Promise<void> => {
    for (const [number, keys] of shown) {
      if (keys.some((key) => told.has(key))) continue;
      shown.delete(number);
      await deliverer.withdraw(number).catch((error: unknown) => {
        log.debug({ error: (error as Error).message }, 'a notification could not be taken back');
      });
    }
  };

  const forgetChangesBefore = (at: number): void => {
    for (const [subject, change] of changes) if (change.at < at) changes.delete(subject);
  };

  const again = (): void => {
    if (queued) return;
    queued = true;
    working = working.then(async () => {
      queued = false;
      await consider().catch((error: unknown) => {
        log.error({ error: (error as Error).stack }, 'the notifier failed');
      });
    });
  };

  /** What is worth a word once. At a bad moment it is not told later: the history has it. */
  const tellNews = async (news: Outcome): Promise<void> => {
    const now = clock.now();
    const { notifications } = settings.current();
    if (!notifications.enabled || actions.status().paused !== null) return;
    if (waitMs(notifications, told.sent(now), now) > 0) return;
    const notification = composeNews(news, messages(), host.user.home);
    try {
      await deliverer.deliver(notification);
      log.info({ title: notification.title, code: news.code }, 'notified');
      note([], now, 'notification');
    } catch (error) {
      log.warn(failure(notification, error), 'a notification could not be shown');
    }
  };

  const unsubscribe = events.subscribe((event) => {
    if (event.type === 'status') again();
    else if (event.type === 'news') working = working.then(() => tellNews(event.data));
    else if (event.type === 'transition' && event.data.kind === 'toolchain-changed') {
      const { at, subject, before = null, after = null } = event.data;
      changes.set(subject, { kind: 'toolchain-changed', at, subject, before, after });
    }
  });
  return {
    notices: () => (undelivered === null ? [] : [undelivered]),
    actions: {
      notify: async (): Promise<Outcome> => {
        const notification = composeTest(messages());
        try {
          await deliverer.deliver(notification);
          return { done: true, code: 'notification-sent', values: {} };
        } catch (error) {
          return { done: false, ...failure(notification, error) };
        }
      },
    },
    close: async () => {
      unsubscribe();
      queued = true;
      await working;
      cancelWait();
    },
  };
}

const failure = ({ title }: Notification, error: unknown): Notice => ({
  code: 'notification-undelivered',
  values: { title, reason: error instanceof Error ? error.message : String(error) },
});
