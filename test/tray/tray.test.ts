import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Actions } from '../../daemon/actions.ts';
import type { Hardware, Host } from '../../host/host.ts';
import { sayNotice } from '../../messages/notice.ts';
import { speak } from '../../messages/speak.ts';
import { Tray, type TrayContext, type TrayOptions } from '../../tray/tray.ts';
import { fakeClock } from '../daemon/fakes/clock.ts';
import { placeScript, scratch } from './helper/scripted.ts';
import { lend, type Lent } from './lent.ts';
import { hardware } from './some-status.ts';
import { eventually } from '../eventually.ts';

/** A tray whose helper is a script that records its input and clicks the row with the id in `click`. */
async function open(
  change: { context?: Partial<TrayContext>; actions?: Partial<Actions>; host?: Partial<Host> } = {},
) {
  const folder = scratch();
  const file = join(folder, 'lines');
  const script = `
const fs = require('node:fs');
say({ type: 'ready' });
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  fs.appendFileSync(${JSON.stringify(file)}, line + '\\n');
  if (JSON.parse(line).type === 'exit') process.exit(0);
});
setInterval(() => {
  let id;
  try { id = Number(fs.readFileSync(${JSON.stringify(join(folder, 'click'))}, 'utf8')); fs.rmSync(${JSON.stringify(join(folder, 'click'))}); } catch { return; }
  say({ type: 'clicked', __id: id });
}, 20);`;
  // As on a Mac, where nothing else is needed; the script is where systray2 looks on this machine.
  const host = { platform: 'darwin', ...change.host } as const;
  const lent = await lend({ host, ...(change.actions ? { actions: change.actions } : {}) });
  const tray = new Tray(
    { ...lent.context, ...change.context },
    { install: () => placeScript(folder, script) },
  );
  onTestFinished(() => tray.close());
  const read = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  return { tray, lent, read, folder };
}

/** The last title that a row was given. */
function title(lines: string, id: number): string | undefined {
  // What a helper shows after a silence is not shown yet.
  const told = lines.split('\n').filter((line) => !line.includes('"type":"alive"'));
  const found = [...told.join('\n').matchAll(new RegExp(`"title":"([^"]*)"[^{}]*"__id":${id}[,}]`, 'g'))];
  return found.at(-1)?.[1];
}

describe('the tray', () => {
  test('does not stay green across a sleep: a minute after waking it says that its picture is old', async () => {
    const clock = fakeClock(Date.now());
    const { tray, read } = await open({ context: { clock } });
    await eventually(() => expect(title(read(), 1)).toMatch(/^Everything native/));
    clock.sleep(2 * 3_600_000);
    await clock.pass(60_000);
    await eventually(() => expect(title(read(), 1)).toMatch(/^Stale: last checked at /));
    await tray.close();
    expect(read()).toContain('"type":"exit"');
    expect(clock.waiting()).toBe(0);
  });

  test('sends something to our own helper once a minute, and nothing to one that does not listen', async () => {
    const silicon: Hardware = { ...hardware, translators: [] };
    const heard = (lines: string): number => lines.split('"type":"alive"').length - 1;
    for (const host of [{ hardware: () => Promise.resolve(silicon) }, {}]) {
      const clock = fakeClock(Date.now());
      const { lent, tray, read } = await open({ context: { clock }, host });
      await eventually(() => expect(title(read(), 1)).toMatch(/^Everything native/));
      // Nothing in this menu changes over time.
      lent.say({ checkedAt: null });
      await clock.pass(100);
      await eventually(() => expect(title(read(), 1)).toMatch(/^First look/));
      const before = heard(read());
      if ('hardware' in host) expect(read()).toContain('"title":"Stale: no sign of gowarden');
      await clock.pass(5 * 60_000);
      if ('hardware' in host) await eventually(() => expect(heard(read())).toBe(before + 5));
      await tray.close();
      if (!('hardware' in host)) expect(heard(read())).toBe(0);
    }
  });

  test('shows that an action is running, then its outcome; a second click meanwhile does nothing', async () => {
    let finish!: () => void;
    const asked = vi.fn();
    const actions = {
      check: () => {
        asked();
        return new Promise<never>((_, reject) => (finish = () => reject(new Error('probe 7 is stuck'))));
      },
    };
    const { read, folder, lent } = await open({ actions });
    const click = (): void => {
      writeFileSync(join(folder, 'next'), '1');
      renameSync(join(folder, 'next'), join(folder, 'click'));
    };
    await eventually(() => expect(read()).toContain('Check now'));
    click();
    await eventually(() => expect(read()).toContain('Check now: a check is running'));
    click();
    await eventually(() => expect(existsSync(join(folder, 'click'))).toBe(false));
    finish();
    await eventually(() => expect(title(read(), 1)).toContain('· failed: Error: probe 7 is stuck'));
    expect(asked).toHaveBeenCalledTimes(1);
    expect(lent.log.lines.some(({ text }) => text === 'tray: the action failed')).toBe(true);
  });

  test('follows a change of language', async () => {
    const { lent, read } = await open();
    await eventually(() => expect(title(read(), 1)).toMatch(/^Everything native/));
    lent.speak(speak('zh-Hans'));
    lent.say();
    await eventually(() => expect(title(read(), 1)).toMatch(/^全部为原生架构/));
  });
});

describe('without an icon the notice says why and the tray does no harm', () => {
  const notice = async (tray: Tray, code: string): Promise<void> =>
    vi.waitFor(() => expect(tray.notices().map((one) => one.code)).toEqual([code]), { timeout: 20_000 });
  const bare = async (host: Partial<Host>): Promise<{ tray: Tray; lent: Lent }> => {
    const lent = await lend({ host: { platform: 'linux', ...host } });
    const tray = new Tray(lent.context);
    onTestFinished(() => tray.close());
    return { tray, lent };
  };

  test('no D-Bus', async () =>
    notice((await bare({ environment: { DISPLAY: ':7', XDG_RUNTIME_DIR: scratch() } })).tray, 'tray-no-bus'));
  test('a place that others could have touched', async () => {
    const { lent } = await bare({ environment: {} });
    const state = join(lent.context.paths.state, 'tray');
    mkdirSync(state, { recursive: true });
    chmodSync(state, 0o777);
    const host = { ...lent.context.host, platform: 'darwin' } as const;
    const tray = new Tray({ ...lent.context, host });
    onTestFinished(() => tray.close());
    await notice(tray, 'tray-unsafe');
  });

  test.each([
    ['not asked for', {}, ['native', 'native'], 'tray-native-failed'],
    ['asked for', { rosetta: true }, ['native', 'native', 'bundled', 'bundled'], 'tray-helper-failed'],
  ])(
    'a native helper that fails on a Mac with Rosetta, which is %s',
    async (_name, options, expected, code) => {
      const lent = await lend();
      const facts: Hardware = { ...hardware, translators: [{ name: 'Rosetta', architecture: 'amd64' }] };
      const host = {
        ...lent.context.host,
        platform: 'darwin',
        hardware: () => Promise.resolve(facts),
      } as const;
      const asked: string[] = [];
      const install: TrayOptions['install'] = ({ kind }) => {
        asked.push(kind);
        throw new Error('osascript is away');
      };
      const tray = new Tray({ ...lent.context, host }, { ...options, install });
      onTestFinished(() => tray.close());
      await notice(tray, code);
      expect(asked).toEqual(expected);
      for (const language of ['en', 'zh-Hans'] as const)
        expect(sayNotice(speak(language), tray.notices()[0]!)).toContain('osascript is away');
    },
  );
});
