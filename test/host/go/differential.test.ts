import fc from '../../fast-check.ts';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goEnvironments } from '../../../caches/inventory/go-env.ts';
import { realFiles } from '../../../host/files/real.ts';
import { firstGo } from '../../../host/go/command.ts';
import { placesOf } from '../../../host/go/places.ts';
import { readSettings, userFileOf } from '../../../host/go/settings.ts';
import type { Context, Host } from '../../../host/host.ts';
import { removeWhole } from '../../remove.ts';

/** Runs of the differential test; many with GOWARDEN_GO_ENV_RUNS. */
const runs = Number(process.env.GOWARDEN_GO_ENV_RUNS ?? 60);
const names = ['GOCACHE', 'GOMODCACHE', 'GOPATH', 'GOBIN', 'GOENV', 'GOTOOLCHAIN', 'GOPROXY'] as const;
const hasGo = spawnSync('go', ['version']).status === 0;

let root: string;
let goroot: string;

/** A Go with a writable go.env, and with its programs in place. */
beforeAll(() => {
  if (!hasGo) return;
  root = realpathSync(mkdtempSync(join(tmpdir(), 'gowarden-go-env-')));
  goroot = join(root, 'goroot');
  const real = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
  mkdirSync(join(goroot, 'bin'), { recursive: true });
  cpSync(join(real, 'bin/go'), join(goroot, 'bin/go'));
  cpSync(join(real, 'VERSION'), join(goroot, 'VERSION'));
  symlinkSync(join(real, 'pkg'), join(goroot, 'pkg'));
  symlinkSync(join(real, 'src'), join(goroot, 'src'));
  mkdirSync(join(root, 'links'));
  symlinkSync('../goroot/bin/go', join(root, 'links/go'));
});

afterAll(() => {
  // A go that has ended may still record its use in its home.
  if (hasGo) removeWhole(root);
});

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('ROOT/a', 'ROOT/b/../c', 'HOME/go', 'ROOT/a:ROOT/b', 'off', '') },
  fc.constantFrom(
    'relative',
    '/',
    'ROOT/with space',
    'ROOT/a/',
    '~',
    '$HOME/x',
    ':ROOT/a',
    'ROOT/中文',
    'a=b',
    '"ROOT/q"',
  ),
);
const settings = fc.record(
  {
    GOCACHE: value,
    GOMODCACHE: value,
    GOPATH: value,
    GOBIN: value,
    GOTOOLCHAIN: fc.constantFrom('local', 'auto', ''),
    GOPROXY: fc.constantFrom('off', 'direct', ''),
  },
  { requiredKeys: [] },
);
const junk = fc.constantFrom(
  '# comment',
  'not a setting',
  'lower=1',
  '=x',
  ' GOCACHE=ROOT/indented',
  'GOCACHE',
  'GOPATH=ROOT/again\r',
);
const file = fc.tuple(settings, fc.array(junk, { maxLength: 3 }));

const scenario = fc.record({
  variables: settings,
  home: fc.constantFrom('HOME', 'HOME', 'HOME', ''),
  goroot: fc.constantFrom(undefined, undefined, undefined, 'GOROOT', 'GOROOT/'),
  xdgCache: fc.constantFrom(undefined, undefined, 'ROOT/xdg-cache', 'relative', ''),
  xdgConfig: fc.constantFrom(undefined, undefined, 'ROOT/xdg-config', 'relative', ''),
  goenv: fc.constantFrom(undefined, undefined, 'off', 'ROOT/my env'),
  user: fc.option(file),
  ofGoroot: fc.option(file),
  link: fc.boolean(),
});

function textOf(
  [values, lines]: readonly [Record<string, string>, readonly string[]],
  fill: (text: string) => string,
): string {
  const all = [...Object.entries(values).map(([name, text]) => `${name}=${text}`), ...lines];
  return fill(all.map((line) => `${line}\n`).join(''));
}

