import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Cleaned, Undone } from '../../caches/cleaner/cleaned.ts';
import type { Plan } from '../../caches/plan/plan.ts';
import { entryName, snapshot } from '../caches/machine.ts';
import { missingForFuse as missing } from '../real/fuse.ts';
import { patience, Running } from './running.ts';
import { aHome, gowarden } from './silent.ts';

/** A home with one cache on the file system that can be stopped, and a daemon that has set it aside. */
async function cleaned() {
  const { home, mount, environment } = await aHome();
  const far = join(home, 'far/staticcheck');
  mkdirSync(join(far, '00'), { recursive: true });
  for (let number = 0; number < 20; number += 1)
    writeFileSync(join(far, entryName(0, number, 'd')), `${number}`);
  writeFileSync(join(far, 'trim.txt'), '1');
  appendFileSync(join(home, '.bash_profile'), `export STATICCHECK_CACHE=${mount.point}/staticcheck\n`);
  const before = snapshot(far);
  const state = join(home, 'state');
  const start = () => new Running({ machine: null, environment, state });
  const daemon = start();
  await daemon.ready();
  const { plan } = (await daemon.client.post('/v1/caches/plan', { caches: ['staticcheck'] })) as {
    plan: Plan;
  };
  const { receipt } = (await daemon.client.post('/v1/clean', { plan: plan.id })) as Cleaned;
  expect(receipt?.files).toBe(20);
  expect(existsSync(join(far, entryName(0, 1, 'd')))).toBe(false);
  // It would be held up by what it was about to look at there when the file system stops, a limit listed in docs/faults.md.
  await daemon.until(({ cleaning }) => expect(cleaning.state).toBe('idle'));
  return { far, mount, environment, before, daemon, start, state };
}

const said = (point: string): string => `does not answer (file system fuse mounted at ${point})`;

describe.skipIf(missing.length > 0)(
  `row 33: undoing a clean-up on a file system that does not answer${missing.length > 0 ? ` (missing ${missing.join()})` : ''}`,
  () => {
    test('it says so, the daemon continues, and everything is back as soon as the volume answers', async () => {
      const { far, mount, before, daemon } = await cleaned();
      mount.stop();
      const undo = daemon.client.post('/v1/undo') as Promise<Undone>;
      await daemon.client.status();
      const { why, receipt } = await undo;
      expect(why).toBe('left-out');
      expect(receipt?.leftOut.map(({ why }) => why)).toEqual(['no-answer']);
      expect(receipt?.leftOut[0]?.detail).toContain(said(mount.point));
      const again = (await daemon.client.post('/v1/undo')) as Undone;
      expect(again.why).toBe('left-out');
      mount.goOn();
      await vi.waitFor(() => expect(snapshot(far)).toEqual(before), patience);
      await daemon.until(({ cleaning }) => expect(cleaning.state).toBe('idle'));
      expect(await daemon.stop()).toBe(0);
      expect(readdirSync(join(daemon.paths.state, 'cleaning'))).toEqual([]);
    });

    test('a daemon that starts meanwhile waits for it, and the next start restores everything', async () => {
      const { far, mount, environment, before, daemon, start, state } = await cleaned();
      mount.stop();
      expect(await daemon.stop()).toBe(0);
      const undo = gowarden(environment, 'undo', '--state', state);
      expect(undo.stderr).toContain(said(mount.point));
      expect(undo.status).toBe(4);
      const next = start();
      await next.ready();
      expect(await next.stop()).toBe(0);
      mount.goOn();
      const last = start();
      await vi.waitFor(() => expect(snapshot(far)).toEqual(before), patience);
      await last.until(({ cleaning }) => expect(cleaning.state).toBe('idle'));
      expect(await last.stop()).toBe(0);
      expect(readdirSync(join(state, 'cleaning'))).toEqual([]);
    });

    test('permanent removal, and cleaning by an earlier plan, leave what is there and say why', async () => {
      const { far, mount, daemon } = await cleaned();
      mkdirSync(join(far, '01'));
      writeFileSync(join(far, entryName(1, 1, 'd')), 'x');
      const { plan } = (await daemon.client.post('/v1/caches/plan', { caches: ['staticcheck'] })) as {
        plan: Plan;
      };
      expect(plan.items).not.toEqual([]);
      mount.stop();
      const { receipts } = (await daemon.client.post('/v1/caches/purge')) as {
        receipts: { leftOut: Cleaned['leftOut'] }[];
      };
      expect(receipts.flatMap(({ leftOut }) => leftOut.map(({ why }) => why))).toEqual(['no-answer']);
      const done = (await daemon.client.post('/v1/clean', { plan: plan.id })) as Cleaned;
      expect(done.receipt).toBeNull();
      expect(done.leftOut.map(({ why }) => why)).toContain('no-answer');
      mount.goOn();
      expect(readFileSync(join(far, entryName(1, 1, 'd')), 'utf8')).toBe('x');
      expect(await daemon.stop()).toBe(0);
    });
  },
);
