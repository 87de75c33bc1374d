import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
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

  // In a process and a home of its own: the real service of whoever runs the tests is none of ours.
  test.skipIf(process.platform !== 'linux').each([
    ['en', /could not be asked[^]*is removed[^]*There was nothing of gowarden to remove/],
    ['zh-Hans', /无法询问服务管理器[^]*已移除[^]*没有可移除的 gowarden 文件/],
  ])(
    '%s: without a service manager it goes all the same, and nobody is told to start it',
    (language, told) => {
      const home = temporaryDirectory();
      const words = ['service', 'uninstall', '--purge', '--yes', '--lang', language];
      const { status, stderr } = spawnSync(process.execPath, [program, ...words], {
        env: { HOME: home, XDG_RUNTIME_DIR: join(home, 'run'), PATH: '/usr/bin:/bin', SHELL: '/bin/sh' },
        encoding: 'utf8',
      });
      expect(stderr).toMatch(told);
      expect(stderr).not.toContain('gowarden run');
      expect(status).toBe(1);
    },
  );
});
