import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { realFiles } from '../../../host/files/real.ts';
import type { Host } from '../../../host/host.ts';
import type { PlaceKind } from '../../../probes/places/places.ts';
import { sampleOf } from '../../../probes/places/sample.ts';
import { saysOf } from '../../../probes/places/words.ts';
import { goRoot, goVersion } from '../../real/go-programs.ts';
import { removeWhole } from '../../remove.ts';

const missing =
  process.platform !== 'linux' || process.getuid?.() !== 0
    ? 'root on Linux'
    : goVersion() === null
      ? 'Go'
      : existsSync('/usr/bin/setpriv')
        ? null
        : 'setpriv';

/** Another user of this machine, who need not have a name. */
const kim = 54_321;

/** The short form leaves out what takes minutes. */
const notNow = (): void => undefined;

/** A home of kim's, with a module in it. */
function home(): string {
  const top = mkdtempSync(join(tmpdir(), 'gowarden-places-'));
  onTestFinished(() => removeWhole(top));
  mkdirSync(join(top, 'module'));
  // Otherwise a child that outlives go still writes there (https://go.dev/doc/telemetry).
  mkdirSync(join(top, '.config/go/telemetry'), { recursive: true });
  writeFileSync(join(top, '.config/go/telemetry/mode'), 'off');
  writeFileSync(join(top, 'module/go.mod'), 'module example.com/m\n\ngo 1.20\n');
  writeFileSync(
    join(top, 'module/main.go'),
    'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println() }\n',
  );
  own(top);
  return top;
}

function own(directory: string): void {
  spawnSync('/bin/chown', ['-R', `${kim}:${kim}`, directory]);
}

/** What the real go says when run as kim. */
function asKim(top: string, ...argv: string[]): string {
  const { stdout, stderr } = spawnSync(
    '/usr/bin/setpriv',
    [`--reuid=${kim}`, `--regid=${kim}`, '--clear-groups', join(goRoot(), 'bin/go'), ...argv],
    {
      cwd: join(top, 'module'),
      encoding: 'utf8',
      env: {
        HOME: top,
        PATH: '/usr/bin:/bin',
        GOTOOLCHAIN: 'local',
        GOPROXY: `file://${top}/proxy`,
        GOSUMDB: 'off',
        GOFLAGS: '-buildvcs=false',
      },
    },
  );
  return stdout + stderr;
}

/** What we say about one of kim's places. */
function told(kind: PlaceKind, path: string) {
  const host = { files: realFiles({ darwin: false, uid: kim }), user: { name: 'kim', uid: kim, home: '' } };
  const sample = sampleOf(host as unknown as Host, kind, path);
  const [first] = sample.foreign;
  return {
    sample,
    says: first === undefined ? null : saysOf({ kind, path, missing: sample.missing }, first),
  };
}

