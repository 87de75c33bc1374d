import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
let at: string;
let tarball: string;
let files: string[];

beforeAll(() => {
  at = mkdtempSync(join(tmpdir(), 'gowarden pack-'));
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', at], {
    cwd: root,
    encoding: 'utf8',
  });
  const [first] = Object.values(
    JSON.parse(packed) as Record<string, { filename: string; files: { path: string }[] }>,
  );
  tarball = join(at, first?.filename ?? '');
  files = first?.files.map(({ path }) => path) ?? [];
});

describe('the packed tarball', () => {
  it('holds the bundle, its schema, the docs and nothing of the workshop', () => {
    expect(files).toEqual(
      expect.arrayContaining(['dist/gowarden.js', 'LICENSE', 'README.md', 'package.json']),
    );
    expect(files.some((path) => /^dist\/schema\/\d+.*\.sql$/.test(path))).toBe(true);
    expect(
      files.filter((path) => !/^(dist|docs)\/|^(LICENSE|README\.md|CHANGELOG\.md|package\.json)$/.test(path)),
    ).toEqual([]);
  });

  it('runs from a clean prefix with a space in its name', () => {
    const home = join(at, 'prefix/lib/node_modules/gowarden');
    mkdirSync(home, { recursive: true });
    execFileSync('tar', ['xzf', tarball, '-C', home, '--strip-components=1']);
    // The packages that stay outside the bundle, as npm would install them.
    mkdirSync(join(home, 'node_modules'));
    for (const name of [
      'better-sqlite3',
      'bindings',
      'file-uri-to-path',
      'systray2',
      'debug',
      'ms',
      'fs-extra',
      'graceful-fs',
      'jsonfile',
      'universalify',
    ]) {
      symlinkSync(join(root, 'node_modules', name), join(home, 'node_modules', name));
    }
    const bin = join(at, 'prefix/bin');
    mkdirSync(bin);
    symlinkSync('../lib/node_modules/gowarden/dist/gowarden.js', join(bin, 'gowarden'));
    const run = (...words: string[]) =>
      spawnSync(join(bin, 'gowarden'), words, {
        encoding: 'utf8',
        cwd: at,
        env: { PATH: process.env.PATH, HOME: at },
      });
    expect(run('version').stdout).toContain('0.1.0');
    expect(JSON.parse(run('inspect', '--json', process.execPath).stdout)).toMatchObject({
      files: [{ format: expect.stringMatching(/elf|mach-o/) as string }],
    });
    expect(run('doctor', '--json').stdout).toContain('"findings"');
  });
});

describe('the Homebrew formula', () => {
  it('carries the tarball and its hash', () => {
    const url = 'https://example.org/gowarden-0.1.0.tgz';
    const formula = execFileSync(process.execPath, [join(root, 'scripts/formula.mjs'), tarball, url], {
      encoding: 'utf8',
    });
    expect(formula).toContain(`sha256 "${createHash('sha256').update(readFileSync(tarball)).digest('hex')}"`);
    expect(formula).toContain(`url "${url}"`);
    expect(formula).toMatch(/run \[opt_bin\/"gowarden", "run", "--service"\]/);
  });

  it('asks for its two arguments', () => {
    expect(
      spawnSync(process.execPath, [join(root, 'scripts/formula.mjs')], { encoding: 'utf8' }),
    ).toMatchObject({ status: 2 });
  });
});
