import { afterEach, describe, expect, test, vi } from 'vitest';
import { missingPrograms } from '../bus.ts';
import { Machine } from './machine.ts';

const missing = missingPrograms(['go', 'flock', 'bash']);
let machine: Machine | null = null;
afterEach(async () => {
  await machine?.close();
});

describe.skipIf(missing.length > 0)(
  `a held lock${missing.length ? ` (missing ${missing.join(', ')})` : ''}`,
  () => {
    test('is reported while it is held, with pid, command, owner and start, and ends with its holder', async () => {
      machine = new Machine();
      const { sideLock } = machine;
      await machine.startDaemon();
      const before = Date.now();
      const held = machine.application('goland', `flock ${sideLock} sleep 600; true`);
      const open = await vi.waitFor(
        async () => {
          const [incident] = await machine!.incidents();
          expect(incident).toMatchObject({
            rule: 'modcache-lock-wait',
            certainty: 'observed',
            subject: sideLock,
            closedAt: null,
            holder: { command: `flock ${sideLock} sleep 600`, owner: 'GoLand' },
            waiters: [],
          });
          return incident!;
        },
        { timeout: 20_000, interval: 20 },
      );
      expect(open.openedAt).toBeGreaterThanOrEqual(before);
      process.kill(-held.pid!, 'SIGKILL');
      await vi.waitFor(
        async () => {
          const [incident] = await machine!.incidents();
          expect(incident?.closedAt).toBeGreaterThan(open.openedAt);
        },
        { timeout: 20_000, interval: 100 },
      );
    });
  },
);
