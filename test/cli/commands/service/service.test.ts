import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { wasClaimed } from '../../../../daemon/instance/claim.ts';
import { temporaryDirectory } from '../../../daemon/api/lent.ts';
import { call } from '../../call.ts';

const program = fileURLToPath(new URL('../../../../dist/gowarden.js', import.meta.url));

describe('gowarden service', () => {
  test.each([
    [[], 'Expected one of install, restart, status, logs, uninstall, print, got nothing'],
    [['frobnicate'], 'got `frobnicate`'],
    [['constructor'], 'got `constructor`'],
  ])('%j names what there is', async (words, told) => {
    const { code, err } = await call(['service', ...words, '--lang', 'en']);
    expect(code).toBe(2);
    expect(err).toContain(told);
    expect(err).toContain('gowarden service --help');
  });

  // In a process and a home of its own: the real service of whoever runs the tests is left alone.
  test.skipIf(process.platform !== 'linux').each([
    ['en', /could not be asked[^]*is removed[^]*There was nothing of gowarden to remove/],
    ['zh-Hans', /无法询问服务管理器[^]*已移除[^]*没有可移除的 gowarden 文件/],
  ])('%s: works without a service manager, and does not suggest starting it', (language, told) => {
    const home = temporaryDirectory();
    const words = ['service', 'uninstall', '--purge', '--yes', '--lang', language];
    const { status, stderr } = spawnSync(process.execPath, [program, ...words], {
      env: { HOME: home, XDG_RUNTIME_DIR: join(home, 'run'), PATH: '/usr/bin:/bin', SHELL: '/bin/sh' },
      encoding: 'utf8',
    });
    expect(stderr).toMatch(told);
    expect(stderr).not.toContain('gowarden run');
    expect(status).toBe(1);
  });

  test.skipIf(process.getuid?.() !== 0)(
    'what waits on another volume is removed too, and a checkout of that name stays (needs root)',
    () => {
      const home = temporaryDirectory();
      const volume = join(home, 'volume');
      mkdirSync(volume);
      execFileSync('mount', ['-t', 'tmpfs', 'none', volume]);
      try {
        const entry = join(volume, `go-build/00/00${'1'.padStart(62, '0')}-d`);
        mkdirSync(dirname(entry), { recursive: true });
        writeFileSync(entry, 'x'.repeat(1000));
        const checkout = join(home, 'src/gowarden');
        mkdirSync(join(checkout, '.git'), { recursive: true });
        writeFileSync(join(checkout, '.git/HEAD'), 'wip');
        const profile = `export GOCACHE=${volume}/go-build PATH=/usr/local/go/bin:/usr/bin:/bin\n`;
        for (const name of ['.profile', '.bash_profile']) writeFileSync(join(home, name), profile);
        // With a process table of its own: somebody else's go would keep the cache from being cleaned.
        const alone = ['-m', '-p', '-f', '--mount-proc', process.execPath, program];
        const gowarden = (...words: string[]) =>
          spawnSync('unshare', [...alone, ...words, '--lang', 'en'], {
            env: {
              ...{ HOME: home, XDG_STATE_HOME: join(home, 'src'), GOCACHE: join(volume, 'go-build') },
              ...{
                XDG_RUNTIME_DIR: join(home, 'run'),
                PATH: '/usr/local/go/bin:/usr/bin:/bin',
                SHELL: '/bin/sh',
              },
            },
            encoding: 'utf8',
          });
        gowarden('clean', '--yes');
        expect(existsSync(entry)).toBe(false);
        expect(readdirSync(join(volume, '.gowarden-quarantine'))).toHaveLength(1);
        const { stderr } = gowarden('service', 'uninstall', '--purge', '--yes');
        expect(existsSync(join(volume, '.gowarden-quarantine'))).toBe(false);
        expect(readdirSync(checkout)).toEqual(['.git']);
        expect(stderr).toContain(
          `Left, as gowarden did not make it or could not remove it: ${checkout}/.git`,
        );
      } finally {
        execFileSync('umount', [volume]);
      }
    },
  );

  test('a journal that cannot be read is named and stays, since only it knows what waits where', () => {
    const home = temporaryDirectory();
    const journal = join(home, '.local/state/gowarden/cleaning/x.jsonl');
    mkdirSync(dirname(journal), { recursive: true, mode: 0o700 });
    writeFileSync(journal, '{"plan":{"id":"x"},"holds":7}\n');
    const env = { HOME: home, XDG_RUNTIME_DIR: join(home, 'run'), PATH: '/usr/bin:/bin', SHELL: '/bin/sh' };
    const words = ['service', 'uninstall', '--purge', '--yes', '--lang', 'en'];
    const { status, stderr } = spawnSync(process.execPath, [program, ...words], { env, encoding: 'utf8' });
    expect(stderr).toContain(`${journal}: 1: plan.createdAt: Invalid key`);
    expect(status).toBe(4);
    expect(existsSync(journal)).toBe(true);
  });

  test.each(['runs', 'starts'])('a daemon that %s has ended before its files are removed', async (state) => {
    const { daemon, ended, own, purge } = startDaemon();
    if (state === 'runs') await once(daemon.stderr, 'data');
    else await claimedBy(own);
    const { stderr } = purge();
    expect(stderr).toContain('Removed: ');
    expect(stderr).not.toContain('Left');
    expect((await ended)[0]).toBe(0);
    expect(existsSync(own)).toBe(false);
  });

  test('the files of a daemon that does not answer stay', async () => {
    const { daemon, ended, own, purge } = startDaemon();
    await once(daemon.stderr, 'data');
    daemon.kill('SIGSTOP');
    try {
      const { stderr, status } = purge();
      expect(stderr).toContain(`A gowarden daemon still runs (process ${String(daemon.pid)})`);
      expect(status).toBe(4);
      expect(existsSync(join(own, 'history.sqlite'))).toBe(true);
    } finally {
      daemon.kill('SIGKILL');
      await ended;
    }
  });
});

/** A daemon in a home of its own; `own` is its state directory, and `purge` uninstalls it completely. */
function startDaemon() {
  const home = temporaryDirectory();
  const env = { HOME: home, XDG_RUNTIME_DIR: join(home, 'run'), PATH: '/usr/bin:/bin', SHELL: '/bin/sh' };
  const daemon = spawn(process.execPath, [program, 'run'], {
    env: { ...env, GOWARDEN_TRAY_ENABLED: 'false' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const words = ['service', 'uninstall', '--purge', '--yes', '--lang', 'en'];
  const purge = () => spawnSync(process.execPath, [program, ...words], { env, encoding: 'utf8' });
  return { daemon, ended: once(daemon, 'exit'), own: join(home, '.local/state/gowarden'), purge };
}

/** Resolves as soon as a daemon has claimed its state directory. */
async function claimedBy(directory: string): Promise<void> {
  while (!wasClaimed(directory)) await wait(5);
}
