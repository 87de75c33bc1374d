import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';

const top = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gowarden-entry-'));
const dist = join(folder, 'dist');
const env = { PATH: process.env.PATH, HOME: join(folder, 'home'), LANG: 'C' };

beforeEach(() => {
  rmSync(dist, { recursive: true, force: true });
  cpSync(join(top, 'dist'), dist, { recursive: true });
  if (!existsSync(join(folder, 'node_modules')))
    symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What was compiled for the Node that runs the tests: a directory for each Node, and the build has used this one. */
function compiled(): string {
  const [only, ...others] = readdirSync(join(dist, 'compiled'));
  expect(others).toEqual([]);
  return join(dist, 'compiled', only!);
}

const words = [
  ['version'],
  ['help'],
  ['help', 'clean', '--lang', 'zh'],
  ['status'],
  ['paths'],
  ['inspect', process.execPath],
  ['nonsense'],
];

function all(options: readonly string[] = []) {
  return words.map((argv) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...options, join(dist, 'gowarden.js'), ...argv],
      {
        encoding: 'utf8',
        env,
      },
    );
    return { argv, status, stdout, stderr };
  });
}

/** The files that a start has V8 read as data: those that it could open. */
function used(): string[] {
  const preload = join(folder, 'opened.cjs');
  writeFileSync(
    preload,
    `const { Script } = require('node:vm');
     require('node:vm').Script = class extends Script {
       constructor(code, options) {
         super(code, options);
         if (options.cachedData && !this.cachedDataRejected) console.error('used ' + options.filename);
       }
     };`,
  );
  // NODE_OPTIONS, as options on the command line have the entry leave compiled code alone.
  const { stderr } = spawnSync(process.execPath, [join(dist, 'gowarden.js'), 'version'], {
    encoding: 'utf8',
    env: { ...env, NODE_OPTIONS: `--require=${preload}` },
  });
  return stderr.split('\n').filter((line) => line.startsWith('used '));
}

test('a start takes compiled code where there is some, and says the same as without', () => {
  expect(used().length).toBeGreaterThan(4);
  const before = all();
  expect(before.map(({ status }) => status)).toEqual([0, 0, 0, 3, 0, 0, 2]);
  // Options of Node's own: the entry requires the program in place.
  expect(all(['--stack-trace-limit=20'])).toEqual(before);
  rmSync(join(dist, 'compiled'), { recursive: true });
  expect(all()).toEqual(before);
  expect(used()).toEqual([]);
});

test('a start does without what V8 refuses: data that is cut off, empty, of another file, of another kind', () => {
  const before = all();
  const at = compiled();
  const files = readdirSync(at).sort();
  const contents = files.map((file) => readFileSync(join(at, file)));
  files.forEach((file, index) => {
    if (index % 4 === 0) truncateSync(join(at, file), 100);
    else if (index % 4 === 1) writeFileSync(join(at, file), '');
    else if (index % 4 === 2) writeFileSync(join(at, file), contents[(index + 1) % files.length]!);
    else writeFileSync(join(at, file), 'x'.repeat(5000));
  });
  expect(all()).toEqual(before);
});

test('it is made again beside the code, readable by all who may read that, and nothing else is left', () => {
  const files = readdirSync(compiled()).sort();
  rmSync(join(dist, 'compiled'), { recursive: true });
  const home = readdirSync(tmpdir()).filter((name) => name.startsWith('gowarden-compile-'));
  const { status, stderr } = spawnSync(process.execPath, [join(dist, 'compile.js')], {
    encoding: 'utf8',
    env,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(readdirSync(compiled()).sort()).toEqual(files);
  expect(
    readdirSync(tmpdir()).filter((name) => name.startsWith('gowarden-compile-') && !home.includes(name)),
  ).toEqual([]);
  expect(used().length).toBeGreaterThan(4);
});

test('where the code cannot be written beside, an installation goes on and says so', () => {
  rmSync(join(dist, 'compiled'), { recursive: true });
  // A file where the directory would be, which stops root as well.
  writeFileSync(join(dist, 'compiled'), '');
  const { status, stderr } = spawnSync(process.execPath, [join(dist, 'compile.js')], {
    encoding: 'utf8',
    env,
  });
  expect(status).toBe(0);
  expect(stderr).toMatch(/^gowarden: E\w+: .*: commands start without compiled code\n$/);
  expect(all()[0]).toMatchObject({ status: 0, stderr: '' });
});
