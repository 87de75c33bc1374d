import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { ownPaths } from '../../host/paths.ts';
import { ourPlatform } from '../../host/platform.ts';
import { serveLent } from '../daemon/api/lent.ts';
import { temporary } from './machine.ts';

const dist = new URL('../../dist/', import.meta.url).pathname;
const program = join(dist, 'gowarden.js');
const directory = temporary('built');
const environment = { PATH: process.env.PATH, HOME: directory, LANG: 'C' };

const run = (words: readonly string[], through = program) =>
  spawnSync(process.execPath, [through, ...words], { encoding: 'utf8', env: environment });

/** Files of dist/ that are read before the first line runs, starting from the given ones: static imports only. */
function reached(...files: string[]): Set<string> {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const specifier of imports(file)) if (specifier in contents) visit(specifier);
  };
  files.forEach(visit);
  return seen;
}

/** A chunk's name without the part that depends on its content. */
const plain = (file: string): string => file.replace(/(?:-[\w-]{8})?\.js$/, '');

/** What the build has put in each file of dist/. */
const contents = JSON.parse(
  readFileSync(new URL('../../node_modules/.cache/gowarden/bundle.json', import.meta.url), 'utf8'),
) as Record<string, { modules: string[]; imports: string[] }>;

/** What the entry starts with, compiled before or not (scripts/entry/). */
const entry = Object.keys(contents).find((file) => plain(file) === 'main')!;

/** Of a file of the bundle; the others are one file each. */
const imports = (file: string): string[] => contents[file]?.imports ?? [];

/** Packages outside the bundle. */
const packagesOf = (files: readonly string[]): string[] =>
  files.flatMap(imports).filter((specifier) => !(specifier in contents || specifier.startsWith('node:')));

const modulesOf = (files: readonly string[]): string =>
  files.flatMap((file) => contents[file]?.modules ?? []).join('\n');

/** The file that contains a command: one of its own, or its entry point, which is larger than other files of that name. */
const chunk = (command: string): string =>
  readdirSync(dist)
    .filter((name) => [`command-${command}`, command].includes(plain(name)))
    .sort((one, other) => statSync(join(dist, other)).size - statSync(join(dist, one)).size)[0]!;

const heavy = ['valibot', 'execa', 'better-sqlite3'];

/** Which of the heavy libraries are in these files of dist/, or imported by their first lines. */
function heavyIn(files: readonly string[]): string[] {
  const imported = files.flatMap(imports);
  const modules = modulesOf(files);
  return heavy.filter((name) => modules.includes(`node_modules/${name}/`) || imported.includes(name));
}

/** What a command really loaded, including late imports: files of dist/, and those of packages that are beside it. */
function loadedBy(word: string, home = directory): { files: string[]; packages: string[] } {
  const coverage = mkdtempSync(join(tmpdir(), 'gowarden-loaded-'));
  try {
    spawnSync(process.execPath, [program, ...word.split(' ')], {
      env: { ...environment, HOME: home, NODE_V8_COVERAGE: coverage },
      timeout: 60_000,
    });
    const reports = readdirSync(coverage).map(
      (name) => JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: { url: string }[] },
    );
    const urls = [...new Set(reports.flatMap(({ result }) => result.map(({ url }) => url)))];
    const here = pathToFileURL(dist).href;
    return {
      files: urls.filter((url) => url.startsWith(here)).map((url) => url.slice(here.length)),
      packages: heavy.filter((name) => urls.some((url) => url.includes(`/node_modules/${name}/`))),
    };
  } finally {
    rmSync(coverage, { recursive: true });
  }
}

