import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { runs } from '../host/running.ts';
import { FuseMount, missingForFuse as missing } from '../real/fuse.ts';
import { bundle, patience, Running, temporary } from './running.ts';
import { aHome, gowarden, sentence } from './silent.ts';

/** Processes that read from file systems on its behalf. */
function askersOf(pid: number): number[] {
  const isAsker = (name: string): boolean => {
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1];
      return words.includes('files-asker') && parent === String(pid);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      return false;
    }
  };
  return readdirSync('/proc').filter(isAsker).map(Number);
}

describe.skipIf(missing.length > 0)(
  `row 33: a file system does not answer${missing.length > 0 ? ` (missing ${missing.join()})` : ''}`,
  () => {
    test('a process that SIGKILL does not end is abandoned', async () => {
      const { home, environment, mount: near } = await aHome();
      await near.end();
      // A server that has accepted a request and waits itself: the requester waits uninterruptibly (fs/fuse/dev.c, request_wait_answer).
      const below = await new FuseMount(join(home, 'far'), join(home, 'below')).mounted();
      const mount = await new FuseMount(join(home, 'below'), join(home, 'mnt')).mounted();
      const daemon = new Running({ machine: null, environment });
      await daemon.ready();
      below.stop();
      await daemon.client.post('/v1/check');
      await daemon.until(({ unknown }) => expect(unknown).toContain(sentence(mount)));
      const askers = askersOf(daemon.child.pid ?? 0);
      expect(askers).not.toEqual([]);
      // A request that nobody has accepted yet is withdrawn with its process.
      await vi.waitFor(() => expect(mount.isStuck()).toBe(true), patience);
      expect(await daemon.stop()).toBe(0);
      expect(askers.some(runs)).toBe(true);
      below.goOn();
      await vi.waitFor(() => expect(askers.some(runs)).toBe(false), patience);
    });

    test('a go that works in such a directory does not hold up the sampling of waits', async () => {
      const { home, mount, environment } = await aHome();
      cpSync('/bin/sleep', join(home, 'sdk/go'));
      const daemon = new Running({ machine: null, environment });
      await daemon.ready();
      const go = spawn(join(home, 'sdk/go'), ['600'], { cwd: mount.point, stdio: 'ignore' });
      onTestFinished(() => void go.kill('SIGKILL'));
      await once(go, 'spawn');
      mount.stop();
      await daemon.until(({ unknown }) => expect(unknown.join('\n')).toContain(`mounted at ${mount.point})`));
      await daemon.client.post('/v1/check');
      expect(await daemon.stop()).toBe(0);
    });

    test('the target of a link on PATH keeps its rank, and nothing after it is reported as the winner', async () => {
      const { home, mount, environment } = await aHome();
      mkdirSync(join(home, 'far/sdk'));
      renameSync(join(home, 'bin/go'), join(home, 'sdk/bin/spare'));
      cpSync(join(home, 'sdk/bin/go'), join(home, 'far/sdk/go'));
      symlinkSync(join(mount.point, 'sdk/go'), join(home, 'bin/go'));
      const daemon = new Running({ machine: null, environment });
      await daemon.looked(({ winner }) =>
        expect(winner).toMatchObject({ path: join(home, 'bin/go'), state: 'present' }),
      );
      mount.stop();
      // What it requested a second ago may still be answered from the system's cache.
      const { findings } = await daemon.looked(({ unknown, winner }) => {
        expect(unknown.join('\n')).toContain('does not answer');
        expect([undefined, 'blocked']).toContain(winner?.state);
      });
      expect(findings.filter(({ rule }) => rule === 'go-missing')).toEqual([]);
      expect(await daemon.history()).toEqual([]);
    });
  },
);

describe.skipIf(missing.length > 0)(
  `row 33: the home itself does not answer${missing.length > 0 ? ` (missing ${missing.join()})` : ''}`,
  () => {
    async function aFarHome() {
      const place = temporary('far');
      mkdirSync(join(place, 'disk'));
      // A Go at its default place is on the PATH, so that all is well there.
      writeFileSync(join(place, 'disk/.bash_profile'), 'export PATH=/usr/local/go/bin:/usr/bin:/bin\n');
      const mount = await new FuseMount(join(place, 'disk'), join(place, 'home')).mounted();
      return { mount, environment: { HOME: mount.point, SHELL: '/bin/bash', PATH: '/usr/bin:/bin' } };
    }

    test('every command ends and says so; help and commands with their state elsewhere continue', async () => {
      const { mount, environment } = await aFarHome();
      mount.stop();
      for (const words of [['status'], ['doctor'], ['logs'], ['run'], ['history'], ['caches']]) {
        const { status, stderr } = gowarden(environment, ...words);
        expect(stderr, words.join()).toContain(
          `does not answer (file system fuse mounted at ${mount.point})`,
        );
        expect(status, words.join()).toBe(2);
      }
      expect(gowarden(environment, 'help').status).toBe(0);
      const doctor = gowarden(environment, 'doctor', '--state', join(temporary('state'), 's'));
      expect(doctor.stdout).toContain(`mounted at ${mount.point})`);
    });

    test('a service waits, ends at once when it is asked to, and starts by itself when the home answers', async () => {
      const { mount, environment } = await aFarHome();
      const start = () => {
        const child = spawn(process.execPath, [bundle, 'run', '--service'], {
          env: { ...environment, GOWARDEN_TRAY_ENABLED: 'false' },
          stdio: ['ignore', 'ignore', 'pipe'],
        });
        onTestFinished(() => void child.kill('SIGKILL'));
        let said = '';
        child.stderr.on('data', (data: Buffer) => (said += data.toString()));
        return { child, waits: () => vi.waitFor(() => expect(said).toContain('does not answer'), patience) };
      };
      mount.stop();
      const told = start();
      await told.waits();
      told.child.kill('SIGTERM');
      expect((await once(told.child, 'exit'))[0]).toBe(0);
      const patient = start();
      await patient.waits();
      mount.goOn();
      const answers = () => {
        const { status, stdout, stderr } = gowarden(environment, 'status');
        expect(status, stdout + stderr).toBe(0);
      };
      await vi.waitFor(answers, patience);
      patient.child.kill('SIGTERM');
      expect((await once(patient.child, 'exit'))[0]).toBe(0);
    });
  },
);
