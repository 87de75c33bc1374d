import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { lives, scratch } from '../tray/helper/scripted.ts';
import { Desktop, missingForDesktop, until } from './desktop.ts';
import { goRoot } from './go-programs.ts';
import { goPath, linkOrCopy, older, toolchainModule } from './toolchains.ts';

const missing = missingForDesktop();
const command = fileURLToPath(new URL('../../dist/gowarden.js', import.meta.url));
const pictures = new URL('../../artifacts/tray/', import.meta.url);
const foreign = process.arch === 'arm64' ? 'amd64' : 'arm64';
const name = `the daemon's own icon${missing.length > 0 ? ` (not here: ${missing.join(', ')})` : ''}`;

describe.skipIf(missing.length > 0)(name, () => {
  let desktop: Desktop;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    desktop = await Desktop.open();
  });
  afterAll(() => desktop.close());

  const bin = (): string => join(desktop.environment.HOME!, 'bin');

  /** Puts the `go` of a toolchain first on the PATH of the login shell, by rename as installers do. */
  function useGo(root: string): void {
    const next = join(bin(), '.go.next');
    symlinkSync(join(root, 'bin/go'), next);
    renameSync(next, join(bin(), 'go'));
  }

  /** Systray2's program is used where there is no panel yet; otherwise a process of ours, also without a display, as in a service. */
  const ways = [
    ['bundled', () => desktop.environment],
    ['panel', () => ({ ...desktop.environment, DISPLAY: undefined })],
  ] as const;

  /** Runs the daemon as a user does and waits for its icon. */
  async function run(
    state: string,
    env: NodeJS.ProcessEnv,
    way: (typeof ways)[number][0] = 'panel',
  ): Promise<ChildProcess> {
    if (way === 'bundled') await desktop.killPanel();
    const daemon = spawn(process.execPath, [command, 'run', '--lang', 'en', '--state', state], {
      env,
      stdio: 'ignore',
    });
    onTestFinished(async () => {
      daemon.kill('SIGKILL');
      await until('the icon to be gone', () => desktop.items().length === 0);
    });
    if (way === 'bundled') {
      try {
        await until('the helper to be ready', () => helperOf(state, daemon) !== undefined, 20_000);
      } finally {
        await desktop.startPanel();
      }
    }
    await until('one icon', () => desktop.items().length === 1, 20_000);
    await until(`${way} in the log`, () => helperOf(state, daemon)?.helper === way);
    return daemon;
  }

  const headline = (): string => desktop.labels()[0] ?? '';
  /** The daemon's icon; undefined before there is one. */
  const helperOf = (
    state: string,
    { pid }: ChildProcess,
  ): { readonly helper: string; readonly helperPid: number } | undefined => {
    const log = join(state, 'logs/gowarden.log');
    const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
    return lines
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { msg?: string; pid: number; helper: string; helperPid: number })
      .findLast((line) => line.msg === 'tray: the helper is ready' && line.pid === pid);
  };
  const checkedAt = (state: string): number => {
    const words = [command, 'status', '--json', '--state', state];
    const output = execFileSync(process.execPath, words, { env: desktop.environment, encoding: 'utf8' });
    return (JSON.parse(output) as { checkedAt: number }).checkedAt;
  };

  test.each(ways)('%s: a swapped toolchain changes icon and first row; a click checks', async (way, env) => {
    const { HOME: home } = desktop.environment;
    mkdirSync(bin(), { recursive: true });
    writeFileSync(join(home!, '.bash_profile'), `export PATH=${bin()}:/usr/bin:/bin\n`);
    useGo(goRoot());
    // Outside of the module cache, where a non-native toolchain would be waste and not a go that a user installed.
    const fetched = join(goPath([`linux-${foreign}`]), 'pkg/mod', toolchainModule(`linux-${foreign}`));
    const foreignRoot = join(home!, 'go');
    mkdirSync(join(foreignRoot, 'bin'), { recursive: true });
    cpSync(join(fetched, 'VERSION'), join(foreignRoot, 'VERSION'));
    rmSync(join(foreignRoot, 'bin/go'), { force: true });
    linkOrCopy(join(fetched, 'bin/go'), join(foreignRoot, 'bin/go'));
    const state = scratch();
    const daemon = await run(state, env(), way);
    await until('the first look', () => headline().startsWith('Everything native'), 20_000);
    const native = desktop.icon();

    useGo(foreignRoot);
    const told = `${join(bin(), 'go')} is ${older} for ${foreign}; this machine is `;
    await until(
      'the first row',
      () => headline().startsWith(told),
      20_000,
      () => headline(),
    );
    await until('another icon', () => desktop.icon() !== native);
    useGo(goRoot());
    await until('the first row', () => headline().startsWith('Everything native'), 20_000);
    desktop.screenshot(new URL(`daemon-${way}.png`, pictures).pathname);

    const before = checkedAt(state);
    await desktop.choose('Check now');
    await until('a check', () => checkedAt(state) > before);

    daemon.kill('SIGTERM');
    await until('the icon to go', () => desktop.items().length === 0);
  });

  test.each(ways)(
    '%s: a daemon killed under its open menu leaves no icon, and the next daemon shows exactly one',
    async (way, env) => {
      const state = scratch();
      const daemon = await run(state, env(), way);
      const { helperPid } = helperOf(state, daemon)!;
      await desktop.openMenu();
      daemon.kill('SIGKILL');
      await until('the helper to end', () => !lives(helperPid));
      await until('the icon to go', () => desktop.items().length === 0);
      const next = await run(state, env());
      await sleep(500);
      expect(desktop.items()).toHaveLength(1);
      await until('the first look', () => !headline().startsWith('First look'), 20_000);
      await desktop.choose('Quit');
      await until(
        'the daemon to end',
        () => next.exitCode === 0,
        20_000,
        () =>
          `${desktop.labels().join(' | ')} ${readFileSync(join(state, 'logs/gowarden.log'), 'utf8').slice(-3000)}`,
      );
      await until('the icon to go', () => desktop.items().length === 0);
      expect(lives(helperPid)).toBe(false);
    },
  );

  test('panel: panel and D-Bus session die, sleep and return, and there is one icon', async () => {
    await run(scratch(), ways[1][1]());
    await desktop.killPanel();
    await desktop.startPanel();
    const again = async (): Promise<void> => {
      await until('the icon', () => desktop.items().length > 0, 30_000);
      await sleep(300);
      expect(desktop.items()).toHaveLength(1);
      await until('its menu', () => headline() !== '');
    };
    await again();
    await desktop.restartBus(1000);
    await again();
    desktop.signalPanel('SIGSTOP');
    await sleep(1000);
    desktop.signalPanel('SIGCONT');
    await again();
    await desktop.openMenu();
    desktop.xdotool('key', 'Up', 'Up', 'Right');
    await sleep(300);
    desktop.screenshot(new URL('daemon-panel-more.png', pictures).pathname);
    desktop.xdotool('key', 'Escape', 'Escape');
  });

  // Three minutes; test/real/tray-panel.test.ts shows the same for the icon's process alone. Long: `npm run test:tray-long`.
  if (process.env.GOWARDEN_LONG === '1')
    test('panel: the icon of a daemon that is stopped shows it, and recovers when the daemon continues', async () => {
      const daemon = await run(scratch(), desktop.environment);
      await until('the first look', () => !headline().startsWith('First look'), 20_000);
      const before = desktop.icon();
      daemon.kill('SIGSTOP');
      onTestFinished(() => void daemon.kill('SIGCONT'));
      await until('the sentence', () => headline() === 'Stale: no sign of gowarden for minutes', 250_000);
      expect(desktop.icon()).not.toBe(before);
      desktop.screenshot(new URL('daemon-stopped.png', pictures).pathname);
      daemon.kill('SIGCONT');
      await until('the icon', () => desktop.icon() === before);
      expect(desktop.items()).toHaveLength(1);
    }, 300_000);
});