describe('what a start reads', () => {
  test('version loads nothing that another command needs', () => {
    const files = [...reached(entry, chunk('version'))];
    for (const library of ['execa', 'chokidar', 'node-cron', 'pino', 'valibot', 'smol-toml', 'string-width'])
      expect(modulesOf(files)).not.toContain(`node_modules/${library}/`);
    expect(packagesOf(files)).toEqual([]);
  });

  test.each(['--version', 'status'])(
    '%s loads no library for validation, for running programs or for storage',
    (word) => {
      const loaded = loadedBy(word);
      expect(loaded.files.some((file) => file.startsWith('core-'))).toBe(true);
      expect([...heavyIn(loaded.files), ...loaded.packages]).toEqual([]);
      const statically = [...reached(entry, chunk(word === 'status' ? word : 'version'))];
      expect(heavyIn(statically)).toEqual([]);
    },
  );

  const always = ['gowarden', 'main', 'rolldown-runtime', 'core', 'core-and-larger'];
  test.each([
    ['version', ['version', 'version-and-larger']],
    ['help', ['help', 'help-and-larger', 'version-and-larger']],
    ['status', ['help-and-larger', 'status', 'status-and-larger']],
  ])('%s reads no files other than these', (word, own) => {
    const read = loadedBy(word).files.map(plain);
    expect([...new Set(read)].sort()).toEqual([...always, ...own].sort());
  });

  test('the table of character widths, and with it an ICU segmenter, is created only for wide text', () => {
    const without = join(temporary('segmenter'), 'without.cjs');
    writeFileSync(without, 'delete Intl.Segmenter;\n');
    const lacking = (...words: string[]) =>
      spawnSync(process.execPath, ['--require', without, program, ...words], {
        encoding: 'utf8',
        env: environment,
      });
    for (const word of ['help', 'status', 'paths']) {
      const { status, stdout, stderr } = run([word]);
      expect(lacking(word)).toMatchObject({ status, stdout, stderr });
    }
    expect(lacking('help', '--lang', 'zh').stdout).not.toBe(run(['help', '--lang', 'zh']).stdout);
  });

  test('of Node itself what is used: no cryptography, no threads, no parts for ES modules', () => {
    const listing = join(temporary('listing'), 'listing.cjs');
    const list = "process.moduleLoadList.join('\\n')";
    writeFileSync(listing, `process.on('exit', () => require('fs').writeSync(2, ${list}));\n`);
    for (const word of ['version', 'help', 'status']) {
      const { stderr } = spawnSync(process.execPath, ['--require', listing, program, word], {
        encoding: 'utf8',
        env: environment,
      });
      const loaded = stderr.split('\n').map((line) => line.replace('NativeModule ', ''));
      expect(loaded).toContain('fs');
      for (const name of ['crypto', 'worker_threads', 'child_process', 'http', 'internal/modules/esm/assert'])
        expect({ word, loaded }).not.toMatchObject({ loaded: expect.arrayContaining([name]) as string[] });
    }
  });

  test('nothing is imported as an ES module: code that was compiled before cannot do that', () => {
    const files = Object.keys(contents).filter((file) => !file.startsWith('caches-child'));
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) expect(readFileSync(join(dist, file), 'utf8')).not.toContain('import(');
  });

  test('the daemon reads few files, and none that only another command needs', () => {
    const read = [...reached(entry, chunk('daemon'))].map(plain);
    for (const other of ['version', 'help', 'status', 'which', 'doctor', 'shared'])
      expect(read).not.toContain(other);
    for (const parser of ['yaml', 'dockerfile-ast']) expect(read).not.toContain(`late-${parser}`);
    expect(read.length).toBeLessThan(14);
  });

  test('the parsers of YAML and Dockerfiles are loaded only when there is such a file', () => {
    const project = temporary('containers');
    writeFileSync(join(project, 'go.mod'), 'module example.com/a\n\ngo 1.26\n');
    const late = (words: string) =>
      loadedBy(words)
        .files.filter((name) => name.startsWith('late-'))
        .sort();
    expect([...late('doctor'), ...late(`check ${project}`)]).toEqual([]);
    writeFileSync(join(project, 'Dockerfile'), 'FROM golang:1.26\nRUN go build .\n');
    expect(late(`check ${project}`)).toEqual(['late-dockerfile-ast.js']);
    writeFileSync(join(project, 'compose.yaml'), 'services: { a: { build: . } }\n');
    expect(late(`check ${project}`)).toEqual(['late-dockerfile-ast.js', 'late-yaml.js']);
  });

  test('nor does the tray helper, which is one file', () => {
    expect(heavyIn(['tray-helper.js'])).toEqual([]);
    expect(imports('tray-helper.js')).toEqual([]);
  });

  test('the checks above see these libraries where they are loaded', () => {
    const all = readdirSync(dist).filter((name) => name.endsWith('.js'));
    expect(all).toEqual(expect.arrayContaining(['late-yaml.js', 'late-dockerfile-ast.js']));
    expect(modulesOf(all)).toContain('node_modules/string-width/');
    expect(heavyIn(all)).toEqual(['valibot', 'execa']);
    const home = temporary('loaded');
    const { state, database } = ownPaths(ourPlatform, home, {});
    mkdirSync(state, { recursive: true });
    writeFileSync(database, '');
    expect(loadedBy('history', home).packages).toEqual(['better-sqlite3']);
    expect([...reached(entry)].map(plain).sort()).toEqual([
      'core',
      'core-and-larger',
      'main',
      'rolldown-runtime',
    ]);
  });

  test('doctor loads neither the database nor the watcher', () => {
    const files = [...reached(entry, chunk('doctor'))];
    expect(files.flatMap(imports)).not.toContain('better-sqlite3');
    expect(modulesOf(files)).not.toContain('node_modules/chokidar/');
  });
});

