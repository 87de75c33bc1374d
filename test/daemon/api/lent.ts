import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Actions } from '../../../daemon/actions.ts';
import type { Outcome } from '../../../messages/outcome.ts';
import { routes } from '../../../daemon/api/routes.ts';
import { serveApi } from '../../../daemon/api/serve.ts';
import type { DaemonEvent } from '../../../daemon/events.ts';
import type { HistoryEntry, HistoryQuery } from '../../../daemon/history/history.ts';
import type { PartContext } from '../../../daemon/part.ts';
import type { OpenFinding, Status } from '../../../daemon/status.ts';
import { someStatus } from '../../tray/some-status.ts';

export const finding = (subject: string, visible = true): OpenFinding => ({
  id: 1,
  rule: 'go-missing',
  subject,
  severity: 'error',
  certainty: 'observed',
  evidence: [],
  values: { path: subject, stoppedAt: subject, reason: 'gone', command: '' },
  openedAt: 0,
  visible,
  lasted: true,
});

/** A daemon's context with what the API uses of it: requests are recorded, its memory is given. */
export function lendContext(given: { readonly findings?: readonly OpenFinding[] } = {}) {
  const asked: string[] = [];
  const timers = new Set<() => void>();
  const listeners = new Set<(event: DaemonEvent) => void>();
  const remembered: HistoryEntry[] = [];
  const faults: unknown[] = [];
  const done: Outcome = { done: true, code: 'cleaned', values: {} };
  const note = <T>(what: string, answer: T): Promise<T> => {
    asked.push(what);
    return Promise.resolve(answer);
  };
  const status: Status = someStatus({
    schemaVersion: 1,
    findings: given.findings ?? [],
    paused: null,
    caches: [],
  });
  const actions: Actions = {
    status: () => status,
    check: () => note('check', status),
    pause: (until) => note(`pause ${until}`, undefined),
    resume: () => note('resume', undefined),
    clean: () => note('clean', done),
    undo: () => note('undo', done),
    caches: () => null,
    cancelClean: () => note('cancel', { ...done, done: false }),
    diagnostics: () => Promise.reject(new Error('secret: /home/user')),
    open: (what) => note(`open ${what}`, done),
    notify: () => note('notify', done),
    quit: () => note('quit', undefined),
  };
  const context = {
    actions,
    history: {
      kind: 'durable',
      entries: ({ after = 0, before = Infinity, limit = 100, rule }: HistoryQuery) =>
        remembered
          .filter(
            (entry) => entry.id > after && entry.id < before && (rule === undefined || entry.rule === rule),
          )
          .reverse()
          .slice(0, limit),
    },
    events: {
      subscribe: (listener: (event: DaemonEvent) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    clock: {
      now: () => 1_000_000,
      after: (_ms: number, run: () => void) => {
        timers.add(run);
        return () => timers.delete(run);
      },
    },
    log: { level: 'info', info: () => undefined, error: (fault: unknown) => faults.push(fault) },
  } as unknown as PartContext;
  return {
    context,
    asked,
    faults,
    timers,
    listeners,
    remember: (id: number): HistoryEntry => {
      const entry = { id, at: id, kind: 'opened', rule: 'go-missing', subject: `/go${id}` };
      remembered.push(entry);
      return entry;
    },
    publish: (type: string, data: unknown, id = 0): void => {
      for (const listener of [...listeners]) listener({ id, type, data } as DaemonEvent);
    },
    /** Lets every timer that was set expire. */
    elapse: (): void => {
      for (const run of [...timers]) {
        timers.delete(run);
        run();
      }
    },
  };
}

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'gowarden-api-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Serves all routes on a socket of its own until the test ends. */
export async function serveLent(lent = lendContext(), limitMs?: number) {
  const socket = join(temporaryDirectory(), 'run', 'gowarden.sock');
  const served = await serveApi(socket, routes, lent.context, limitMs);
  onTestFinished(() => served.close());
  return { ...lent, served, socket };
}
