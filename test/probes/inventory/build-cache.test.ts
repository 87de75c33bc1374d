import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { homebrew, officialPackage } from '../../../host/simulated/installers.ts';
import { arm, home } from '../../../host/simulated/mac.ts';
import { presets } from '../../../host/simulated/presets.ts';
import { obstacleIn } from '../../../probes/inventory/build-cache.ts';
import { goVersion } from '../../real/go-programs.ts';
import { machine, report, shell, with_ } from '../machine.ts';

/** Root may write everywhere, so go runs as somebody else. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const missing = process.platform !== 'linux' ? 'Linux' : goVersion() === null ? 'Go' : null;

const parts = Array.from({ length: 256 }, (_, part) => part.toString(16).padStart(2, '0'));

describe.skipIf(missing !== null)(
  `a build cache that the real go command cannot write${missing ? ` (needs ${missing})` : ''}`,
  () => {
    let root = '';
    let host: Host;
    beforeAll(async () => {
      root = mkdtempSync(join(tmpdir(), 'gowarden-build-cache-'));
      own(root);
      const opened = await openHost();
      host = { ...opened, user: { ...opened.user, uid: isRoot ? nobody : opened.user.uid } };
    });
    afterAll(() => {
      spawnSync('chmod', ['-R', 'u+rwx', root]);
      rmSync(root, { recursive: true });
    });

    function own(path: string): string {
      if (isRoot) chownSync(path, nobody, nobody);
      return path;
    }
    const directory = (...path: string[]): string => {
      const made = join(root, ...path);
      mkdirSync(made);
      return own(made);
    };
    const whole = (name: string): string => {
      const made = directory(name);
      for (const part of parts) directory(name, part);
      return made;
    };
    const file = (name: string): string => {
      writeFileSync(join(root, name), '');
      return own(join(root, name));
    };
    const link = (name: string, to: string): string => {
      symlinkSync(to, join(root, name));
      return join(root, name);
    };
    const mode = (path: string, bits: number): string => {
      chmodSync(path, bits);
      return path;
    };

    /** What `go list` says about an intact GOROOT behind that cache. */
    function listing(cache: string): string {
      const started = isRoot
        ? ['setpriv', '--reuid', `${nobody}`, '--regid', `${nobody}`, '--clear-groups']
        : [];
      const env = { PATH: process.env.PATH, HOME: root, GOCACHE: cache, GOTOOLCHAIN: 'local', GOENV: 'off' };
      const ran = spawnSync('env', [...started, 'go', 'list', 'fmt'], { cwd: root, env, encoding: 'utf8' });
      if (ran.error) throw ran.error;
      return ran.status === 0 ? '' : ran.stderr;
    }

    it.each<[what: string, make: (name: string) => string, obstacle: (cache: string) => string | null]>([
      ['is not there yet', (name) => join(root, name), () => null],
      ['is not there yet, nor what it is in', (name) => join(root, name, 'a/b'), () => null],
      ['is empty', directory, () => null],
      ['is whole', whole, () => null],
      ['is whole and itself closed', (name) => mode(whole(name), 0o555), () => null],
      ['is reached by a link', (name) => link(name, directory(`${name}-behind`)), () => null],
      ['is closed and empty', (name) => mode(directory(name), 0o555), (cache) => cache],
      [
        'is whole and closed in all its parts',
        (name) => {
          const cache = whole(name);
          for (const part of parts) mode(join(cache, part), 0o555);
          return cache;
        },
        (cache) => cache,
      ],
      [
        'has one part that is a file',
        (name) => {
          writeFileSync(join(directory(name), '00'), '');
          return join(root, name);
        },
        (cache) => join(cache, '00'),
      ],
      [
        'is to be made where nothing may be',
        (name) => join(mode(directory(name), 0o555), 'go-build'),
        (cache) => join(cache, '..'),
      ],
      ['is a file', file, (cache) => cache],
      ['is below a file', (name) => join(file(name), 'go-build'), (cache) => join(cache, '..')],
    ])('that %s', (what, make, obstacle) => {
      const cache = make(what.replaceAll(' ', '-'));
      expect(obstacleIn(host, cache)).toBe(obstacle(cache));
      const said = listing(cache);
      // A GOROOT without source causes the same sentence, so GOROOT would be blamed.
      if (obstacle(cache) === null) expect(said).toBe('');
      else expect(said).toMatch(/^(package fmt is not in std|failed to initialize build cache)/);
    });
  },
);

describe('a GOROOT behind a build cache that cannot be written', () => {
  const cache = `${home}/Library/Caches/go-build`;
  const files = { ...homebrew('/opt/homebrew', arm('1.26.8')), ...officialPackage(arm('1.25.4')) };
  const behind = (goroot: string, closed: boolean) =>
    shell(
      with_(presets['no-go'](), { ...files, [cache]: closed ? { text: '' } : { directory: true } }),
      ['/opt/homebrew/bin'],
      { GOROOT: goroot },
    );

  it.each([
    ['no tree', '/usr/local', 'go-goroot-invalid'],
    ['the tree of another Go', '/usr/local/go', 'go-toolchain-mixed'],
  ] as const)(
    'that is %s is not blamed, and the obstacle in front of it is reported',
    async (_, goroot, rule) => {
      const look = async (closed: boolean) => {
        const { findings, unknown, undecided } = await report((await machine(behind(goroot, closed))).host);
        const rules = findings.map((finding) => finding.rule);
        return { rules, unknown: unknown.join('\n'), open: undecided?.('/opt/homebrew/bin/go', rule) };
      };
      expect(await look(false)).toEqual({ rules: [rule], unknown: '', open: false });
      const { rules, unknown, open } = await look(true);
      expect({ rules, open }).toEqual({ rules: [], open: true });
      expect(unknown).toContain(`GOROOT ${goroot}: go stops first at its build cache`);
      expect(unknown).toContain(cache);
    },
  );

  it('that is missing is reported all the same, since go stops at that first', async () => {
    const { findings } = await report((await machine(behind('/opt/gone', true))).host);
    expect(findings.map(({ rule }) => rule)).toEqual(['go-goroot-invalid']);
  });
});
