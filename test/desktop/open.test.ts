import fc from '../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { openFile, openPage } from '../../desktop/open.ts';
import { ownPage } from '../../desktop/pages.ts';
import type { Platform } from '../../host/host.ts';
import type { Command, Ran } from '../../host/run/run.ts';

/** A desktop that records what would run. */
function desktop(platform: Platform, ended: Partial<Ran> = {}) {
  const ran: Command[] = [];
  const environment = { BROWSER: 'firefox' };
  const run = (command: Command): Promise<Ran> => {
    ran.push(command);
    const done: Ran = { outcome: 'exited', exitCode: 0, stdout: '', stderr: '', summary: 'it failed' };
    return Promise.resolve({ ...done, ...ended });
  };
  return { ran, machine: { platform, environment, run } };
}

const pages = [
  'https://go.dev/dl/',
  'https://go.dev/dl/go1.26.8.darwin-arm64.pkg',
  'https://nodejs.org/en/download',
  'https://brew.sh',
  'https://docs.brew.sh/FAQ',
  'https://trac.macports.org/wiki/Migration',
];

const foreign = [
  'http://go.dev/dl/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'x-apple.systempreferences:',
  '/Applications/Calculator.app',
  '-a Calculator',
  '',
  'https://go.dev@evil.example/dl/',
  'https://go.dev:8443/dl/',
  'https://go.dev.evil.example/',
  'https://evil.example/https://go.dev/dl/',
  'https://GO.dev/dl/',
  'https://go.dev\\@evil.example/',
  'https://go.dev/dl/ -a Calculator',
  'https://go.dev/dl/\n--args',
];

describe.each(['darwin', 'linux'] as const)('on %s', (platform) => {
  test.each(pages)('a page that gowarden names is opened: %s', async (page) => {
    const { ran, machine } = desktop(platform);
    expect(await openPage(page, machine)).toEqual({ done: true, code: 'opened', values: { path: page } });
    const program = platform === 'darwin' ? '/usr/bin/open' : 'xdg-open';
    expect(ran).toMatchObject([{ file: program, arguments: [page], environment: machine.environment }]);
    // Never a program of that name from a directory in the user's PATH.
    if (platform === 'linux') expect(ran[0]?.path).toEqual(['/usr/local/bin', '/usr/bin', '/bin']);
  });

  test.each(foreign)('anything else runs nothing: %j', async (text) => {
    const { ran, machine } = desktop(platform);
    expect(await openPage(text, machine)).toMatchObject({ done: false, code: 'not-own-page' });
    expect(ran).toEqual([]);
  });

  test('a page or a file that could not be opened is reported with the reason', async () => {
    const { machine } = desktop(platform, { exitCode: 3 });
    expect(await openPage('https://go.dev/dl/', machine)).toEqual({
      done: false,
      code: 'cannot-open',
      values: { path: 'https://go.dev/dl/', reason: 'it failed' },
    });
    expect(await openFile('/h/history.txt', machine)).toMatchObject({ exitCode: 3 });
  });

  test('a file of ours is opened as text, by its full path', async () => {
    const { ran, machine } = desktop(platform);
    await openFile('/h/-x.txt', machine);
    const words = platform === 'darwin' ? ['-t', '/h/-x.txt'] : ['/h/-x.txt'];
    expect(ran).toMatchObject([{ arguments: words }]);
  });
});

test('only a page that gowarden names is taken from a sentence, whatever other names are in it', () => {
  expect(ownPage('Remove /home/https://evil.example/bin, then see https://go.dev/doc/install.')).toBe(
    'https://go.dev/doc/install',
  );
  expect(ownPage('Remove /home/https://evil.example/bin.')).toBeNull();
  const parts = [
    'https://',
    'go.dev',
    'evil.example',
    '/',
    '@',
    ':',
    '\\',
    '?',
    '#',
    '.',
    ' ',
    '%2f',
    'ü',
    '🙂',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 12 }), (all) => {
      const page = ownPage(all.join(''));
      if (page !== null) expect(new URL(page).origin).toBe('https://go.dev');
    }),
  );
});
