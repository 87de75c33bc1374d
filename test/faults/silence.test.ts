import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { missingForFuse as missing } from '../real/fuse.ts';
import { patience, processesOf, Running } from './running.ts';
import { aHome, gowarden, sentence } from './silent.ts';

describe.skipIf(missing.length > 0)(
  `row 33: a file system does not answer${missing.length > 0 ? ` (missing ${missing.join()})` : ''}`,
  () => {
    test('the daemon answers, names it, forgets nothing, and recovers by itself', async () => {
      const { home, mount, environment } = await aHome();
      const daemon = new Running({ machine: null, environment });
      await daemon.looked((before) => {
        expect(before.unknown.filter((line) => line.includes(home))).toEqual([]);
        expect(before.winner).toMatchObject({ path: join(home, 'bin/go') });
        expect(before.tools.map(({ path }) => path)).toContain(join(home, 'mnt/bin/gopls'));
      });
      mount.stop();
      await daemon.client.post('/v1/check');
      // A look that is cut short says so before any look has seen what is there.
      const silent = await daemon.until(({ unknown, winner }) => {
        expect(unknown).toContain(sentence(mount));
        expect(winner).toBeNull();
      });
      expect(silent.unknown.filter((line) => line.includes(mount.point))).toHaveLength(1);
      expect(gowarden(environment, 'status', '--state', daemon.paths.state).stdout).toContain(
        sentence(mount),
      );
      mount.goOn();
      const after = await daemon.until(({ unknown, winner }) => {
        expect(unknown.filter((line) => line.includes(home))).toEqual([]);
        expect(winner).toMatchObject({ path: join(home, 'bin/go') });
      });
      expect(after.tools.map(({ path }) => path)).toContain(join(home, 'mnt/bin/gopls'));
      expect(await daemon.history()).toEqual([]);
      const said = daemon.log().map(({ msg }) => msg);
      // Whichever asks first, the look or the poller.
      expect(said.filter((line) => line.includes('does not answer'))).toHaveLength(1);
      expect(said).toContain('answers again');
      expect(await daemon.stop()).toBe(0);
      await vi.waitFor(() => expect(processesOf(home)).toEqual([]), patience);
    });

    test('the daemon starts and stops while it does not answer', async () => {
      const { mount, environment } = await aHome();
      mount.stop();
      const daemon = new Running({ machine: null, environment });
      await daemon.until(({ unknown }) => expect(unknown).toContain(sentence(mount)));
      expect(await daemon.stop()).toBe(0);
    });

    test('commands without a daemon end and name it', async () => {
      const { home, mount, environment } = await aHome();
      mount.stop();
      const doctor = gowarden(environment, 'doctor');
      expect(doctor.stdout).toContain(sentence(mount));
      expect(doctor.status).toBe(0);
      expect(gowarden(environment, 'which', 'gopls').stdout).toContain('does not answer');
      expect(gowarden(environment, 'which', 'go', '--context', 'login-shell').stdout).toContain(
        'does not answer',
      );
      const there = gowarden(environment, 'which', 'go', join(mount.point, 'bin'));
      expect(there.stderr).toContain(sentence(mount));
      expect(there.status).toBe(2);
      const tidy = gowarden(environment, 'why-tidy', join(mount.point, 'bin'));
      expect(tidy.stderr).toContain(sentence(mount));
      expect(tidy.status).toBe(2);
      expect(gowarden(environment, 'inspect', join(home, 'mnt/bin/gopls')).status).not.toBeNull();
    });
  },
);
