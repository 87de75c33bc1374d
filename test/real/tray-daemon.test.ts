import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
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
const foreign = process.arch === 'arm64' ? 'amd64' : 'arm64';
const name = `the daemon's own icon${missing.length > 0 ? ` (not here: ${missing.join(', ')})` : ''}`;

describe.skipIf(missing.length > 0)(name, { timeout: 90_000 }, () => {
  let desktop: Desktop;

  beforeAll(async () => {
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

  /** Runs the daemon as a user does and waits for its icon. */
  async function run(state: string): Promise<ChildProcess> {
    const daemon = spawn(process.execPath, [command, 'run', '--lang', 'en', '--state', state], {
      env: desktop.environment,
      stdio: 'ignore',
    });
    onTestFinished(async () => {
      daemon.kill('SIGKILL');
      await until('the icon to be gone', () => desktop.items().length === 0);
    });
    await until('one icon', () => desktop.items().length === 1, 20_000);
    return daemon;
  }

  const headline = (): string => desktop.labels()[0] ?? '';
  const helperPid = (state: string): number | undefined => {
    const lines = readFileSync(join(state, 'logs/gowarden.log'), 'utf8').trim().split('\n');
    const ready = lines
      .map((line) => JSON.parse(line) as { msg?: string; pid: number; helper?: string; helperPid?: number })
      .findLast(({ msg }) => msg === 'tray: the helper is ready');
    return ready?.helperPid;
  };
  const checkedAt = (state: string): number => {
    const words = [command, 'status', '--json', '--state', state];
    const output = execFileSync(process.execPath, words, { env: desktop.environment, encoding: 'utf8' });
    return (JSON.parse(output) as { checkedAt: number }).checkedAt;
  };

  test('a toolchain that is swapped changes the icon and the first row; a click checks', async () => {
    const { HOME: home } = desktop.environment;
    mkdirSync(bin());
    writeFileSync(join(home!, '.bash_profile'), `export PATH=${bin()}:/usr/bin:/bin\n`);
    useGo(goRoot());
    // Out of the module cache, where a foreign toolchain would be waste and no go that a user installed.
    const fetched = join(goPath([`linux-${foreign}`]), 'pkg/mod', toolchainModule(`linux-${foreign}`));
    const foreignRoot = join(home!, 'go');
    mkdirSync(join(foreignRoot, 'bin'), { recursive: true });
    cpSync(join(fetched, 'VERSION'), join(foreignRoot, 'VERSION'));
    linkOrCopy(join(fetched, 'bin/go'), join(foreignRoot, 'bin/go'));
    const state = scratch();
    const daemon = await run(state);
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

    const before = checkedAt(state);
    await desktop.choose('Check now');
    await until('a check', () => checkedAt(state) > before);

    daemon.kill('SIGTERM');
    await until('the icon to go', () => desktop.items().length === 0);
  });

  test('a daemon that is killed under its open menu leaves no icon, and the next has the only one', async () => {
    const state = scratch();
    const daemon = await run(state);
    await until('the helper to be ready', () => helperPid(state) !== undefined);
    const helper = helperPid(state)!;
    await desktop.openMenu();
    daemon.kill('SIGKILL');
    await until('the helper to end', () => !lives(helper));
    await until('the icon to go', () => desktop.items().length === 0);
    const next = await run(state);
    await sleep(500);
    expect(desktop.items()).toHaveLength(1);
    await until('the first look', () => !headline().startsWith('First look'), 20_000);
    await desktop.choose('Quit');
    await until('the daemon to end', () => next.exitCode === 0);
    expect(desktop.items()).toHaveLength(0);
    expect(lives(helper)).toBe(false);
  });
});
