import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Actions } from '../../daemon/actions.ts';
import type { Outcome } from '../../messages/outcome.ts';
import { systemClock } from '../../daemon/clock.ts';
import { Events } from '../../daemon/events.ts';
import type { Status } from '../../daemon/status.ts';
import type { Host } from '../../host/host.ts';
import { openHost } from '../../host/open.ts';
import { ownPaths } from '../../host/paths.ts';
import { speak, type Messages } from '../../messages/speak.ts';
import { sayFinding } from '../../probes/say.ts';
import type { TrayContext } from '../../tray/tray.ts';
import { keptLog } from '../daemon/fakes/log.ts';
import { someStatus } from './some-status.ts';

/** What a daemon lends to its tray: a status that a test sets, and actions that record requests. */
export interface Lent {
  readonly context: TrayContext;
  /** Actions in the order of their calls, with their argument: `pause 1795442529000`. */
  readonly asked: string[];
  readonly log: ReturnType<typeof keptLog>;
  /** Sets what differs from a quiet Mac, dated now, and publishes it. */
  readonly say: (change?: Partial<Status>) => void;
  readonly speak: (messages: Messages) => void;
}

const done: Outcome = { done: true, code: 'tray-copied', values: {} };

export async function lend(change: { host?: Partial<Host>; actions?: Partial<Actions> } = {}): Promise<Lent> {
  const state = mkdtempSync(join(tmpdir(), 'gowarden-tray-'));
  onTestFinished(() => rmSync(state, { recursive: true, force: true }));
  const asked: string[] = [];
  const log = keptLog();
  const events = new Events(log, 0);
  let status = someStatus({ checkedAt: Date.now() });
  let messages = speak('en');
  const note = <T>(what: string, answer: T): Promise<T> => {
    asked.push(what);
    return Promise.resolve(answer);
  };
  const actions: Actions = {
    status: () => status,
    check: () => note('check', status),
    pause: (until) => note(`pause ${until}`, undefined),
    resume: () => note('resume', undefined),
    clean: () => note('clean', done),
    undo: () => note('undo', done),
    caches: () => null,
    cancelClean: () => note('cancelClean', done),
    diagnostics: () => note('diagnostics', 'what happened 发生了什么'),
    open: (what) => note(`open ${what}`, done),
    notify: () => note('notify', done),
    quit: () => note('quit', undefined),
    ...change.actions,
  };
  const real = await openHost();
  return {
    asked,
    log,
    say: (next = {}) => {
      status = someStatus({ at: Date.now(), checkedAt: Date.now(), ...next });
      events.publish({ type: 'status', data: status });
    },
    speak: (next) => {
      messages = next;
    },
    context: {
      actions,
      log,
      clock: systemClock,
      host: { ...real, ...change.host },
      messages: () => messages,
      say: sayFinding,
      paths: ownPaths('linux', state, {}, state),
      events,
    },
  };
}
