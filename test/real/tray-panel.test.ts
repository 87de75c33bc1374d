import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { connectSessionBus } from '../../desktop/dbus/connect.ts';
import { openHost } from '../../host/open.ts';
import { menu, type Menu } from '../../tray/menu.ts';
import { panelScript } from '../../tray/status-notifier/process.ts';
import { Panel } from '../../tray/status-notifier/start.ts';
import { row } from '../tray/rows.ts';
import { now, someFinding, someStatus } from '../tray/some-status.ts';
import { Desktop, missingForDesktop, until } from './desktop.ts';
import { words } from '../tray/words.ts';

const missing = missingForDesktop();
const pictures = new URL('../../artifacts/tray/', import.meta.url);
const name = `our own item in a real panel${missing.length > 0 ? ` (not here: ${missing.join(', ')})` : ''}`;

describe.skipIf(missing.length > 0)(name, () => {
  let desktop: Desktop;
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    desktop = await Desktop.open();
  });
  afterAll(() => desktop.close());

  test('is the only one after 1,000 quick updates, shows the last, and receives a click', async () => {
    const [clicked, opened] = [vi.fn(), vi.fn()];
    const of = (change: Parameters<typeof someStatus>[0]): Menu => menu(someStatus(change), now, words('en'));
    const session = { environment: desktop.environment, user: (await openHost()).user };
    const helper = await Panel.start(of({}), session, clicked, opened);
    // The item answers in this process, so it must be asked without waiting for another program.
    const bus = await connectSessionBus(desktop.environment, session.user.uid, 60_000);
    onTestFinished(async () => {
      bus.close();
      await helper.stop('test over');
    });
    await until('the item', () => desktop.items().length > 0);
    for (let round = 1; round <= 1000; round += 1) {
      const unknown = Array<string>((round % 7) + 1).fill('q');
      helper.show(of({ unknown, findings: round % 2 ? [] : [someFinding()] }));
      // As many at once as arrive while the panel is busy.
      if (round % 25 === 0) await sleep(1);
    }
    const last = of({ unknown: Array<string>(42).fill('q') });
    helper.show(last);
    const label = {
      destination: desktop.items()[0]!.replace(/\/.*/, ''),
      path: '/MenuBar',
      interface: 'com.canonical.dbusmenu',
      member: 'GetProperty',
      signature: 'is',
      arguments: [1, 'label'],
    };
    expect(await bus.call(label)).toEqual([{ type: 's', value: row(last, 'headline').title }]);
    opened.mockClear();
    await desktop.openMenu();
    await until('the panel to tell that the menu opens', () => opened.mock.calls.length > 0);
    desktop.screenshot(new URL('panel-after-updates.png', pictures).pathname);
    desktop.xdotool('key', 'Down', 'Return');
    await until('the click', () => clicked.mock.calls.length > 0);
    expect(clicked.mock.calls).toEqual([['headline']]);
    expect(desktop.items()).toHaveLength(1);
    await helper.stop('done');
    await until('the item to be gone', () => desktop.items().length === 0);
  });

  test('the icon of a silent daemon is a question mark with one sentence, and recovers with its next message', async () => {
    const of = (change: Parameters<typeof someStatus>[0]): Menu => menu(someStatus(change), now, words('en'));
    const child = spawn(process.execPath, [panelScript, '2000'], {
      env: desktop.environment,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    onTestFinished(() => void child.kill('SIGKILL'));
    // In a process of its own, since this one is blocked while it asks the panel.
    const talk = (said: Menu): ChildProcess =>
      spawn('sh', ['-c', 'while echo "$1"; do sleep 0.1; done', 'sh', JSON.stringify(said)], {
        stdio: ['ignore', child.stdin, 'ignore'],
      });
    const picture = (name: string): void => desktop.screenshot(new URL(`${name}.png`, pictures).pathname);
    let talking = talk(of({}));
    onTestFinished(() => void talking.kill('SIGKILL'));
    await until('the item', () => desktop.items().length > 0);
    await until('the first row', () => desktop.labels()[0] === row(of({}), 'headline').title);
    const native = desktop.icon();
    talking.kill('SIGKILL');
    await until('the sentence', () => desktop.labels()[0] === of({}).silent.headline);
    const silent = desktop.icon();
    expect(silent).not.toBe(native);
    expect(desktop.choices()).toEqual([of({}).silent.headline]);
    await desktop.openMenu();
    picture('panel-silent');
    desktop.xdotool('key', 'Escape');
    talking = talk(of({}));
    await until('the icon', () => desktop.icon() === native);
    await until('the first row', () => desktop.labels()[0] === row(of({}), 'headline').title);
    talking.kill('SIGKILL');
    child.stdin.end();
    await gone;
    await until('the item to be gone', () => desktop.items().length === 0);
  });
});
