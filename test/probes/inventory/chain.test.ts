import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from '../../fast-check.ts';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openHost } from '../../../host/open.ts';
import { resolveChain } from '../../../probes/inventory/chain.ts';
import { Look } from '../../../probes/inventory/look.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'gowarden-chain-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let at: string;
let count = 0;
beforeEach(() => {
  at = join(root, String((count += 1)));
  mkdirSync(at);
});

const host = await openHost();
const resolve = (path: string) => resolveChain(new Look(host), join(at, path));
const file = (path: string): void => {
  mkdirSync(dirname(join(at, path)), { recursive: true });
  writeFileSync(join(at, path), path);
};
const link = (path: string, target: string): void => {
  mkdirSync(dirname(join(at, path)), { recursive: true });
  symlinkSync(target, join(at, path));
};
const here = (...paths: string[]) => paths.map((path) => join(at, path));

describe('a chain of links', () => {
  it('ends at the real file, through links to files and to directories', () => {
    file('Cellar/go/1.2/libexec/bin/go');
    link('Cellar/go/1.2/bin/go', '../libexec/bin/go');
    link('opt/go', '../Cellar/go/1.2');
    link('bin/go', '../opt/go/bin/go');
    expect(resolve('bin/go')).toMatchObject({
      links: here('bin/go', 'opt/go/bin/go', 'Cellar/go/1.2/bin/go', 'Cellar/go/1.2/libexec/bin/go'),
      directories: here('bin', 'opt', 'Cellar/go/1.2/bin', 'Cellar/go/1.2/libexec/bin'),
      file: join(at, 'Cellar/go/1.2/libexec/bin/go'),
      failure: null,
    });
  });

  it('distinguishes a broken link from a place where nothing ever was', () => {
    link('bin/go', '../gone/go');
    mkdirSync(join(at, 'empty'));
    link('bin2', 'empty');
    expect(resolve('bin/go')).toMatchObject({ file: null, dangling: true, failure: { kind: 'absent' } });
    expect(resolve('empty/go')).toMatchObject({ file: null, dangling: false, failure: { kind: 'absent' } });
    expect(resolve('bin2/go')).toMatchObject({ file: null, dangling: false, failure: { kind: 'absent' } });
    expect(resolve('nowhere/bin/go').directories).toEqual([at]);
  });

  it('recognizes a circle, of directories too', () => {
    link('bin/go', '../opt/go');
    link('opt/go', '../bin/go');
    link('a', 'b');
    link('b', 'a');
    expect(resolve('bin/go')).toMatchObject({ file: null, dangling: true, failure: { kind: 'loop' } });
    expect(resolve('a/go').failure?.kind).toBe('loop');
    link('self', 'self');
    expect(resolve('self').failure?.kind).toBe('loop');
  });

  it('is not a circle where links lead up and down by the same names', () => {
    mkdirSync(join(at, 'x/d'), { recursive: true });
    writeFileSync(join(at, 'go'), '');
    link('x/a', 'd');
    link('x/b', 'a/../..');
    expect(resolve('x/b/go')).toMatchObject({ file: join(at, 'go'), failure: null });
  });

  it('is not a tool where a directory has its name', () => {
    mkdirSync(join(at, 'go'));
    expect(resolve('go')).toMatchObject({ file: null, dangling: false, failure: { kind: 'wrong-kind' } });
  });

  // Compared with the kernel's own answer, for random trees of links.
  it('agrees with realpath', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd');
    const target = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '..', '.'), { minLength: 1, maxLength: 4 });
    const entries = fc.uniqueArray(
      fc.record({ path: fc.array(names, { minLength: 1, maxLength: 2 }), target: fc.option(target) }),
      { maxLength: 8, selector: ({ path }) => path.join('/') },
    );
    // So deep that no `..` leads out of our directory.
    const deep = join(root, ...Array.from({ length: 40 }, () => 'z'));
    fc.assert(
      fc.property(entries, target, (all, asked) => {
        at = join(deep, String((count += 1)));
        mkdirSync(at, { recursive: true });
        for (const entry of all) {
          const path = join(at, ...entry.path);
          try {
            mkdirSync(dirname(path), { recursive: true });
            if (entry.target) symlinkSync(entry.target.join('/'), path);
            else writeFileSync(path, '');
          } catch (error) {
            // An earlier entry is in the way: this one is left out.
            if (!(error instanceof Error && 'code' in error)) throw error;
          }
        }
        const path = `${at}/${asked.join('/')}`;
        const chain = resolveChain(new Look(host), path);
        const kernel = host.files.target(path);
        if (kernel.ok && kernel.value.kind === 'file') expect(chain.file).toBe(realpathSync.native(path));
        else expect(chain.file).toBeNull();
      }),
      { numRuns: 400 },
    );
  });
});
