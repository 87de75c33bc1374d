import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Status } from '../../daemon/status.ts';
import { speak } from '../../messages/speak.ts';
import { idle, menu } from '../../tray/menu.ts';
import { panelScript } from '../../tray/status-notifier/process.ts';
import { Tray } from '../../tray/tray.ts';
import { lend, type Lent } from '../tray/lent.ts';
import { someFinding, someStatus } from '../tray/some-status.ts';
import { Desktop, missingForDesktop, until } from './desktop.ts';
import { words } from '../tray/words.ts';

const missing = missingForDesktop();
const pictures = new URL('../../artifacts/tray/', import.meta.url);

const name = `a real panel${missing.length > 0 ? ` (not here: ${missing.join(', ')})` : ''}`;
describe.skipIf(missing.length > 0)(name, () => {
  let desktop: Desktop;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    desktop = await Desktop.open();
    // The programs that copy and open use the environment of our own process.
    for (const [name, value] of Object.entries(desktop.environment)) vi.stubEnv(name, value);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await desktop.close();
  });

  /** A tray on that desktop whose icon has appeared. */
  async function show(): Promise<{ tray: Tray; lent: Lent }> {
    const lent = await lend({ host: { environment: desktop.environment } });
    const tray = new Tray(lent.context);
    onTestFinished(async () => {
      await tray.close();
      await gone();
    });
    await one();
    return { tray, lent };
  }

  /** Exactly one item is registered, now and a moment later. */
  async function one(): Promise<void> {
    await until('the item to be registered', () => desktop.items().length > 0);
    await sleep(300);
    expect(desktop.items()).toHaveLength(1);
  }

  const helperOf = (lent: Lent): { helper: string; helperPid: number } => {
    const line = lent.log.lines.findLast(({ text }) => text === 'tray: the helper is ready');
    return line!.values as { helper: string; helperPid: number };
  };
  const helperPid = (lent: Lent): number => helperOf(lent).helperPid;
  const picture = (name: string): void => desktop.screenshot(new URL(`${name}.png`, pictures).pathname);
  const headline = (): string => desktop.labels()[0] ?? '';
  /** Waits for such a first row. */
  const tells = (wanted: RegExp): Promise<void> =>
    until(
      `a first row like ${String(wanted)}`,
      () => wanted.test(headline()),
      20_000,
      () => headline(),
    );
  const gone = (): Promise<void> => until('the icon to be gone', () => desktop.items().length === 0);

  test('where a panel is running, a process of ours shows the icon, and removes it', async () => {
    const { tray, lent } = await show();
    await tells(/^Everything native · checked just now$/);
    expect(tray.notices()).toEqual([]);
    const { helper, helperPid: pid } = helperOf(lent);
    expect([helper, readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').at(-2)]).toEqual([
      'panel',
      panelScript,
    ]);
    await tray.close();
    await gone();
    expect(existsSync(`/proc/${pid}`)).toBe(false);
  });

  test('a click on Check now runs a check, on Clean reaches the cleaner, on other rows their action', async () => {
    const { lent } = await show();
    const asked = async (title: string, action: string): Promise<void> => {
      await desktop.choose(title);
      await until(`${action} to be asked for`, () => lent.asked.some((one) => one.startsWith(action)));
    };
    await asked('Check now', 'check');
    await asked('Clean caches', 'clean');
    lent.say({
      cleaning: {
        state: 'idle',
        waitingFor: null,
        progress: null,
        undo: { id: 'u', bytes: 5_000_000, until: Date.now() + 600_000 },
      },
    });
    await until('the undo row', () => desktop.choices().some((label) => label.startsWith('Undo')));
    await asked('Undo', 'undo');
    await asked('Show history', 'open history');
    await asked('Quit', 'quit');
    expect(lent.asked).toEqual(['check', 'clean', 'undo', 'open history', 'quit']);
  });

  test('a click on the next step and on Copy diagnostics puts the text on the real clipboard', async () => {
    const { lent } = await show();
    lent.say({ findings: [finding] });
    const clipboard = (): string =>
      execFileSync('xclip', ['-selection', 'clipboard', '-o', '-l', '1'], {
        env: desktop.environment,
        encoding: 'utf8',
        timeout: 5000,
        stdio: 'pipe',
      });
    await until('the next step', () => desktop.choices().some((label) => label.startsWith('Copy: ')));
    await desktop.choose('Copy: ');
    const holds = (text: string) => (): boolean => {
      try {
        return clipboard() === text;
      } catch (error) {
        // Nobody holds it yet.
        return (error as { status?: number }).status === 0;
      }
    };
    await until('the command', holds('arch -arm64 /opt/homebrew/bin/brew install go'));
    // A row of a submenu: More is above Quit, and Copy diagnostics its first row.
    await desktop.openMenu();
    desktop.xdotool('key', 'Up', 'Up', 'Right', 'Return');
    await until('the diagnostics', holds('what happened 发生了什么'));
  });

  test('a change of the toolchain changes the icon and the first row', async () => {
    const { lent } = await show();
    const before = desktop.icon();
    lent.say({ findings: [someFinding()] });
    await until('the first row', () => headline().startsWith('/usr/local/bin/go is 1.22.5 for amd64'));
    await until('another icon', () => desktop.icon() !== before);
    expect(desktop.choices()[1]).toBe('Copy: arch -arm64 /opt/homebrew/bin/brew install go');
    lent.say();
    await tells(/^Everything native/);
    await until('no next step', () => !desktop.choices().some((label) => label.startsWith('Copy')));
  });

  const finding = someFinding({ openedAt: Date.now() - 3_600_000 });
  const idleCleaner = { state: 'idle', waitingFor: null, progress: null, undo: null } as const;
  const states: [string, Partial<Status>][] = [
    ['native', {}],
    ['attention', { findings: [{ ...finding, severity: 'warning' }] }],
    ['broken', { findings: [finding, { ...finding, id: 2, severity: 'warning' }] }],
    ['cleaning', { cleaning: { ...idleCleaner, state: 'cleaning', progress: 0.4 } }],
    ['paused', { paused: { until: Date.now() + 3_600_000 } }],
    ['stale', { checkedAt: Date.now() - 7_200_000 }],
  ];
  /** Waits until the panel has the latest menu, and everything in it. */
  async function says(lent: Lent, name: string, language: 'en' | 'zh-Hans'): Promise<void> {
    const shown = menu(someStatus(lent.context.actions.status()), Date.now(), words(language), idle);
    const first = shown.rows[0];
    await until(`the headline of ${name}`, () => first !== 'separator' && headline() === first!.title);
    await sleep(200);
  }

  test.each(['en', 'zh-Hans'] as const)(
    '%s: every state looks different, and is saved as a picture',
    async (language) => {
      const { lent } = await show();
      lent.speak(speak(language));
      const icons = new Set<string>();
      for (const [name, change] of states) {
        lent.say(change);
        await says(lent, name, language);
        icons.add(desktop.icon());
        await desktop.openMenu();
        picture(`${name}-${language}`);
        desktop.xdotool('key', 'Escape');
        await sleep(100);
      }
      expect(icons.size).toBe(states.length);
    },
  );

  test('every state on a dark panel is saved as a picture, with its submenu', async () => {
    const light = desktop;
    desktop = await Desktop.open({ dark: true });
    try {
      for (const [name, value] of Object.entries(desktop.environment)) vi.stubEnv(name, value);
      const { tray, lent } = await show();
      const icons = new Set<string>();
      for (const [name, change] of states) {
        lent.say(change);
        await says(lent, name, 'en');
        icons.add(desktop.icon());
        await desktop.openMenu();
        desktop.xdotool('key', 'Up', 'Up', 'Right');
        await sleep(200);
        picture(`${name}-dark`);
        desktop.xdotool('key', 'Escape', 'Escape');
        await sleep(100);
      }
      expect(icons.size).toBe(states.length);
      await tray.close();
      await gone();
    } finally {
      await desktop.close();
      desktop = light;
      for (const [name, value] of Object.entries(desktop.environment)) vi.stubEnv(name, value);
    }
  });

  test('the panel dies and returns', async () => {
    const { lent } = await show();
    await desktop.killPanel();
    lent.say({ unknown: ['one'] });
    await desktop.startPanel();
    await one();
    await tells(/^No drift seen, 1 question/);
  });

  test('the panel sleeps through changes', async () => {
    const { lent } = await show();
    desktop.signalPanel('SIGSTOP');
    for (let round = 0; round < 100; round += 1) lent.say({ unknown: Array<string>(round).fill('q') });
    lent.say({ findings: [finding] });
    await sleep(1000);
    desktop.signalPanel('SIGCONT');
    await one();
    await tells(/ for amd64; /);
    picture('after-sleep');
  });

  test('the helper is killed, twice', async () => {
    const { tray, lent } = await show();
    const pids = new Set<number>();
    for (let round = 0; round < 2; round += 1) {
      const pid = helperPid(lent);
      pids.add(pid);
      process.kill(pid, 'SIGKILL');
      await until('the icon to go', () => desktop.items().length === 0);
      expect(tray.notices()[0]?.code ?? 'tray-retry').toBe('tray-retry');
      lent.say({ unknown: Array<string>(round + 2).fill('q') });
      await one();
      // Replayed: the new helper shows what was sent while there was none.
      await tells(new RegExp(`${round + 2} questions`));
    }
    expect(pids.size).toBe(2);
    await until('the notice to go', () => tray.notices().length === 0);
  });

  test.each([0, 3000])('the D-Bus session ends and returns %i ms later', async (ms) => {
    const { lent } = await show();
    await desktop.restartBus(ms);
    lent.say({ unknown: ['one'] });
    await until('the item to be registered', () => desktop.items().length > 0, 30_000);
    await one();
    await until('the first row', () => headline().startsWith('No drift seen, 1 question'));
  });

  test('1,000 quick updates end with the last', async () => {
    const { lent } = await show();
    for (let round = 1; round <= 1000; round += 1) {
      lent.say({ unknown: Array<string>((round % 7) + 1).fill('q'), findings: round % 2 ? [] : [finding] });
      if (round % 25 === 0) await sleep(1);
    }
    lent.say({ unknown: Array<string>(42).fill('q') });
    await until('the last headline', () => headline().includes('42 questions'));
    await one();
  });

  test('the tray closes under an open menu, and the next one shows the only icon', async () => {
    const { tray } = await show();
    await desktop.openMenu();
    await tray.close();
    await until('no item', () => desktop.items().length === 0);
    picture('closed-under-menu');
    await show();
    await desktop.openMenu();
    picture('open-again');
    desktop.xdotool('key', 'Escape');
  });

  test('without a panel it says so, and the icon appears when one starts', async () => {
    await desktop.killPanel();
    const lent = await lend({ host: { environment: desktop.environment } });
    const tray = new Tray(lent.context);
    onTestFinished(() => tray.close());
    try {
      await until('the notice', () => tray.notices()[0]?.code === 'tray-no-panel');
    } finally {
      await desktop.startPanel();
    }
    await one();
    lent.say();
    await until('the notice to go', () => tray.notices().length === 0);
  });
});
