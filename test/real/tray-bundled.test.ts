import { copyFileSync, existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Host } from '../../host/host.ts';
import { installHelper, oldName } from '../../tray/helper/install.ts';
import { Tray, type TrayOptions } from '../../tray/tray.ts';
import { placeScript, scratch } from '../tray/helper/scripted.ts';
import { lend, type Lent } from '../tray/lent.ts';
import { Desktop, missingForDesktop, until } from './desktop.ts';

const missing = missingForDesktop();
const newName = 'libayatana-appindicator3.so.1';
const libraryFolders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib'];

const name = `systray2's program, in a panel that comes late${missing.length > 0 ? ` (not here: ${missing.join(', ')})` : ''}`;
describe.skipIf(missing.length > 0)(name, () => {
  let desktop: Desktop;

  beforeAll(async () => {
    desktop = await Desktop.open();
    // systray2 gives its helper the environment of our own process.
    for (const [name, value] of Object.entries(desktop.environment)) vi.stubEnv(name, value);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await desktop.close();
  });

  const helperOf = (lent: Lent): { helper: string; helperPid: number } | undefined =>
    lent.log.lines.findLast(({ text }) => text === 'tray: the helper is ready')?.values as
      { helper: string; helperPid: number } | undefined;

  /** A tray that started before any panel, and whose icon has appeared in one that came later. */
  async function show(
    options: TrayOptions = {},
    host: Partial<Host> = {},
  ): Promise<{ tray: Tray; lent: Lent; pid: number }> {
    await desktop.killPanel();
    const lent = await lend({ host: { environment: desktop.environment, ...host } });
    const tray = new Tray(lent.context, options);
    onTestFinished(async () => {
      await tray.close();
      await until('the icon to be gone', () => desktop.items().length === 0);
    });
    try {
      await until('the helper', () => helperOf(lent) !== undefined);
    } finally {
      await desktop.startPanel();
    }
    await until('the item to be registered', () => desktop.items().length === 1);
    const { helper, helperPid } = helperOf(lent)!;
    expect(helper).toBe('bundled');
    return { tray, lent, pid: helperPid };
  }

  const headline = (): string => desktop.labels()[0] ?? '';

  test('the icon appears with its menu, from a private place, and disappears', async () => {
    const { tray, lent, pid } = await show();
    await until('the first row', () => headline() === 'Everything native · checked just now');
    expect(tray.notices()).toEqual([]);
    const own = join(lent.context.paths.state, 'tray/bundled/2.1.4');
    expect(readlinkSync(`/proc/${pid}/cwd`)).toBe(own);
    expect(readlinkSync(`/proc/${pid}/exe`)).toBe(join(own, 'helper'));
    const icons = join(lent.context.paths.run, 'tray');
    expect(readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')).toContain(`TMPDIR=${icons}`);
    expect(readdirSync(icons)).toHaveLength(1);
    await tray.close();
    await until('the icon to be gone', () => desktop.items().length === 0);
    expect(existsSync(`/proc/${pid}`)).toBe(false);
  });

  test('where the library has only its new name, the helper finds it by the old name, and nothing else does', async () => {
    const folder = scratch();
    const installed = libraryFolders.map((one) => join(one, newName)).find((path) => existsSync(path));
    // A copy, so that it can be distinguished from the one that the system would load by itself.
    copyFileSync(installed!, join(folder, newName));
    const { host } = (await lend()).context;
    const files: Host['files'] = {
      ...host.files,
      target: (path) => host.files.target(path.endsWith(`/${oldName}`) ? '/nowhere' : path),
    };
    const environment = { ...desktop.environment, LD_LIBRARY_PATH: folder };
    const { pid } = await show({}, { environment, files });
    const maps = readFileSync(`/proc/${pid}/maps`, 'utf8');
    expect(maps).toContain(join(folder, newName));
    expect(process.env.LD_LIBRARY_PATH ?? '').not.toContain(folder);
    await until('the first row', () => headline().startsWith('Everything native'));
  });

  const instead = (program: string): NonNullable<TrayOptions['install']> =>
    (() => {
      let first = true;
      return (candidate, place) => {
        const copyDir = first ? placeScript(scratch(), program) : installHelper(candidate, place);
        first = false;
        return copyDir;
      };
    })();

  test('a helper that prints garbage and gives up is replaced', async () => {
    const { tray, lent } = await show({
      install: instead(
        `console.log('Quit'); console.log('{]'); process.stdout.write(Buffer.from([0xff, 0, 10]));`,
      ),
    });
    // The panel came while it was reported as missing, which is checked again with the next status.
    lent.say();
    await until('no notice', () => tray.notices().length === 0);
  });

  test('a helper that never gets ready is replaced', async () => {
    await show({ readyLimitMs: 1500, install: instead('setInterval(() => {}, 1000);') });
  });
});
