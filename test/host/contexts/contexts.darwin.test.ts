import { expect, test } from 'vitest';
import type { RecordedCommand } from '../../../host/simulated/description.ts';
import { standIn } from '../stand-in.ts';

const launchd = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];
const files = {
  '/etc/paths': { text: '/usr/local/bin\n/System/Cryptexes/App/usr/bin\n/usr/bin\n/bin\n/usr/sbin\n/sbin\n' },
  '/etc/paths.d/go': { text: '/usr/local/go/bin\n' },
  '/etc/paths.d/100-rvictl': { text: '/Library/Apple/usr/bin' },
  '/etc/paths.d/10-cryptex': { text: '/var/run/cryptex/bin\n/usr/bin\n' },
};
const getenv = (name: string, value: string): RecordedCommand => ({
  run: ['/bin/launchctl', 'getenv', name],
  stdout: value === '' ? '' : `${value}\n`,
});
const script = 'echo gowarden; /usr/bin/env -0 2>/dev/null || /usr/bin/env; echo gowarden';
const zsh = (
  flags: readonly string[],
  stdout: string,
  more: Partial<RecordedCommand> = {},
): RecordedCommand => ({
  run: ['/bin/zsh', ...flags, script],
  stdout,
  ...more,
});
const answer = (...lines: string[]): string => `Last login: noise\ngowarden\n${lines.join('\0')}\0gowarden\n`;

test('the shell answers, and its noise is not read', async () => {
  const host = await standIn(
    'darwin',
    [
      getenv('PATH', ''),
      zsh(
        ['-l', '-i', '-c'],
        answer('PATH=/opt/homebrew/bin:relative::/usr/bin', 'GOFLAGS=-a\n-b', 'TERM=dumb', 'SHLVL=1'),
      ),
    ],
    files,
  );
  const [shell, gui] = await host.contexts();
  expect(shell).toEqual({
    id: 'login-shell',
    path: ['/opt/homebrew/bin', '/usr/bin'],
    environment: { PATH: '/opt/homebrew/bin:relative::/usr/bin', GOFLAGS: '-a\n-b' },
    certainty: 'observed',
    source: 'zsh -l -i -c env',
  });
  expect(gui).toMatchObject({ id: 'gui', path: launchd, certainty: 'assumed', source: 'launchd default' });
});

test('launchd has a PATH and a GOROOT of its own', async () => {
  const host = await standIn(
    'darwin',
    [getenv('PATH', '/opt/homebrew/bin:/usr/bin'), getenv('GOROOT', '/usr/local/go')],
    files,
  );
  const gui = (await host.contexts())[1];
  expect(gui).toMatchObject({
    path: ['/opt/homebrew/bin', '/usr/bin'],
    certainty: 'observed',
    environment: { GOROOT: '/usr/local/go', HOME: '/Users/kim' },
    source: 'launchctl getenv PATH, launchctl getenv GOROOT',
  });
});

test('a shell that hangs interactively is started as a login shell, and the answer says so', async () => {
  const host = await standIn(
    'darwin',
    [
      zsh(['-l', '-i', '-c'], '', { signal: 'SIGKILL' }),
      zsh(['-l', '-c'], answer('PATH=/usr/local/bin:/usr/bin')),
    ],
    files,
  );
  const [shell] = await host.contexts();
  expect(shell).toMatchObject({ path: ['/usr/local/bin', '/usr/bin'], certainty: 'assumed' });
  expect(shell?.source).toContain('without interactive start-up files');
});

test('a shell that never answers leaves the result of path_helper, in its order', async () => {
  const host = await standIn('darwin', [zsh(['-l', '-i', '-c'], 'gowarden\nexec: no answer')], files);
  const [shell] = await host.contexts();
  expect(shell).toMatchObject({
    path: [
      '/usr/local/bin',
      '/System/Cryptexes/App/usr/bin',
      ...launchd,
      '/var/run/cryptex/bin',
      '/Library/Apple/usr/bin',
      '/usr/local/go/bin',
    ],
    certainty: 'assumed',
  });
  expect(shell?.source).toContain('/etc/paths and /etc/paths.d');
});
