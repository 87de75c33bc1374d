import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askShell } from '../../../host/contexts/shell.ts';
import { realFiles } from '../../../host/files/real.ts';
import type { Machine } from '../../../host/machine.ts';
import { realRun } from '../../../host/run/real.ts';
import { forgeMachO } from '../../../host/simulated/forge.ts';
import { gone } from '../running.ts';

const linux = process.platform === 'linux';
const nushells = (process.env.PATH ?? '')
  .split(':')
  .map((directory) => join(directory, 'nu'))
  .filter((path) => existsSync(path))
  .slice(0, 1);
const zsh = linux ? '/usr/bin/zsh' : '/bin/zsh';

/** Real shells with a home directory of their own. */
function machine(shell: string | null, startup: Readonly<Record<string, string>>): Machine {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'gowarden-home-')));
  for (const [name, text] of Object.entries(startup)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), text);
  }
  return {
    platform: 'linux',
    simulated: false,
    user: { name: 'kim', uid: 0, home, shell },
    environment: {},
    files: realFiles({ darwin: false, uid: 0 }),
    run: realRun({ name: 'kim', home }, realFiles({ darwin: false, uid: 0 })),
    self: { architecture: 'amd64', kernelMachine: 'x86_64', kernelRelease: '' },
  };
}

const from = { PATH: '/usr/bin:/bin', GUI_ONLY: 'yes' };
const ask = (shell: string | null, startup: Readonly<Record<string, string>>, interactiveMs = 10_000) =>
  askShell(machine(shell, startup), from, { interactiveMs, loginMs: 3_000 });

describe('each shell gives what its own start-up files export', () => {
  const posix =
    'export PATH="/from/rc:$PATH"; export GOFLAGS="-a\n-b"; HIDDEN=not-exported; echo noise; echo noise >&2\n';
  // A Mac has zsh elsewhere and neither dash nor fish of its own.
  const shells = [
    [zsh, { '.zshrc': posix }],
    ['/bin/bash', { '.bash_profile': '. ~/.bashrc\n', '.bashrc': posix }],
    ['/bin/dash', { '.profile': posix }],
    ['/bin/sh', { '.profile': posix }],
    [
      '/usr/bin/fish',
      {
        '.config/fish/config.fish':
          'set -gx PATH /from/rc $PATH\nset -gx GOFLAGS "-a\n-b"\nset HIDDEN x\necho noise\n',
      },
    ],
    // Not in a package of Debian: where there is one on PATH it is tested too (last with Nushell 0.115.1).
    ...nushells.map(
      (nu) =>
        [
          nu,
          {
            '.config/nushell/env.nu':
              '$env.PATH = ($env.PATH | prepend "/from/rc")\n$env.GOFLAGS = "-a\\n-b"\nlet hidden = 1\n',
            '.config/nushell/login.nu': 'print noise\n',
          },
        ] as const,
    ),
  ] as const;
  test.each(
    shells.filter(([shell]) => linux || shell === '/bin/bash' || shell === zsh || nushells.includes(shell)),
  )('%s', async (shell, startup) => {
    const { context, why } = await ask(shell, startup);
    expect(why).toBe('');
    expect(context).toMatchObject({ id: 'login-shell', certainty: 'observed' });
    expect(context?.path[0]).toBe('/from/rc');
    expect(context?.path).toContain('/usr/bin');
    expect(context?.environment).toMatchObject({ GOFLAGS: '-a\n-b', GUI_ONLY: 'yes' });
    for (const name of [
      'HIDDEN',
      'DISABLE_AUTO_UPDATE',
      'GOWARDEN_RESOLVING_ENVIRONMENT',
      'LC_ALL',
      'SHLVL',
    ]) {
      expect(context?.environment).not.toHaveProperty(name);
    }
  });
});

