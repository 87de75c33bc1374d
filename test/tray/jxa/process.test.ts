import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { installHelper } from '../../../tray/helper/install.ts';
import { startHelper } from '../../../tray/helper/start.ts';
import { menu } from '../../../tray/menu.ts';
import { lives, scratch, someMenu } from '../helper/scripted.ts';
import { now, someFinding, someStatus } from '../some-status.ts';
import { words } from '../words.ts';
import { eventually } from '../../eventually.ts';

const built = fileURLToPath(new URL('../../../dist/tray-helper.js', import.meta.url));
const headers = fileURLToPath(new URL('../../fixtures/apple-headers.json', import.meta.url));
let standIn: string;
/** The machine may be busy with other things. */
const patience = { timeout: 20_000 };

beforeAll(async () => {
  standIn = join(
    fileURLToPath(new URL('../../../node_modules/.cache/gowarden/', import.meta.url)),
    'osascript.mjs',
  );
  const bundle = await rolldown({
    input: fileURLToPath(new URL('osascript.ts', import.meta.url)),
    platform: 'node',
  });
  await bundle.write({ file: standIn, format: 'esm' });
  await bundle.close();
});

/**
 * Installs the native helper as on a Mac and puts the stand-in where its wrapper says /usr/bin/arch. A second of its timers lasts
 * `secondMs`.
 */
function install(secondMs = 1000): string {
  const folder = scratch();
  const platform = process.platform === 'darwin' ? 'darwin' : 'linux';
  const copyDir = installHelper(
    { kind: 'native', translated: false },
    { platform, paths: { state: join(folder, 'state'), run: join(folder, 'run') }, script: built },
  );
  const directory = join(copyDir, '2.1.4');
  expect(readFileSync(join(directory, 'tray-helper.js')).equals(readFileSync(built))).toBe(true);
  const wrapper = join(directory, `tray_${platform}_release`);
  const text = readFileSync(wrapper, 'utf8');
  expect(text).toContain('exec /usr/bin/arch -arm64 /usr/bin/osascript -l JavaScript tray-helper.js\n');
  writeFileSync(
    wrapper,
    text.replace(
      '/usr/bin/arch',
      `/usr/bin/env SECOND_MS=${secondMs} APPLE_HEADERS='${headers}' '${process.execPath}' '${standIn}'`,
    ),
  );
  return copyDir;
}

interface Shown {
  readonly icons: number;
  readonly label: string;
  readonly titles: readonly string[];
}

async function start(secondMs?: number) {
  const copyDir = install(secondMs);
  const directory = join(copyDir, '2.1.4');
  const clicked = vi.fn();
  const helper = await startHelper(someMenu, {
    copyDir,
    style: 'template',
    listens: true,
    readyLimitMs: 20_000,
    signal: new AbortController().signal,
    clicked,
  });
  onTestFinished(() => helper.stop('test over'));
  const shown = (): Shown =>
    existsSync(join(directory, 'shown.json'))
      ? (JSON.parse(readFileSync(join(directory, 'shown.json'), 'utf8')) as Shown)
      : { icons: 0, label: '', titles: [] };
  const click = (title: string): void => {
    writeFileSync(join(directory, 'click.next'), JSON.stringify(title));
    renameSync(join(directory, 'click.next'), join(directory, 'click.json'));
  };
  const park = (away: boolean): void =>
    away ? writeFileSync(join(directory, 'parked'), '') : rmSync(join(directory, 'parked'));
  return { helper, shown, click, clicked, park };
}

describe('the native helper as a process of systray2', () => {
  test('shows the menu, follows changes, reports clicks, and ends when it is asked to', async () => {
    const { helper, shown, click, clicked } = await start();
    await eventually(() => expect(shown().titles[0]).toBe('Everything native · checked 40 s ago'));
    // Rows that systray2 received as visible are hidden by now.
    await eventually(() => expect(shown().titles).not.toContain(''));
    helper.show(menu(someStatus({ findings: [someFinding()] }), now, words('zh-Hans')));
    await eventually(() => expect(shown().titles[0]).toMatch(/自 13:02 起$/));
    await eventually(() => expect(shown().label).toMatch(/^gowarden：已损坏/));
    expect(shown().icons).toBe(1);
    click('立即检查');
    await eventually(() => expect(clicked.mock.calls).toEqual([['check']]));
    click('到明天 08:00');
    await eventually(() => expect(clicked).toHaveBeenLastCalledWith('pause-tomorrow'));
    await helper.stop('done');
    expect(await helper.ended).toBe('done');
    expect(lives(helper.pid)).toBe(false);
  });

  test('1,000 quick updates end with the last', async () => {
    const { helper, shown } = await start();
    for (let round = 0; round < 1000; round += 1)
      helper.show(menu(someStatus({ unknown: [`question ${round}`] }), now, words('en')));
    helper.show(menu(someStatus({ findings: [someFinding({ subject: '/the/last' })] }), now, words('en')));
    await vi.waitFor(() => expect(shown().titles[0]).toContain('/the/last'), { timeout: 20_000 });
    expect(shown().icons).toBe(1);
  });

  test('looks stale after a silence, and as before after the next message', async () => {
    const { helper, shown } = await start(5);
    // Three minutes of the script's time, in which a stopped daemon says nothing.
    await vi.waitFor(
      () => expect(shown().titles[0]).toBe('Stale: no sign of gowarden for minutes'),
      patience,
    );
    expect(shown().label).toMatch(/^gowarden: state unknown/);
    await vi.waitFor(() => {
      helper.show(someMenu);
      expect(shown().titles[0]).toBe('Everything native · checked 40 s ago');
    }, patience);
    helper.show(menu(someStatus(), now, words('zh-Hans')));
    await vi.waitFor(
      () => expect(shown().titles[0]).toBe('信息已过期：gowarden 已有几分钟没有响应'),
      patience,
    );
    expect(shown().icons).toBe(1);
  });

  test('an icon that macOS parks off the screen is reported, and so is its return', async () => {
    const { helper, park } = await start(50);
    park(true);
    await vi.waitFor(() => expect(helper.parked?.()).toMatch(/^34 × 22 at 0, -17, screen /), patience);
    park(false);
    await vi.waitFor(() => expect(helper.parked?.()).toBeNull(), patience);
  });

  test('ends when its parent is gone, although its input stays open', async () => {
    const wrapper = join(
      install(5),
      '2.1.4',
      `tray_${process.platform === 'darwin' ? 'darwin' : 'linux'}_release`,
    );
    // The shell ends at once when it is asked to; `sleep` holds the other end of the pipe.
    const parent = spawn('/bin/sh', ['-c', `sleep 60 | '${wrapper}' & echo $!; sleep 60`], {
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    onTestFinished(() => void process.kill(-parent.pid!, 'SIGKILL'));
    let output = '';
    parent.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await vi.waitFor(() => expect(output).toContain('{"type":"ready"}'), { timeout: 20_000 });
    const pid = Number(/^\d+$/m.exec(output)?.[0]);
    expect(lives(pid)).toBe(true);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await vi.waitFor(() => expect(lives(pid)).toBe(false), { timeout: 20_000 });
  });
});
