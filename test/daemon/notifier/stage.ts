import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Configuration } from '../../../daemon/configuration/configuration.ts';
import { loadConfiguration } from '../../../daemon/configuration/load.ts';
import type { DaemonEvent } from '../../../daemon/events.ts';
import type { Deliverer, Manner, Notification } from '../../../desktop/notify/deliverer.ts';
import { Notifier, type Icons } from '../../../daemon/notifier/notifier.ts';
import type { PartContext } from '../../../daemon/part.ts';
import type { OpenFinding, Status } from '../../../daemon/status.ts';
import type { Outcome } from '../../../messages/outcome.ts';
import type { ToolchainChange } from '../../../daemon/notifier/causes.ts';
import { speak } from '../../../messages/speak.ts';
import type { Language } from '../../../messages/language.ts';
import { fakeClock, type FakeClock } from '../fakes/clock.ts';
import { aFinding } from '../fakes/findings.ts';
import { keptLog } from '../fakes/log.ts';

export const open = (subject = '/opt/homebrew/bin/go', changes: Partial<OpenFinding> = {}): OpenFinding => ({
  ...aFinding(subject, changes),
  id: 1,
  openedAt: 0,
  visible: true,
  lasted: true,
  ...changes,
});

interface Given {
  readonly notifications?: Partial<Configuration['notifications']>;
  readonly language?: Language;
  readonly clock?: FakeClock;
  readonly state?: string;
  readonly deliverer?: Deliverer;
  readonly icons?: Icons;
  readonly status?: Partial<Status>;
  readonly onOpen?: (what: string) => Promise<Outcome>;
}

/** A notifier for a daemon whose findings the test sets, with a desktop that records notifications. */
export function stage(given: Given = {}) {
  const clock = given.clock ?? fakeClock();
  const state = given.state ?? temporaryState();
  const notified: Notification[] = [];
  const withdrawn: number[] = [];
  const manners: (Manner | undefined)[] = [];
  const listeners = new Set<(event: DaemonEvent) => void>();
  const log = keptLog();
  let findings: readonly OpenFinding[] = [];
  let paused: { until: number } | null = null;
  let broken: Error | null = null;
  const defaults = loadConfiguration('/nowhere').configuration;
  const configuration = { ...defaults, notifications: { ...defaults.notifications, ...given.notifications } };
  const desktop: Deliverer = given.deliverer ?? {
    deliver: (notification, manner) => {
      if (broken) return Promise.reject(broken);
      notified.push(notification);
      manners.push(manner);
      return Promise.resolve(notified.length);
    },
    withdraw: (shown) => {
      withdrawn.push(shown);
      return Promise.resolve();
    },
  };
  const context = {
    actions: { status: () => ({ findings, paused, ...given.status }), open: given.onOpen },
    clock,
    events: {
      subscribe: (listener: (event: DaemonEvent) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    host: { user: { home: '/Users/ada', name: 'ada', uid: 501 } },
    log,
    messages: () => speak(given.language ?? 'en'),
    paths: { state },
    settings: { current: () => configuration },
  } as unknown as PartContext;
  const part = new Notifier(context, desktop, given.icons ?? null);
  const tell = (event: DaemonEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    part,
    clock,
    state,
    log,
    notified,
    withdrawn,
    manners,
    listeners,
    /** A look at the machine with exactly these findings, caused by these changes. */
    look: async (found: readonly OpenFinding[], changes: readonly ToolchainChange[] = []): Promise<void> => {
      findings = found;
      for (const change of changes) tell({ id: 1, type: 'transition', data: { id: 1, ...change } });
      tell({ id: 1, type: 'status', data: { at: clock.now(), checkedAt: clock.now() } });
      await settle();
    },
    pause: (until: number | null): void => {
      paused = until === null ? null : { until };
    },
    breakDesktop: (message: string | null): void => {
      broken = message === null ? null : new Error(message);
    },
  };
}

export function temporaryState(): string {
  const state = mkdtempSync(join(tmpdir(), 'gowarden-notifier-'));
  onTestFinished(() => rmSync(state, { recursive: true, force: true }));
  return state;
}
