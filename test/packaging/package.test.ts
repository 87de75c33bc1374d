import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../cli/catalogue.ts';
import { openHistory } from '../../daemon/history/open.ts';
import { keptLog } from '../daemon/fakes/log.ts';
import { missingPrograms } from '../real/bus.ts';

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
  it('holds the bundle, its schema, the docs and nothing from the workshop', () => {
    expect(files).toEqual(
      expect.arrayContaining(['dist/gowarden.js', 'LICENSE', 'README.md', 'package.json']),
    );
    expect(files.some((path) => /^dist\/schema\/\d+.*\.sql$/.test(path))).toBe(true);
    expect(
      files.filter((path) => !/^(dist|docs)\/|^(LICENSE|README\.md|CHANGELOG\.md|package\.json)$/.test(path)),
    ).toEqual([]);
  });

  it('holds only ASCII code, which V8 keeps in one byte per character', () => {
    const chunks = files.filter((path) => /^dist\/[^/]+\.js$/.test(path) && path !== 'dist/tray-helper.js');
    expect(chunks.length).toBeGreaterThan(20);
    for (const path of chunks) expect(readFileSync(join(root, path), 'latin1'), path).toMatch(/^[\0-\x7f]*$/);
  });

  it(
    'is installed by npm i -g into a clean prefix, with its manual page, and runs',
    { timeout: 600_000 },
    async () => {
      const prefix = join(at, 'a prefix');
      // Compiling SQLite takes minutes; without GOWARDEN_LONG=1 the local build is copied there.
      const whole = process.env.GOWARDEN_LONG === '1';
      const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
      const scripts = whole ? [] : ['--ignore-scripts'];
      execFileSync('npm', ['install', '--global', '--prefix', prefix, ...quiet, ...scripts, tarball], {
        cwd: at,
      });
      const home = join(prefix, 'lib/node_modules/gowarden');
      const run = (...words: string[]) =>
        spawnSync(join(prefix, 'bin/gowarden'), words, {
          encoding: 'utf8',
          cwd: at,
          env: { PATH: process.env.PATH, HOME: at },
        });
      expect(run('version').stdout).toContain('0.1.0');
      expect(JSON.parse(run('inspect', '--json', process.execPath).stdout)).toMatchObject({
        files: [{ format: expect.stringMatching(/elf|mach-o/) as string }],
      });
      expect(run('doctor', '--json').stdout).toContain('"findings"');
      expect(run('service', 'print', '--platform', 'darwin').stdout).toContain('io.github.gowarden');
      expect(lstatSync(join(prefix, 'share/man/man1/gowarden.1')).isSymbolicLink()).toBe(true);

      // A history that cannot be loaded is reported with the way to fix it, and nothing else fails.
      mkdirSync(join(at, '.local/state/gowarden'), { recursive: true });
      const file = join(at, '.local/state/gowarden/history.sqlite');
      (await openHistory({ file, log: keptLog(), now: () => 0 })).close();
      const library = join(home, 'node_modules/better-sqlite3');
      if (!whole) {
        expect(run('history').stderr).toContain('npm rebuild better-sqlite3');
        cpSync(join(root, 'node_modules/better-sqlite3/build'), join(library, 'build'), { recursive: true });
      }
      expect(run('history')).toMatchObject({ status: 0, stderr: 'The history has no such entry.\n' });
    },
  );
});

describe('the manual page', () => {
  const page = join(root, 'dist/gowarden.1');

  it('names every command, with its options and examples', async () => {
    const text = readFileSync(page, 'utf8').replaceAll('\\-', '-');
    for (const [name, { text: load }] of Object.entries(catalogue)) {
      const { options, examples } = (await load()).texts.en.help;
      expect(text).toContain(`\n.SS ${name}\n`);
      for (const option of Object.keys(options)) expect(text).toContain(`\n.B --${option}\n`);
      for (const [line] of examples)
        expect(text).toContain(`\n${line.replaceAll('…', '...').replaceAll('"', '\\(dq')}\n`);
    }
  });

  it.skipIf(missingPrograms(['groff']).length > 0)(
    'is formatted by groff without complaint (needs groff)',
    () => {
      const set = spawnSync('groff', ['-ww', '-man', '-Tascii', page], { encoding: 'utf8' });
      expect(set).toMatchObject({ status: 0, stderr: '' });
      expect(set.stdout).toContain('gowarden bug-report');
    },
  );
});

describe('the Homebrew formula', () => {
  it('has the tarball and its hash', () => {
    const url = 'https://example.org/gowarden-0.1.0.tgz';
    const formula = execFileSync(process.execPath, [join(root, 'scripts/formula.mjs'), tarball, url], {
      encoding: 'utf8',
    });
    expect(formula).toContain(`sha256 "${createHash('sha256').update(readFileSync(tarball)).digest('hex')}"`);
    expect(formula).toContain(`url "${url}"`);
    expect(formula).toContain('man1.install_symlink');
    expect(formula).toMatch(/run \[opt_bin\/"gowarden", "run", "--service"\]/);
  });

  it.skipIf(missingPrograms(['ruby']).length > 0)('is Ruby (needs ruby)', () => {
    const url = 'https://example.org/gowarden-0.1.0.tgz';
    const formula = execFileSync(process.execPath, [join(root, 'scripts/formula.mjs'), tarball, url], {
      encoding: 'utf8',
    });
    expect(spawnSync('ruby', ['-wc'], { input: formula, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: 'Syntax OK\n',
      stderr: '',
    });
  });

  it('asks for its two arguments', () => {
    expect(
      spawnSync(process.execPath, [join(root, 'scripts/formula.mjs')], { encoding: 'utf8' }),
    ).toMatchObject({ status: 2 });
  });
});
