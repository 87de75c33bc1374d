import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Icons } from '../../../daemon/notifier/notifier.ts';
import { drawPixels } from '../../../tray/icons/draw.ts';
import { hardware, nativeGo } from '../../tray/some-status.ts';
import { chooseDeliverer } from '../../../daemon/notifier/desktop/choose.ts';
import { freedesktop } from '../../../desktop/notify/freedesktop.ts';
import { osascript } from '../../../desktop/notify/osascript.ts';
import { recordedFile } from '../../../desktop/notify/recorded.ts';
import { systemClock } from '../../../daemon/clock.ts';
import type { Host } from '../../../host/host.ts';
import { ownPaths } from '../../../host/paths.ts';
import type { Command, Ran } from '../../../host/run/run.ts';
import type { Notification } from '../../../desktop/notify/deliverer.ts';
import { visible, visibleLines } from '../../../messages/visible.ts';
import {
  backgrounds,
  missingPrograms,
  startBus,
  startNotificationDaemon,
  type NotificationDaemon,
} from '../../real/bus.ts';
import { open, stage, temporaryState } from '../../daemon/notifier/stage.ts';
import { patience } from '../../eventually.ts';

const missing = missingPrograms(['dbus-daemon', 'Xvfb', 'dunst', 'dunstctl', 'import', 'convert']);
const pictures = new URL('../../../artifacts/notifications/', import.meta.url);
const user = { name: 'ada', home: '/home/ada', uid: process.getuid?.() ?? 0 };

/** What a text could do if it were interpreted as anything but text. */
const hostile = [
  '<b>bold</b> & <img src="/etc/passwd"/> &amp;',
  'a "quote\' \\ `id` $(touch /tmp/x) %s %n',
  '--help',
  '" with title "x" & (do shell script "id") & "',
  'zwei\nZeilen\n三行 🐹',
];

const note = (title: string, body = ''): Notification => ({
  title: visible(title),
  body: visibleLines(body.split('\n')),
});

describe.skipIf(missing.length > 0)(
  `dunst, a real notification daemon${missing.length ? `: missing ${missing.join(', ')}` : ''}`,
  () => {
    let desktop: NotificationDaemon;
    let host: Host;
    beforeAll(async () => {
      desktop = await startNotificationDaemon();
      host = {
        platform: 'linux',
        simulated: false,
        user,
        environment: desktop.environment,
      } as unknown as Host;
    });
    afterAll(() => desktop.close());
    beforeEach(() => desktop.shown());

    test('shows exactly one notification, under our name, for one cause', async () => {
      const before = desktop.shown().length;
      const { look } = stage({ deliverer: freedesktop(host) });
      await look([open()]);
      await look([open()]);
      await expect.poll(() => desktop.onScreen(), patience).toBe(1);
      const shown = desktop.shown().slice(before);
      expect(shown).toHaveLength(1);
      expect(shown[0]).toMatchObject({
        application: 'gowarden',
        summary: 'Go is built for another architecture',
      });
      expect(shown[0]?.body).toContain('/opt/homebrew/bin/go is go1.26.8 for amd64');
    });

    test.each(hostile)('shows every text unchanged: %j', async (text) => {
      await freedesktop(host).deliver(note('title', text));
      expect(desktop.shown().at(-1)?.body).toBe(
        text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
      );
    });

    test('shows control and invisible characters in a name in escaped form', async () => {
      const { look } = stage({ deliverer: freedesktop(host) });
      await look([open('/opt/a\u001b[8m\u202e\u009b31m\nNative now/\u200bgo')]);
      await expect.poll(() => desktop.shown().at(-1)?.body, patience).toContain('\\nNative now');
      const { summary = '', body = '' } = desktop.shown().at(-1) ?? {};
      expect(`${summary}${body}`).not.toMatch(/[^\P{Cc}\n]|[\u200b\u202e]/u);
      expect(body).not.toMatch(/^Native now/m);
    });

    test('withdraws a notification', async () => {
      const deliverer = freedesktop(host);
      const number = await deliverer.deliver(note('one'));
      await expect.poll(() => desktop.onScreen(), patience).toBe(1);
      await deliverer.withdraw(number ?? 0);
      await expect.poll(() => desktop.onScreen(), patience).toBe(0);
    });

    const icon = (shape: 'broken' | 'native') => ({ size: 64, pixels: drawPixels(shape, 'panel', 64) });
    /** The number of pixels of that colour on the screen. */
    const painted = (name: string, colour: string): number => {
      mkdirSync(pictures, { recursive: true });
      const file = new URL(name, pictures).pathname;
      desktop.screenshot(file);
      const colours = execFileSync('convert', [file, '-depth', '8', '-format', '%c', 'histogram:info:-'], {
        encoding: 'utf8',
      });
      const line = colours.split('\n').find((one) => one.includes(colour));
      return Number(line?.trim().split(':')[0] ?? 0);
    };

    test('has our icon, an urgency, and an action for a click; a fix replaces it quietly', async () => {
      const clicked: string[] = [];
      const icons: Icons = (of) => icon(of === 'fine' ? 'native' : 'broken');
      const { look, clock, part } = stage({
        ...{ deliverer: freedesktop(host), icons, status: { winner: nativeGo, hardware } },
        onOpen: (what) => {
          clicked.push(what);
          return Promise.resolve({ done: true, code: 'opened', values: {} });
        },
      });
      await look([open()]);
      await expect.poll(() => desktop.onScreen(), patience).toBe(1);
      await expect.poll(() => painted('notification-error.png', '#F05054'), patience).toBeGreaterThan(200);
      expect(painted('notification-error.png', backgrounds.normal)).toBeGreaterThan(1000);
      await look([]);
      await clock.pass(6 * 60_000);
      await look([]);
      await expect
        .poll(() => painted('notification-mended.png', backgrounds.low), patience)
        .toBeGreaterThan(1000);
      expect(painted('notification-mended.png', '#F05054')).toBe(0);
      expect(desktop.onScreen()).toBe(1);
      desktop.click();
      await expect.poll(() => clicked, patience).toEqual(['history']);
      await part.close();
      expect(desktop.shown().at(-1)).toMatchObject({ summary: 'Native again' });
    });

    test('leaves no connection open', async () => {
      const sockets = (): number =>
        process.getActiveResourcesInfo().filter((kind) => kind === 'PipeWrap').length;
      const before = sockets();
      for (let times = 0; times < 10; times++) await freedesktop(host).deliver(note('one'));
      await expect.poll(sockets, patience).toBe(before);
    });
  },
);

