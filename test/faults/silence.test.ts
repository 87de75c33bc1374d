import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FuseMount, missingForFuse } from '../real/fuse.ts';
import { bundle, processesOf, Running, temporary } from './running.ts';

const missing = missingForFuse;

/** A home whose PATH goes through a file system that can be stopped, before all else. */
async function aHome(): Promise<{ home: string; mount: FuseMount; environment: Record<string, string> }> {
  const home = temporary('silent');
  for (const directory of ['far/bin', 'bin', 'sdk/bin'])
    mkdirSync(join(home, directory), { recursive: true });
  writeFileSync(join(home, 'far/bin/gopls'), '#!/bin/sh\n', { mode: 0o755 });
  cpSync(process.execPath, join(home, 'sdk/bin/go'));
  writeFileSync(join(home, 'sdk/VERSION'), 'go1.26.8\n');
  symlinkSync('../sdk/bin/go', join(home, 'bin/go'));
  const mount = await new FuseMount(join(home, 'far'), join(home, 'mnt')).mounted();
  writeFileSync(join(home, '.bash_profile'), `export PATH=${home}/mnt/bin:${home}/bin:/usr/bin:/bin\n`);
  return { home, mount, environment: { HOME: home, SHELL: '/bin/bash', PATH: '/usr/bin:/bin' } };
}

const sentence = (mount: FuseMount): string =>
  `${mount.point}/bin does not answer (file system fuse mounted at ${mount.point})`;

function gowarden(environment: Record<string, string>, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...words], {
    env: environment,
    encoding: 'utf8',
    timeout: 50_000,
  });
  // A sentence is broken to fit the terminal.
  return { status, stdout: stdout.replace(/\s+/g, ' '), stderr: stderr.replace(/\s+/g, ' ') };
}

describe.skipIf(missing.length > 0)(
  `row 33: a file system does not answer${missing.length > 0 ? ` (missing ${missing.join()})` : ''}`,
  () => {
    test('the daemon answers, names it, forgets nothing, and is right again by itself', async () => {
      const { home, mount, environment } = await aHome();
      const daemon = new Running({ machine: null, environment });
      const before = await daemon.ready();
      expect(before.unknown.filter((line) => line.includes(home))).toEqual([]);
      expect(before.winner).toMatchObject({ path: join(home, 'bin/go') });
      expect(before.tools.map(({ path }) => path)).toContain(join(home, 'mnt/bin/gopls'));
      mount.stop();
      await daemon.client.post('/v1/check');
      const silent = await daemon.until(({ unknown }) => expect(unknown).toContain(sentence(mount)));
      expect(silent.unknown.filter((line) => line.includes(mount.point))).toHaveLength(1);
      expect(silent.winner).toBeNull();
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
      expect(daemon.log().map(({ msg }) => msg)).toEqual(
        expect.arrayContaining([sentence(mount), 'answers again']),
      );
      expect(await daemon.stop()).toBe(0);
      expect(processesOf(home)).toEqual([]);
    });

    test('it starts and stops while that does not answer', async () => {
      const { mount, environment } = await aHome();
      mount.stop();
      const daemon = new Running({ machine: null, environment });
      await daemon.until(({ unknown }) => expect(unknown).toContain(sentence(mount)));
      expect(await daemon.stop()).toBe(0);
    });

    test('commands that look by themselves end and name it', async () => {
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
      expect(gowarden(environment, 'inspect', join(home, 'mnt/bin/gopls')).status).not.toBeNull();
    });
  },
);
