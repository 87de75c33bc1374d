import { execFile, execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  mallocSettings,
  quietFlags,
  startFlags,
  steadyYoungGeneration,
} from '../../launchd/launcher/flags.ts';
import { isEphemeral, knownNodes, stableNodes } from '../../launchd/launcher/node.ts';
import { launcherScript, quote } from '../../launchd/launcher/script.ts';
import { realNode } from '../real/node.ts';

let at: string;
let program: string;

/** A program beside a real better-sqlite3 that says which Node runs it. */
beforeEach(() => {
  at = mkdtempSync(join(tmpdir(), "gowarden launcher's "));
  program = join(at, 'dist/gowarden.js');
  mkdirSync(dirname(program));
  writeFileSync(join(at, 'package.json'), '{"type":"module"}');
  writeFileSync(
    program,
    'const { versions, execArgv, argv, env } = process;' +
      "const malloc = Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('MALLOC_')));" +
      'console.log(JSON.stringify({ node: versions.node, flags: execArgv, malloc, arguments: argv.slice(2) }));',
  );
  const packages = dirname(dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json')));
  symlinkSync(packages, join(at, 'node_modules'));
});

interface Said {
  readonly node: string;
  readonly flags: string[];
  readonly malloc: Record<string, string>;
  readonly arguments: string[];
}

function launch(nodes: readonly string[], path = '/usr/bin:/bin', reads = true) {
  const file = join(at, 'gowarden');
  const log = join(at, 'launcher.log');
  writeFileSync(
    file,
    launcherScript({ program, nodes, notice: { title: 'T', text: "it's $(touch pwned)" }, log }),
  );
  chmodSync(file, 0o755);
  const ran = spawnSync(file, { encoding: 'utf8', cwd: at, env: { PATH: path } });
  const said = ran.stdout === '' ? null : (JSON.parse(ran.stdout) as Said);
  const told = reads && existsSync(log) ? readFileSync(log, 'utf8') : '';
  return { status: ran.status, said, stderr: ran.stderr, told };
}

describe('the launcher', () => {
  it('is a script that every POSIX shell accepts', () => {
    const text = launcherScript({
      program,
      nodes: ['/a b/node'],
      notice: { title: 'T', text: 'x' },
      log: '/l',
    });
    execFileSync('sh', ['-n'], { input: text });
    if (existsSync('/bin/dash')) execFileSync('dash', ['-n'], { input: text });
  });

  it('becomes the daemon under the recorded Node', () => {
    expect(launch([process.execPath])).toMatchObject({
      status: 0,
      said: { node: process.versions.node, arguments: ['run', '--service'] },
    });
  });

  it('tries the next one when the recorded Node is missing or cannot be run', () => {
    const plain = join(at, 'node');
    writeFileSync(plain, 'not a program', { mode: 0o644 });
    expect(launch(['/nowhere/node', plain, process.execPath]).said?.node).toBe(process.versions.node);
  });

  it('asks V8 to stay small, except for a Node that does not know each of these flags', () => {
    const flags = [...quietFlags, ...startFlags];
    expect(launch([process.execPath]).said).toMatchObject({ flags, malloc: mallocSettings });
    const picky = join(at, 'picky');
    const refuses = 'for word; do [ "$word" != --max-lazy ] || exit 9; done';
    writeFileSync(picky, `#!/bin/sh\n${refuses}\nexec ${quote(process.execPath)} "$@"\n`, { mode: 0o755 });
    expect(launch([picky]).said).toMatchObject({ flags: [], arguments: ['run', '--service'] });
  });

  it.each([process.versions.node, '22.23.3'])('Node %s knows all of them', (version) => {
    const node = version === process.versions.node ? process.execPath : realNode(version);
    const later = `require('node:v8').setFlagsFromString('${steadyYoungGeneration}')`;
    const { status, stdout, stderr } = spawnSync(node, [...quietFlags, ...startFlags, '-e', later], {
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('skips a Node that is too old', () => {
    expect(launch([realNode('18.20.8'), process.execPath]).said?.node).toBe(process.versions.node);
  });

  it('prefers a Node that loads the database library, and falls back to one that does not', () => {
    // better-sqlite3 was compiled for the Node that runs the tests, so another major refuses it.
    const other = realNode(process.versions.node.startsWith('22.') ? '20.19.0' : '22.23.3');
    expect(launch([other, process.execPath]).said?.node).toBe(process.versions.node);
    expect(launch([other]).said?.node).not.toBe(process.versions.node);
  });

  it('ends with 0, one line and one notification without a Node, and does not repeat itself', () => {
    const bin = join(at, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'notify-send'), '#!/bin/sh\nprintf "%s\\n" "$@" >>"$(dirname "$0")/../told"\n', {
      mode: 0o755,
    });
    const first = launch(['/nowhere/node'], `${bin}:/usr/bin:/bin`);
    expect(first.status).toBe(0);
    expect(first.stderr).toBe('');
    expect(first.told.trim().split('\n')).toHaveLength(1);
    expect(first.told).toContain('no Node.js 20.19 or newer was found');
    expect(readFileSync(join(at, 'told'), 'utf8')).toBe("--\nT\nit's $(touch pwned)\n");
    const second = launch(['/nowhere/node'], `${bin}:/usr/bin:/bin`);
    expect(second).toMatchObject({ status: 0, stderr: '', told: first.told });
    expect(existsSync(join(at, 'pwned'))).toBe(false);
  });

  it('does not wait for a notification that nobody shows', () => {
    const bin = join(at, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'notify-send'), '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 });
    expect(launch(['/nowhere/node'], `${bin}:/usr/bin:/bin`)).toMatchObject({ status: 0, said: null });
  });

  it('becomes one daemon each when it is started twice at once, and both print the same', async () => {
    const file = join(at, 'twice');
    const notice = { title: 'T', text: 'x' };
    writeFileSync(file, launcherScript({ program, nodes: [process.execPath], notice, log: join(at, 'l') }), {
      mode: 0o755,
    });
    const run = promisify(execFile);
    const both = await Promise.all([run(file), run(file)]);
    for (const { stdout } of both)
      expect(JSON.parse(stdout)).toMatchObject({ arguments: ['run', '--service'] });
  });

  it('skips a Node that it may not start', () => {
    const closed = join(at, 'closed');
    writeFileSync(closed, '#!/bin/sh\nexit 0\n', { mode: 0o000 });
    expect(launch([closed, process.execPath]).said?.node).toBe(process.versions.node);
  });

  it('notifies again after it had worked in between', () => {
    launch(['/nowhere/node']);
    launch([process.execPath]);
    expect(launch(['/nowhere/node']).told.match(/no Node\.js/g)).toHaveLength(2);
  });

  it('prints to standard error where the log cannot be written', () => {
    const gone = join(at, 'launcher.log');
    mkdirSync(gone);
    const { status, stderr } = launch(['/nowhere/node'], '/usr/bin:/bin', false);
    expect(status).toBe(0);
    expect(stderr).toContain('no Node.js');
  });

  it('says when the program itself is missing', () => {
    rmSync(program);
    expect(launch([process.execPath])).toMatchObject({ status: 0, said: null });
  });
});

describe('the Node to record', () => {
  it.each([
    ['/opt/homebrew/Cellar/node/26.1.0/bin/node', '/opt/homebrew/opt/node/bin/node'],
    ['/usr/local/Cellar/node@22/22.23.3/bin/node', '/usr/local/opt/node@22/bin/node'],
    ['/Users/kim/.volta/tools/image/node/22.1.0/bin/node', '/Users/kim/.volta/bin/node'],
    ['/Users/kim/.nvm/versions/node/v22.1.0/bin/node', '/Users/kim/.nvm/versions/node/v22.1.0/bin/node'],
    ['/nix/store/abc-nodejs-22/bin/node', '/Users/kim/.nix-profile/bin/node'],
  ])('%s is best found as %s', (execPath, stable) => {
    expect(stableNodes(execPath, '/Users/kim')[0]).toBe(stable);
  });

  it("is never a shell's own link", () => {
    const path = '/Users/kim/Library/Caches/fnm_multishells/4711_1/bin/node';
    expect(isEphemeral(path)).toBe(true);
    expect(stableNodes(path, '/Users/kim')).not.toContain(path);
    expect(knownNodes('/Users/kim')).toContain('/opt/homebrew/bin/node');
  });
});

describe('a word for the shell', () => {
  it.each(["it's", '$(id)', '`id`', 'a\nb', '"', '\\', '-n', '小明'])('%j arrives unchanged', (word) => {
    expect(execFileSync('sh', ['-c', `printf %s ${quote(word)}`], { encoding: 'utf8' })).toBe(word);
  });
});
