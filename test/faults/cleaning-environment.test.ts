import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { fillGoCache, put, snapshot, testMachine } from '../caches/machine.ts';

/** GOWARDEN_LONG=1 tries 2,000. */
const runs = process.env.GOWARDEN_LONG === '1' ? 2_000 : 40;

/** Values that a variable may have: nothing, nonsense, lists, and directories that belong to somebody. */
const value = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '.',
    '..',
    '/',
    '//',
    '/.',
    '/..',
    'off',
    '~',
    '~/go',
    '$HOME',
    'go',
    './cache',
    '../..',
    ':',
    '::',
    '/etc',
    '/usr',
    '/tmp',
    '/proc/self/cwd',
    '/dev/null',
    'HOME',
    'HOME/',
    'HOME/.',
    'HOME/..',
    'HOME/../home',
    'HOME/Documents',
    'HOME/.cache',
    'HOME/.ssh',
    'HOME/src',
    'HOME/src/project',
    'HOME/link',
    'HOME/link/src',
    'HOME/.cache/gowarden',
    'HOME:HOME/src',
    'HOME/src:HOME/Documents',
    '/:HOME',
    'HOME/with space',
    'HOME/中文',
    'HOME/a\nb',
    'HOME/\u0000',
    'HOME/src/project/.git',
    'ROOT',
    'ROOT/canary',
    'STATE',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(fc.constantFrom('HOME', '..', '.', 'src', '', 'go', 'Documents', '*'), { maxLength: 6 })
    .map((parts) => parts.join('/')),
);

/** Work of a user in all the places that a variable could name. */
function canaries(home: string, root: string): void {
  for (const directory of ['Documents', 'src', 'src/project', '.ssh', 'with space', '中文', '.config', '']) {
    put(join(home, directory, 'thesis.txt'), 'years of work');
    put(join(home, directory, '00/notes.txt'), 'not an entry');
    put(join(home, directory, 'module@v1/main.go'), 'package main');
    put(join(home, directory, 'index/words'), 'mine');
  }
  put(join(home, 'src/project/.git/HEAD'), 'ref');
  put(join(home, 'src/project/go.mod'), 'module mine');
  put(join(home, 'src/project/cache/download/mine.zip'), 'mine');
  put(join(root, 'canary/thesis.txt'), 'years of work');
  mkdirSync(join(home, 'link-to'), { recursive: true });
}

/** What belongs to the user: everything except gowarden's own files. */
function work(root: string, own: readonly string[]): Record<string, string> {
  const all = snapshot(root);
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => !own.some((path) => `${root}/${name}`.startsWith(path))),
  );
}

test(
  'whatever the variables are, only caches are ever moved or removed',
  { timeout: 3_600_000 },
  async () => {
    const at = mkdtempSync(join(tmpdir(), 'gowarden-environment-'));
    await fc.assert(
      fc.asyncProperty(
        fc.record({ GOCACHE: value, GOMODCACHE: value, GOPATH: value, GOBIN: value }),
        fc.record({
          GOCACHE: fc.oneof(fc.constant(''), value),
          GOMODCACHE: fc.oneof(fc.constant(''), value),
          GOPATH: fc.oneof(fc.constant(''), value),
          GOPLSCACHE: value,
          GOLANGCI_LINT_CACHE: value,
          STATICCHECK_CACHE: value,
          XDG_CACHE_HOME: value,
        }),
        async (byFile, environment) => {
          const machine = testMachine({ at });
          try {
            canaries(machine.home, machine.root);
            const { home, root, paths } = machine;
            const real = (text: string): string =>
              text.replaceAll('HOME', home).replaceAll('ROOT', root).replaceAll('STATE', paths.state);
            // By `go env -w` as well as by variables.
            const written = Object.entries(byFile).map(([name, text]) => `${name}=${real(text)}\n`);
            put(join(home, '.config/go/env'), written.join(''));
            for (const [name, text] of Object.entries(environment)) {
              (machine.environment as Record<string, string>)[name] = real(text).replaceAll('\u0000', '');
            }
            fillGoCache(machine.goCache, 0);
            const own = [paths.state, paths.cache];
            const before = work(root, own);
            const cleaner = machine.cleaner();
            const plan = await cleaner.plan({ scope: 'all' });
            await cleaner.execute(plan.id);
            await cleaner.purgeNow();
            await cleaner.close();
            expect(work(root, own)).toEqual(before);
          } finally {
            machine.remove();
          }
        },
      ),
      { numRuns: runs },
    );
    rmSync(at, { recursive: true, force: true });
  },
);
