import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { scratch } from '../tray/helper/scripted.ts';
import { entriesIn, fillBuildCache, writeModule } from './build-cache.ts';
import { Desktop, missingForDesktop, until } from './desktop.ts';
import { goRoot, goVersion } from './go-programs.ts';

const missing = [...missingForDesktop(), ...(goVersion() === null ? ['go'] : [])];
const command = fileURLToPath(new URL('../../dist/gowarden.js', import.meta.url));
const name = `cleaning from the menu${missing.length > 0 ? ` (not here: ${missing.join(', ')})` : ''}`;

/** Builds of other tests run at the same time, and the cleaner waits for them as for anybody's. */
const patienceMs = 150_000;

describe.skipIf(missing.length > 0)(name, { timeout: 400_000 }, () => {
  let desktop: Desktop;

  beforeAll(async () => {
    desktop = await Desktop.open();
  });
  afterAll(() => desktop.close());

  test('a click cleans a real build cache, the next one undoes it, and go builds from it', async () => {
    const home = desktop.environment.HOME!;
    const cache = join(home, '.cache/go-build');
    writeFileSync(join(home, '.bash_profile'), `export PATH=${goRoot()}/bin:/usr/bin:/bin\n`);
    fillBuildCache(cache);
    const entries = entriesIn(cache);
    expect(entries).toBeGreaterThan(50);

    const state = scratch();
    const daemon = spawn(process.execPath, [command, 'run', '--lang', 'en', '--state', state], {
      env: desktop.environment,
      stdio: 'ignore',
    });
    onTestFinished(async () => {
      daemon.kill('SIGKILL');
      await until('the icon to be gone', () => desktop.items().length === 0);
    });
    const rows = (): string => desktop.labels().join(' | ');
    const row = (begins: string) => () => desktop.choices().some((label) => label.startsWith(begins));
    await until('the icon', () => desktop.items().length === 1, 20_000);
    await until('the caches to be found', row('Clean caches ('), patienceMs, rows);

    await desktop.choose('Clean caches (');
    await until('the cache to be empty', () => entriesIn(cache) === 0, patienceMs, rows);
    await until('a way back', row('Undo clean-up ('), 30_000, rows);
    await desktop.choose('Undo clean-up (');
    await until('the cache to be back', () => entriesIn(cache) === entries, patienceMs, rows);

    const module = join(home, 'module');
    mkdirSync(module);
    writeModule(module);
    const environment = { HOME: home, PATH: `${goRoot()}/bin:/usr/bin:/bin`, CGO_ENABLED: '0' };
    const built = spawnSync('go', ['build', '-x', '-trimpath', '-buildvcs=false', './...'], {
      cwd: module,
      env: { ...environment, GOTOOLCHAIN: 'local', GOPROXY: 'off' },
      encoding: 'utf8',
    });
    expect([built.status, built.stderr]).toEqual([0, expect.not.stringMatching(/ -p \S+\/p\d+ /)]);
    const words = [command, 'history', '--json', '--state', state];
    await eventually(() => {
      const history = execFileSync(process.execPath, words, { env: desktop.environment, encoding: 'utf8' });
      const kinds = (JSON.parse(history) as { entries: { kind: string }[] }).entries.map(({ kind }) => kind);
      expect(kinds).toEqual(expect.arrayContaining(['cleaned', 'undone']));
    });
  });
});