describe('as a program', () => {
  test('version shows the Node that runs it', () => {
    const { status, stdout, stderr } = run(['version']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^gowarden \d+\.\d+\.\d+\nNode\.js v\d+/);
    expect(stdout).toContain(process.execPath);
    const own = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(run(['--version']).stdout).toContain(`gowarden ${own.version}\n`);
  });

  test('works through a link too, as npm installs it', () => {
    const link = join(directory, 'gowarden');
    symlinkSync(program, link);
    expect(run(['paths'], link)).toMatchObject({ status: 0, stderr: '' });
    expect(execFileSync(link, ['paths'], { encoding: 'utf8', env: environment })).toContain('gowarden.toml');
  });

  test('leaves nothing behind that was not asked for', () => {
    run(['paths']);
    run(['history']);
    run(['status']);
    run(['doctor']);
    expect(readdirSync(directory).filter((name) => name !== 'gowarden')).toEqual([]);
  });

  test('a reader that stops reading is not an error', () => {
    const script = `set -o pipefail; "$0" "$1" --help | true; echo "ended with $?"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, program], {
      encoding: 'utf8',
      env: environment,
    });
    expect({ stdout, stderr }).toEqual({ stdout: 'ended with 0\n', stderr: '' });
  });

  test('a closed standard error is not an error either', () => {
    const script = `"$0" "$1" nonsense 2>&-; echo "ended with $?"`;
    const { stdout } = spawnSync('bash', ['-c', script, process.execPath, program], {
      encoding: 'utf8',
      env: environment,
    });
    expect(stdout).toBe('ended with 2\n');
  });

  test('a deleted working directory does not make it fail', () => {
    const script = `mkdir "$2/gone" && cd "$2/gone" && rmdir "$2/gone" && "$0" "$1" paths`;
    const { status, stderr } = spawnSync('bash', ['-c', script, process.execPath, program, directory], {
      encoding: 'utf8',
      env: environment,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('following', () => {
  async function following() {
    const lent = await serveLent();
    const state = dirname(dirname(lent.socket));
    const child = spawn(process.execPath, [program, 'history', '--follow', '--state', state], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let talk = '';
    child.stderr.on('data', (data: Buffer) => (talk += data.toString()));
    const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, talk }));
    await vi.waitFor(() => expect(lent.listeners.size).toBe(1), 20_000);
    return { lent, child, ended };
  }

  test('ends with 130 at Ctrl-C', async () => {
    const { child, ended } = await following();
    child.kill('SIGINT');
    expect(await ended).toEqual({ code: 130, talk: '' });
  });

  test('ends quietly when its reader is gone', async () => {
    const { lent, child, ended } = await following();
    child.stdout.destroy();
    for (let id = 1; child.exitCode === null && id < 100; id++) {
      lent.publish('transition', lent.remember(id), id);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await ended).toEqual({ code: 0, talk: '' });
  });
});

test('the bundle comes with everything it reads at run time', () => {
  expect(existsSync(join(dist, 'schema'))).toBe(true);
});