function hostOf(home: string, environment: Record<string, string>): { host: Host; context: Context } {
  const files = realFiles({ darwin: false, uid: process.getuid?.() ?? 0 });
  const refuse = () => Promise.reject(new Error('nothing is to be run'));
  const context: Context = {
    id: 'login-shell',
    path: (environment.PATH ?? '').split(':'),
    environment,
    certainty: 'observed',
    source: 'test',
  };
  const host: Host = {
    ...{ platform: 'linux', simulated: false, user: { name: 'kim', uid: 0, home }, environment, files },
    ...{
      hardware: refuse,
      contexts: () => Promise.resolve([context]),
      run: refuse,
      processes: refuse,
      locks: refuse,
    },
  };
  return { host, context };
}

describe.skipIf(!hasGo || process.platform !== 'linux')('our reading agrees with go (needs go)', () => {
  it('in environments of every kind', { timeout: 3_600_000 }, () => {
    let compared = 0;
    fc.assert(
      fc.property(scenario, (one) => {
        const work = mkdtempSync(join(root, 'one-'));
        const home = join(work, 'home');
        mkdirSync(home);
        const fill = (text: string): string =>
          text.replaceAll('GOROOT', goroot).replaceAll('HOME', home).replaceAll('ROOT', work);
        const environment: Record<string, string> = {
          PATH: join(root, one.link ? 'links' : 'goroot/bin'),
          GOTELEMETRY: 'off',
        };
        const set = (name: string, text: string | undefined): void => {
          if (text !== undefined) environment[name] = fill(text);
        };
        for (const [name, text] of Object.entries(one.variables)) set(name, text);
        set('HOME', one.home);
        set('GOROOT', one.goroot);
        set('XDG_CACHE_HOME', one.xdgCache);
        set('XDG_CONFIG_HOME', one.xdgConfig);
        set('GOENV', one.goenv);
        const { host, context } = hostOf(home, environment);
        const userFile = userFileOf(host, environment);
        if (one.user !== null && userFile?.startsWith(work) === true) {
          mkdirSync(dirname(userFile), { recursive: true });
          writeFileSync(userFile, textOf(one.user, fill).replaceAll('GOTOOLCHAIN=auto', 'GOTOOLCHAIN=local'));
        }
        writeFileSync(join(goroot, 'go.env'), one.ofGoroot === null ? '' : textOf(one.ofGoroot, fill));

        const ran = spawnSync('go', ['env', '-json', ...names], {
          cwd: '/',
          env: environment,
          encoding: 'utf8',
        });
        const said = ran.status === 0 ? (JSON.parse(ran.stdout) as Record<string, string>) : null;
        const go = firstGo(host, context);
        expect(go).toMatchObject({ kind: 'go', goroot });
        const read = readSettings(host, environment, go?.goroot ?? null);
        const places = placesOf(host, environment, read);
        const told = goEnvironments(host, [context]).all[0];
        // It refuses to answer where it cannot work at all; then at least nothing is claimed about the build cache.
        if (said === null) return;
        compared += 1;
        const absolute = (text: string | undefined): string | null =>
          text?.startsWith('/') === true ? text : null;
        expect(places.buildCache).toBe(absolute(said.GOCACHE));
        expect(places.moduleCache).toBe(absolute(said.GOMODCACHE));
        expect(places.gopath).toEqual((said.GOPATH ?? '').split(':').filter((path) => path.startsWith('/')));
        expect(userFile ?? '').toBe(said.GOENV);
        for (const name of ['GOBIN', 'GOTOOLCHAIN'] as const) expect(read(name).value).toBe(said[name]);
        // What is taken for a cache is exactly what go names.
        if (told?.build) expect(told.build.path).toBe(said.GOCACHE);
        if (told?.modules) expect(told.modules.path).toBe(said.GOMODCACHE);
      }),
      { numRuns: runs },
    );
    expect(compared).toBeGreaterThan(runs / 2);
  });
});