describe('start-up files that misbehave', () => {
  test('by waiting for input get none and continue', async () => {
    const { context } = await ask('/bin/bash', {
      '.bash_profile': 'read -r answer; read -r again </dev/tty; export PATH=/after:$PATH\n',
    });
    expect(context).toMatchObject({ certainty: 'observed' });
    expect(context?.path[0]).toBe('/after');
  });

  test('by hanging when interactive leave the login shell, which knows less', async () => {
    const startup = {
      '.zprofile': 'export PATH=/from/profile:$PATH\n',
      '.zshrc': 'sleep 1000; export PATH=/from/rc:$PATH\n',
    };
    const { context } = await ask(zsh, startup, 500);
    expect(context).toMatchObject({ certainty: 'assumed' });
    expect(context?.path[0]).toBe('/from/profile');
    expect(context?.source).toContain('did not end within 500 ms');
  });

  test('by becoming another program give no answer', async () => {
    const { context, why } = await ask('/bin/bash', { '.bash_profile': 'exec /bin/echo gone\n' });
    expect(context).toBe(null);
    expect(why).toContain('/bin/bash');
  });

  test('by leaving an agent behind that holds the output hold nobody up', async () => {
    const agent = 'sleep 1000 & echo $! >~/pid; export PATH=/after:$PATH\n';
    const asked = machine('/bin/bash', { '.bash_profile': agent });
    const { context } = await askShell(asked, from);
    expect(context?.path[0]).toBe('/after');
    const pid = readFileSync(join(asked.user.home, 'pid'), 'utf8');
    expect(await gone(Number(pid))).toBe(true);
  });

  test('by printing a lot, or something like an answer, do not confuse', async () => {
    const noise =
      'echo gowarden; echo PATH=/wrong; head -c 300000 /dev/zero | tr "\\0" x; export PATH=/right:$PATH\n';
    const { context } = await ask('/bin/bash', { '.bash_profile': noise });
    expect(context?.path[0]).toBe('/right');
  });

  test('by removing PATH give no answer', async () => {
    const { context, why } = await ask('/bin/bash', { '.bash_profile': 'unset PATH\n' });
    expect(context).toBe(null);
    expect(why).toContain('does not export PATH');
  });
});

test('an unknown shell is not started', async () => {
  expect((await ask('/usr/sbin/nologin', {})).why).toBe(
    '/usr/sbin/nologin is not a shell that gowarden asks',
  );
  expect((await ask(null, {})).why).toBe('no login shell is known');
  expect((await ask('zsh', {})).context).toBe(null);
});

test('a shell that would only start translated is not started', async () => {
  const asked = machine('/usr/local/bin/fish', {});
  const fish = forgeMachO({ version: 'go1.26.8', architectures: ['amd64'] });
  const files: Machine['files'] = {
    ...asked.files,
    open: (path, use) =>
      path === '/usr/local/bin/fish'
        ? {
            ok: true,
            value: use({ size: fish.length, read: (at, length) => fish.subarray(at, at + length) }),
          }
        : asked.files.open(path, use),
  };
  const run = () => Promise.reject(new Error('it was started'));
  const { context, why } = await askShell({ ...asked, files, run }, from, undefined, ['arm64']);
  expect(context).toBeNull();
  expect(why).toBe('/usr/local/bin/fish is built for amd64 alone and was not started for a look');
  await expect(askShell({ ...asked, files, run }, from, undefined, ['amd64'])).rejects.toThrow(
    'it was started',
  );
});

test('start-up files that run a shim of Apple cause no dialog, and the variables against it are not part of the answer', async () => {
  const asked = async (startup: string, gui: Record<string, string> = {}) => {
    const one = machine('/bin/bash', { '.bash_profile': startup });
    const { context } = await askShell({ ...one, developer: () => '/tools' }, { ...from, ...gui });
    return context?.environment;
  };
  const seen = await asked('export SEEN="$DEVELOPER_DIR"\n');
  expect(seen).toMatchObject({ SEEN: '/tools' });
  expect(seen).not.toHaveProperty('DEVELOPER_DIR');
  expect(await asked('export DEVELOPER_DIR=/own\n')).toMatchObject({ DEVELOPER_DIR: '/own' });
  expect(await asked('', { DEVELOPER_DIR: '/tools' })).toMatchObject({ DEVELOPER_DIR: '/tools' });
});
