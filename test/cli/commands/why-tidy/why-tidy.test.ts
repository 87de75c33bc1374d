import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmodSync, chownSync, rmSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { complaintsIn } from '../../../../probes/errors/tidy/complaints.ts';
import { eventually } from '../../../eventually.ts';
import { documented } from '../../schema.ts';

const command = fileURLToPath(new URL('../../../../dist/gowarden.js', import.meta.url));
const hasGo = spawnSync('go', ['version']).status === 0;
const goMod = 'module example.com/m\n\ngo 1.21\n\nrequire rsc.io/quote v1.5.2\n';

let home: string;
let module: string;
let environment: Record<string, string>;

/** One real module cache for all tests; each has a module of its own. */
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'gowarden-tidy-'));
  const passed = ['GOPROXY', 'GOSUMDB', 'GONOSUMDB', 'PATH'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  environment = {
    ...Object.fromEntries(passed),
    HOME: home,
    SHELL: '/bin/sh',
    GOMODCACHE: join(home, 'mod'),
    GOCACHE: join(home, 'build'),
    GOTOOLCHAIN: 'local',
  };
});

afterAll(() => {
  // Go makes the files that it extracts read-only.
  execFileSync('chmod', ['-R', 'u+w', home]);
  rmSync(home, { recursive: true });
});

