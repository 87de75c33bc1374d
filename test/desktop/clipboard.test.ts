import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Environment } from '../../host/host.ts';
import type { Command, Ran } from '../../host/run/run.ts';
import { copyText, readFromClipboard } from '../../desktop/clipboard.ts';
import { openHost } from '../../host/open.ts';
import { lives, scratch } from '../tray/helper/scripted.ts';
import { eventually } from '../eventually.ts';

const text = 'go 1.26.8 · 架构 $(x) `y` "z"\n第二行';
const ran = (exitCode: number | null): Ran => ({
  outcome: exitCode === null ? 'not-found' : 'exited',
  exitCode,
  stdout: '',
  stderr: '',
  summary: '',
});

/** Copies on a Linux system with only these programs (shell scripts) in its PATH. */
async function copy(display: Environment, programs: Readonly<Record<string, string>>) {
  const folder = scratch();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const [name, body] of Object.entries(programs))
    writeFileSync(join(bin, name), `#!/bin/sh\ncd '${folder}'\n${body}\n`, { mode: 0o755 });
  const outcome = await copyText(
    text,
    {
      platform: 'linux',
      environment: { ...display, PATH: bin },
      run: () => Promise.reject(new Error('not asked')),
    },
    { state: folder },
  );
  const read = (name: string): string | null =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null;
  return { outcome, read, folder };
}

const takes = (file: string): string => `echo "$@" > ${file}.words; exec /bin/cat > ${file}`;

describe('on Linux', () => {
  test.each([
    ['wl-copy', { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':7' }, ''],
    ['xclip', { DISPLAY: ':7' }, '-selection clipboard'],
    ['xsel', { DISPLAY: ':7' }, '--clipboard --input'],
  ])('%s receives the text unchanged', async (program, display, words) => {
    const { outcome, read } = await copy(display, { [program]: takes('taken') });
    expect(outcome).toEqual({ done: true, code: 'tray-copied', values: {} });
    expect(read('taken')).toBe(text);
    expect(read('taken.words')).toBe(`${words}\n`);
  });

  test('the next program is tried where one fails or does not read', async () => {
    const { outcome, read } = await copy(
      { WAYLAND_DISPLAY: 'w', DISPLAY: ':7' },
      { 'wl-copy': 'exit 1', xclip: 'exec <&-; exit 3', xsel: takes('taken') },
    );
    expect(outcome.done).toBe(true);
    expect(read('taken')).toBe(text);
  });

  test('one that hangs is ended', async () => {
    const { outcome, read } = await copy({ DISPLAY: ':7' }, { xclip: 'echo $$ > pid; exec /bin/sleep 60' });
    expect(outcome.done).toBe(false);
    await eventually(() => expect(lives(Number(read('pid')))).toBe(false));
  });

  test('without a program or a display, the text is in a private file, which the answer names', async () => {
    for (const display of [{ DISPLAY: ':7' }, {}]) {
      const { outcome, read, folder } = await copy(display, {});
      const file = join(folder, 'copied.txt');
      expect(outcome).toEqual({ done: false, code: 'tray-no-clipboard', values: { file } });
      expect(read('copied.txt')).toBe(text);
      expect(lstatSync(file).mode & 0o777).toBe(0o600);
    }
  });
});

describe('on a Mac', () => {
  const copyOnMac = async (exitCode: number | null) => {
    const asked: Command[] = [];
    const state = scratch();
    const outcome = await copyText(
      text,
      {
        platform: 'darwin',
        environment: {},
        run: (command) => {
          asked.push(command);
          return Promise.resolve(ran(exitCode));
        },
      },
      { state },
    );
    return { outcome, asked, state };
  };

  test('pbcopy takes it as UTF-8', async () => {
    const { outcome, asked } = await copyOnMac(0);
    expect(outcome.done).toBe(true);
    expect(asked).toEqual([
      { file: '/usr/bin/pbcopy', arguments: [], input: text, environment: { LC_ALL: 'en_US.UTF-8' } },
    ]);
  });

  test('when pbcopy fails the text is in a file', async () => {
    const { outcome, state } = await copyOnMac(1);
    expect(outcome).toMatchObject({ done: false, code: 'tray-no-clipboard' });
    expect(readFileSync(join(state, 'copied.txt'), 'utf8')).toBe(text);
  });
});

describe('what is on the clipboard', () => {
  const paste = async (display: Environment, programs: Readonly<Record<string, string>>) => {
    const bin = join(scratch(), 'bin');
    mkdirSync(bin);
    for (const [name, body] of Object.entries(programs))
      writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    const host = await openHost();
    return readFromClipboard({
      platform: 'linux',
      environment: { ...display, PATH: `.:${bin}` },
      run: (command) => host.run(command),
    });
  };

  test('is read by the program of the display, which gets its address', async () => {
    const said = 'printf "%s %s\\n%s" "$DISPLAY" "$XAUTHORITY" "$*"';
    const at = { DISPLAY: ':7', XAUTHORITY: '/run/x' };
    expect(await paste(at, { xclip: said })).toBe(':7 /run/x\n-selection clipboard -o');
    expect(await paste({ ...at, WAYLAND_DISPLAY: 'w' }, { 'wl-paste': said, xclip: 'exit 3' })).toBe(
      ':7 /run/x\n--no-newline',
    );
  });

  test('the next program is tried where one fails, and none without a display', async () => {
    expect(await paste({ DISPLAY: ':7' }, { xclip: 'exit 1', xsel: 'printf 第' })).toBe('第');
    expect(await paste({}, { xclip: 'printf x' })).toBeNull();
  });

  test('may be a log of several megabytes', async () => {
    const text = await paste({ DISPLAY: ':7' }, { xclip: '/usr/bin/head -c 3000000 /dev/zero' });
    expect(text).toHaveLength(3_000_000);
  });
});