test.skipIf(missing.includes('dbus-daemon'))(
  'says so when no program on the bus shows notifications',
  async () => {
    const bus = await startBus();
    const host = { user, environment: bus.environment } as unknown as Host;
    await expect(freedesktop(host).deliver(note('one'))).rejects.toThrow(
      'org.freedesktop.Notifications was not provided by any .service files',
    );
    await bus.close();
  },
);

describe('osascript', () => {
  const exited = (exitCode: number, stderr = ''): Ran => ({
    outcome: 'exited',
    exitCode,
    stdout: '',
    stderr,
    summary: `osascript ended with ${exitCode}`,
  });
  const mac = (ran: Ran) => {
    const commands: Command[] = [];
    const run = (command: Command): Promise<Ran> => {
      commands.push(command);
      return Promise.resolve(ran);
    };
    return { commands, host: { platform: 'darwin', simulated: false, user, run } as unknown as Host };
  };

  test.each(hostile)(
    'gets the text as an argument, after a word of ours, and never as a script: %j',
    async (text) => {
      const { commands, host } = mac(exited(0));
      await osascript(host).deliver(note(text, text));
      const [{ file, arguments: words }] = commands as [Command];
      expect(file).toBe('/usr/bin/osascript');
      expect(words.slice(-3)).toEqual(['gowarden', visible(text), text]);
      expect(words.slice(0, -3).filter((_, index) => index % 2 === 0)).toEqual(['-e', '-e', '-e']);
      expect(words.slice(0, -3).join('\n')).not.toContain(text);
    },
  );

  test('says why when it fails', async () => {
    const { host } = mac(exited(1, 'execution error: Not authorized (-1743)\n'));
    await expect(osascript(host).deliver(note('one'))).rejects.toThrow(
      'osascript ended with 1: execution error: Not authorized (-1743)',
    );
  });
});

test('a simulated machine records what it would show, whatever its platform', async () => {
  const state = temporaryState();
  const host = { platform: 'darwin', simulated: true, user } as unknown as Host;
  const paths = ownPaths('darwin', '/Users/ada', {}, state);
  const deliverer = chooseDeliverer({ host, paths, clock: { ...systemClock, now: () => 7 } });
  for (const text of hostile) await deliverer.deliver(note('title', text));
  const lines = readFileSync(recordedFile(state), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
    hostile.map((body) => ({ at: 7, title: 'title', body })),
  );
  expect(statSync(recordedFile(state)).mode & 0o777).toBe(0o600);
});