beforeEach(() => {
  if (!hasGo) return;
  module = mkdtempSync(join(home, 'module-'));
  writeFileSync(join(module, 'go.mod'), goMod);
  writeFileSync(join(module, 'm.go'), 'package m\n\nimport "rsc.io/quote"\n\nvar X = quote.Hello\n');
  execFileSync('go', ['mod', 'tidy'], { cwd: module, env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
});

interface Document {
  readonly tidy: { readonly exitCode: number | null };
  readonly causes: readonly { readonly id: string; readonly subject: string; readonly evidence: string }[];
}

/** Asks about the module, and makes sure that not a byte of it has changed. */
function ask(more: Record<string, string> = {}): { status: number | null; document: Document } {
  const before = fingerprint();
  const ran = spawnSync(process.execPath, [command, 'why-tidy', '--json', module], {
    encoding: 'utf8',
    env: { ...environment, ...more },
  });
  expect(fingerprint()).toBe(before);
  return { status: ran.status, document: documented('why-tidy', ran.stdout) as Document };
}

/** The same while this process continues, to answer as a proxy. */
async function askLater(
  flags: readonly string[],
  more: Record<string, string>,
): Promise<{ document: Document }> {
  const before = fingerprint();
  const child = spawn(process.execPath, [command, 'why-tidy', '--json', ...flags, module], {
    env: { ...environment, ...more },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(child, 'close');
  expect(fingerprint()).toBe(before);
  return { document: documented('why-tidy', Buffer.concat(chunks).toString()) as Document };
}

const fingerprint = (): string =>
  createHash('sha256')
    .update(
      execFileSync('sh', ['-c', 'find . -type f -printf "%p %T@ %m " -exec sha256sum {} \\; | sort'], {
        cwd: module,
      }),
    )
    .digest('hex');

function edit(name: string, change: (text: string) => string): void {
  writeFileSync(join(module, name), change(readFileSync(join(module, name), 'utf8')));
}

describe.skipIf(!hasGo)('why-tidy over a real module (needs go)', () => {
  it('finds nothing wrong with a tidy module', () => {
    expect(ask()).toMatchObject({ status: 0, document: { causes: [] } });
  });

  it('names the module whose go.sum line is wrong', () => {
    edit('go.sum', (text) => text.replace(/(rsc\.io\/quote v1\.5\.2 h1:)\S+/, `$1${'A'.repeat(43)}=`));
    const { status, document } = ask();
    expect(status).toBe(1);
    expect(document.tidy.exitCode).toBe(1);
    expect(document.causes).toContainEqual(
      expect.objectContaining({ id: 'checksum-mismatch', subject: 'rsc.io/quote@v1.5.2', fault: 'go.sum' }),
    );
  });

  it('names the module whose go.sum line is missing', () => {
    edit('go.sum', (text) => text.replace(/^rsc\.io\/sampler v1\.3\.0 h1:.*\n/m, ''));
    expect(ask().document.causes).toMatchObject([{ id: 'missing-go-sum', subject: 'rsc.io/sampler@v1.3.0' }]);
  });

  it('names a module that is not downloaded, a Go that is too old, and a malformed line', () => {
    edit('go.mod', (text) => text.replace('quote v1.5.2', 'quote v1.5.1'));
    expect(ask().document.causes[0]?.id).toBe('offline');
    edit('go.mod', (text) => text.replace('go 1.21', 'go 1.99'));
    expect(ask().document.causes).toMatchObject([{ id: 'toolchain', subject: '1.99' }]);
    edit('go.mod', (text) => `${text.replace('go 1.99', 'go 1.21')}requir x\n`);
    expect(ask().document.causes[0]?.id).toBe('syntax');
  });

  it('names the toolchain that a toolchain line asks for and that is unavailable', () => {
    edit('go.mod', (text) => text.replace('go 1.21\n', 'go 1.21\n\ntoolchain go1.99.0\n'));
    const { document } = ask({ GOTOOLCHAIN: 'auto' });
    expect(document.causes).toMatchObject([{ id: 'toolchain', subject: 'go1.99.0' }]);
  });

  it('names a line of go.sum that is a merge marker', () => {
    edit('go.sum', (text) => `<<<<<<< HEAD\n${text}`);
    expect(ask()).toMatchObject({
      status: 1,
      document: { causes: [{ id: 'malformed-go-sum', subject: 'go.sum:1', evidence: '<<<<<<< HEAD' }] },
    });
  });

  it.each([
    [403, 'Forbidden'],
    [404, 'Not Found'],
  ])('names a private module that the proxy refuses with %s', async (status, words) => {
    const proxy = createServer((_request, response) => response.writeHead(status, words).end('no'));
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    try {
      edit('go.mod', (text) => text.replace('rsc.io/quote v1.5.2', 'corp.example/secret v1.0.0'));
      edit('m.go', (text) => text.replace('"rsc.io/quote"', 'quote "corp.example/secret"'));
      const { port } = proxy.address() as AddressInfo;
      const { document } = await askLater(['--network'], {
        GOPROXY: `http://127.0.0.1:${port}`,
        GOSUMDB: 'off',
      });
      expect(document.causes[0]?.id).toBe('private-module');
      expect(document.causes[0]?.evidence).toContain('corp.example/secret');
    } finally {
      proxy.close();
    }
  });

  it('says what tidy would change', () => {
    writeFileSync(join(module, 'm.go'), 'package m\n');
    const [cause] = ask().document.causes;
    expect(cause).toMatchObject({ id: 'not-tidy' });
    expect(cause?.evidence).toContain('go.mod - require rsc.io/quote v1.5.2');
  });

  it('names the process that holds the lock', async () => {
    mkdirSync(join(home, 'mod/cache'), { recursive: true });
    const holder = spawn('flock', [join(home, 'mod/cache/lock'), 'sleep', '60'], {
      stdio: 'ignore',
      detached: true,
    });
    try {
      await eventually(() => expect(readFileSync('/proc/locks', 'utf8')).toContain(` ${holder.pid} `));
      const { document } = ask();
      expect(document.causes[0]).toMatchObject({ id: 'lock' });
      expect(document.causes[0]?.subject).toContain(`pid ${holder.pid}`);
    } finally {
      // The lock outlives it in the `sleep` that inherited it.
      process.kill(-holder.pid!);
    }
  });

  it('names the module whose extracted file was edited, which go compiles without complaint', () => {
    const file = join(home, 'mod/rsc.io/quote@v1.5.2/quote.go');
    const good = readFileSync(file, 'utf8');
    chmodSync(file, 0o644);
    try {
      writeFileSync(file, `${good}// edited\n`);
      const { status, document } = ask();
      expect(status).toBe(1);
      expect(document.tidy.exitCode).toBe(0);
      expect(document.causes).toMatchObject([{ id: 'damaged-cache', subject: 'rsc.io/quote@v1.5.2' }]);
      expect(document.causes[0]?.evidence).toContain('edited quote.go');
    } finally {
      writeFileSync(file, good);
      chmodSync(file, 0o444);
    }
  });

  it('notices a damaged record of the module cache', () => {
    const record = join(
      home,
      'mod/cache/download/golang.org/x/text/@v/v0.0.0-20170915032832-14c0d48ead0c.ziphash',
    );
    const good = readFileSync(record, 'utf8');
    try {
      writeFileSync(record, 'h1:damaged');
      expect(ask().document.causes.map(({ id }) => id)).toContain('damaged-cache');
    } finally {
      writeFileSync(record, good);
    }
  });
});

/** Nothing is forbidden to root, so another user asks. */
const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

describe.skipIf(!hasGo)('why-tidy where go may not write (needs go)', () => {
  it.each([
    ['a module cache that root owns', 'cache/download/rsc.io'],
    ['a module cache that cannot be written at all', ''],
  ])('names %s', (_what, place) => {
    const own = mkdtempSync(join(tmpdir(), 'gowarden-forbidden-'));
    const cache = join(own, 'mod');
    mkdirSync(join(cache, 'cache/download/rsc.io'), { recursive: true });
    mkdirSync(join(own, 'home'));
    mkdirSync(join(own, 'module'));
    writeFileSync(join(own, 'module/go.mod'), goMod);
    writeFileSync(join(own, 'module/m.go'), 'package m\n\nimport "rsc.io/quote"\n\nvar X = quote.Hello\n');
    for (const path of execFileSync('find', [own], { encoding: 'utf8' }).trim().split('\n'))
      if (other.uid !== undefined) chownSync(path, other.uid, other.gid);
    chmodSync(join(cache, place), 0o555);
    try {
      const ran = spawnSync(
        process.execPath,
        [command, 'why-tidy', '--json', '--network', join(own, 'module')],
        {
          ...other,
          encoding: 'utf8',
          cwd: own,
          env: {
            ...environment,
            HOME: join(own, 'home'),
            GOMODCACHE: cache,
            GOCACHE: join(own, 'home/build'),
          },
        },
      );
      const document = documented('why-tidy', ran.stdout) as Document;
      expect(document.causes[0]?.id).toBe('permission');
      expect(document.causes[0]?.subject.startsWith(join(cache, place))).toBe(true);
    } finally {
      chmodSync(join(cache, place), 0o755);
      rmSync(own, { recursive: true });
    }
  });
});

describe("go's own words", () => {
  it.each([
    ['go: writing go.mod cache: mkdir /x/cache: permission denied', 'permission', '/x/cache'],
    ['go: open /x y/$(id)/go.sum: read-only file system', 'permission', '/x y/$(id)/go.sum'],
    ['go: updating go.mod: existing contents have changed since last read', 'changed-meanwhile', 'go.mod'],
    ['go: malformed go.sum:', 'malformed-go-sum', 'go.sum'],
    [
      'go: cannot load module ../b listed in go.work file: open ../b/go.mod: no such file',
      'workspace',
      '../b',
    ],
    ['go: x@v1: replacement directory ../x does not exist', 'replacement', '../x'],
    ['go: parsing $GOFLAGS: unknown flag -foo', 'flags', 'unknown flag -foo'],
    ['dial tcp: lookup proxy.example on 1.1.1.1:53: no such host', 'network', 'proxy.example'],
    ['fatal: could not read Username for x: terminal prompts disabled', 'private-module', ''],
  ])('%s', (line, id, subject) => expect(complaintsIn(line)).toMatchObject([{ id, subject }]));

  it('does not take progress for a cause', () =>
    expect(complaintsIn('go: downloading rsc.io/quote v1.5.2\n')).toEqual([]));
});