describe.skipIf(missing !== null)(
  `what go says about places that are not its user’s${missing ? ` (needs ${missing})` : ''}`,
  () => {
    test('a build cache of root’s: a package of the standard library is missing, which is not the fault of GOROOT', () => {
      const top = home();
      const cache = join(top, '.cache/go-build');
      mkdirSync(cache, { recursive: true });
      chownSync(dirname(cache), kim, kim);
      chmodSync(cache, 0o700);
      const closed = told('build-cache', cache);
      expect(closed.says).toBe(
        `failed to initialize build cache at ${cache}: mkdir ${cache}/00: permission denied`,
      );
      expect(asKim(top, 'list', 'fmt')).toContain(closed.says);
      for (let part = 0; part < 256; part += 1) mkdirSync(join(cache, part.toString(16).padStart(2, '0')));
      chmodSync(cache, 0o755);
      const open = told('build-cache', cache);
      expect(open.sample.foreignCount).toBe(257);
      expect(open.says).toBe('package fmt is not in std');
      expect(asKim(top, 'list', 'fmt')).toContain(open.says);
      own(cache);
      expect(told('build-cache', cache).sample.foreignCount).toBe(0);
      expect(asKim(top, 'list', 'fmt')).toBe('fmt\n');
    });

    test.each(['the cache itself', 'the directory above it'])(
      'a build cache of which %s is root’s and parts are missing: go stops at the first of them',
      (which) => {
        const top = home();
        const cache = join(top, '.cache/go-build');
        const isThere = which === 'the cache itself';
        mkdirSync(isThere ? join(cache, '00') : dirname(cache), { recursive: true });
        const { says } = told('build-cache', cache);
        expect(says).toBe(
          `failed to initialize build cache at ${cache}: mkdir ${isThere ? join(cache, '01') : cache}: permission denied`,
        );
        expect(asKim(top, 'list', 'fmt')).toContain(says);
        expect(asKim(top, 'build', '-o', '/dev/null', '.')).toContain(says);
      },
    );

    test('a single root-owned download is found, however deep go has put it', () => {
      const top = home();
      const cache = join(top, 'go/pkg/mod');
      const deep = 'cache/download/example.com/x/y/@v';
      mkdirSync(join(cache, deep), { recursive: true });
      mkdirSync(join(cache, 'example.com/z@v1.0.0'), { recursive: true });
      own(join(top, 'go'));
      chownSync(join(cache, 'example.com/z@v1.0.0'), 0, 0);
      expect(told('module-cache', cache)).toMatchObject({ says: null, sample: { foreignCount: 0 } });
      chownSync(join(cache, deep), 0, 0);
      chownSync(dirname(join(cache, deep)), 0, 0);
      expect(told('module-cache', cache).sample.foreign).toMatchObject([
        { path: join(cache, dirname(deep)) },
      ]);
    });

    test('a root-owned go.mod stops what reads or changes it, in go’s words', () => {
      const top = home();
      const module = join(top, 'module');
      const file = join(module, 'go.mod');
      const proxy = join(top, 'proxy/example.com/x/@v');
      mkdirSync(proxy, { recursive: true });
      writeFileSync(join(proxy, 'v1.0.0.mod'), 'module example.com/x\n');
      appendFileSync(file, 'require example.com/x v1.0.0\n');
      expect(told('module', module).sample.foreignCount).toBe(0);
      chownSync(file, 0, 0);
      const changed = told('module', module);
      expect(changed.says).toBe(`go: updating go.mod: open ${file}: permission denied`);
      expect(asKim(top, 'mod', 'tidy')).toContain(changed.says);
      chmodSync(file, 0o600);
      const read = told('module', module);
      expect(read.says).toBe(`go: open ${file}: permission denied`);
      expect(asKim(top, 'list', '.')).toContain(read.says);
    });

    // First it builds the standard library for kim. The long form: npm run test:places-long
    (process.env.GOWARDEN_LONG === undefined ? notNow : test)(
      'a GOBIN of root’s stops go install, and a single file of root’s in one’s own does not',
      () => {
        const top = home();
        const bin = join(top, 'go/bin');
        mkdirSync(bin, { recursive: true });
        own(join(top, 'go'));
        writeFileSync(join(bin, 'm'), '', { mode: 0o755 });
        expect(told('bin', bin)).toMatchObject({ says: null, sample: { foreignCount: 1 } });
        expect(asKim(top, 'install', '.')).toBe('');
        chownSync(bin, 0, 0);
        const { says } = told('bin', bin);
        expect(says).toBe(`open ${bin}/…: permission denied`);
        rmSync(join(bin, 'm'));
        expect(asKim(top, 'install', '.')).toContain(says?.replace('…', 'm'));
      },
      600_000,
    );

    test('the file of go env -w in a root-owned directory is reported in go’s words', () => {
      const top = home();
      const file = join(top, '.config/go/env');
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, '', { mode: 0o644 });
      const { says } = told('settings', file);
      expect(says).toBe(`go: writing go env config: open ${file}: permission denied`);
      expect(asKim(top, 'env', '-w', 'GOFLAGS=-v')).toContain(says);
    });

    test('a root-owned module cache stops at the first download', () => {
      const top = home();
      const cache = join(top, 'go/pkg/mod');
      mkdirSync(cache, { recursive: true });
      own(join(top, 'go'));
      chownSync(cache, 0, 0);
      const { says } = told('module-cache', cache);
      expect(says).toBe(`mkdir ${cache}/cache: permission denied`);
      const proxy = join(top, 'proxy/example.com/x/@v');
      mkdirSync(proxy, { recursive: true });
      writeFileSync(join(proxy, 'v1.0.0.info'), '{"Version":"v1.0.0","Time":"2026-01-01T00:00:00Z"}');
      writeFileSync(join(proxy, 'v1.0.0.mod'), 'module example.com/x\n');
      expect(asKim(top, 'list', '-m', 'example.com/x@v1.0.0')).toContain(says);
    });

    test('read-only on purpose, and root-owned for everybody, are not findings', () => {
      const top = home();
      const cache = join(top, 'go/pkg/mod');
      mkdirSync(join(cache, 'example.com/x@v1.0.0'), { recursive: true });
      mkdirSync(join(cache, 'cache/download'), { recursive: true });
      own(join(top, 'go'));
      chmodSync(join(cache, 'example.com/x@v1.0.0'), 0o555);
      cpSync('/bin/true', join(top, 'go/bin/x'));
      own(join(top, 'go'));
      for (const [kind, path] of [
        ['module-cache', cache],
        ['bin', join(top, 'go/bin')],
      ] as const) {
        const { sample } = told(kind, path);
        expect({ ...sample, sampled: 0, programs: [] }).toMatchObject({
          foreignCount: 0,
          closedCount: 0,
          unstartable: [],
        });
      }
      chownSync(join(top, 'go/bin'), 0, 0);
      chmodSync(join(top, 'go/bin'), 0o777);
      expect(told('bin', join(top, 'go/bin')).sample.foreignCount).toBe(0);
    });

    test('thousands of entries cost no more than a few hundred', () => {
      const top = home();
      const bin = join(top, 'go/bin');
      mkdirSync(bin, { recursive: true });
      for (let number = 0; number < 1_500; number += 1) writeFileSync(join(bin, String(number)), '');
      expect(told('bin', bin).sample.sampled).toBeLessThanOrEqual(512);
    });
  },
);
