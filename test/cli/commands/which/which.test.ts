import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { presets } from '../../../../host/simulated/presets.ts';
import { buildMachine } from '../../../../host/simulated/build.ts';
import { tool } from '../../../../host/simulated/installers.ts';
import { call } from '../../call.ts';
import { build, temporary } from '../../machine.ts';
import { documented } from '../../schema.ts';

const directory = temporary('which');
const home = '/Users/kim';

interface Document {
  readonly contexts: readonly {
    readonly context: string;
    readonly path: string | null;
    readonly native: boolean | null;
    readonly runs: { readonly version: string | null } | null;
    readonly steps: readonly { readonly kind: string }[];
    readonly outcome: { readonly kind: string } | null;
    readonly installed: { readonly path: string } | null;
  }[];
}

/** A preset with a module at ~/work that needs a newer Go. */
function withModule(folder: string, lines: string): string {
  mkdirSync(join(folder, 'root', home, 'work'), { recursive: true });
  writeFileSync(join(folder, 'root', home, 'work/go.mod'), lines);
  return folder;
}

const mac = withModule(build(directory, 'amd64-swapped-in'), 'module m\n\ngo 1.27.2\n');

test('explains step by step, with file and line, in English and Chinese', async () => {
  const { out, code } = await call(['which', 'go', `${home}/work`, '--host', mac]);
  expect(code).toBe(0);
  const lines = out.split('\n').map((line) => line.trim());
  expect(lines).toEqual(
    expect.arrayContaining([
      'Terminal      go1.27.2 amd64, to be downloaded first  (not native: this machine is arm64)',
      'Applications  no go on PATH',
      'PATH: entry 1 has the first go, /opt/homebrew/bin/go',
      'leads to /opt/homebrew/Cellar/go/1.26.8/libexec/bin/go',
      'This go command is go1.26.8 for amd64',
      'GOTOOLCHAIN=auto, set by /opt/homebrew/Cellar/go/1.26.8/libexec/go.env:3',
      `${home}/work/go.mod counts`,
      'line 3: go 1.27.2, which decides',
      'The toolchain is go1.27.2',
    ]),
  );
  expect(out).toContain('golang.org/toolchain@v0.0.1-go1.27.2.darwin-amd64');
  const chinese = await call(['which', 'go', `${home}/work`, '--host', mac, '--lang', 'zh']);
  expect(chinese.out).toContain('第 3 行：go 1.27.2，由它决定');
});

test('gives the same as documented JSON', async () => {
  const { out } = await call(['which', 'go', `${home}/work`, '--host', mac, '--json']);
  const { contexts } = documented('which', out) as Document;
  expect(contexts.map(({ context }) => context)).toEqual(['login-shell', 'gui', 'daemon']);
  expect(contexts[0]).toMatchObject({
    path: '/opt/homebrew/bin/go',
    native: false,
    runs: { version: 'go1.27.2', architectures: ['amd64'], file: null },
    outcome: { kind: 'download', forbiddenBy: null },
  });
  expect(contexts[0]?.steps.map(({ kind }) => kind)).toEqual([
    'path',
    'go',
    'setting',
    'file',
    'line',
    'selected',
    'environment',
  ]);
  expect(contexts[1]).toMatchObject({ path: null, runs: null, steps: [], outcome: { kind: 'absent' } });
});

test.each(Object.keys(presets) as (keyof typeof presets)[])(
  '%s: text and documented JSON',
  async (preset) => {
    const folder = preset === 'amd64-swapped-in' ? mac : build(directory, preset);
    const { out, code } = await call(['which', '--host', folder, '--json']);
    const { contexts } = documented('which', out) as Document;
    const text = await call(['which', '--host', folder, '--verbose']);
    expect(text.code).toBe(code);
    expect(code).toBe(contexts[0]?.runs === null ? 1 : 0);
    for (const { path } of contexts) if (path !== null) expect(text.out).toContain(path);
  },
);

test('follows the shim of goenv', async () => {
  const { out } = await call(['which', 'go', '--host', join(directory, 'goenv')]);
  expect(out).toContain(
    `It is a shim of goenv and starts ${home}/.goenv/versions/1.25.4/bin/go\n      (${home}/.goenv/version: 1.25.4)`,
  );
});

test('shows the contexts of a tool side by side', async () => {
  const { out, code } = await call(['which', 'gopls', '--host', join(directory, 'apple-silicon')]);
  expect(code).toBe(0);
  expect(out).toContain(`Terminal      v0.24.0 arm64, ${home}/go/bin/gopls`);
  expect(out).toContain('Applications  no gopls on PATH');
});

test('reports a tool that is installed where no PATH leads', async () => {
  const folder = join(directory, 'off-path');
  const sketch = presets['official-package']();
  const gopls = tool(`${home}/go/bin`, 'gopls', { version: '1.26.8', architecture: 'arm64' });
  buildMachine(folder, { ...sketch, files: { ...sketch.files, ...gopls } });
  const { out, code } = await call(['which', 'gopls', '--host', folder]);
  expect(code).toBe(1);
  expect(out).toContain(`${home}/go/bin/gopls is installed, but not on this PATH`);
});

test('answers for one context when asked', async () => {
  const { out } = await call(['which', 'go', '--context', 'gui', '--host', mac, '--json']);
  expect((documented('which', out) as Document).contexts).toMatchObject([{ context: 'gui' }]);
});

test.each([
  [['which', '/usr/bin/go'], 'Expected the name of a program, such as go or gopls, got "/usr/bin/go"'],
  [['which', 'go', '/nowhere'], '/nowhere'],
  [['which', 'go', '/opt/homebrew/bin/go'], 'Expected a directory, but /opt/homebrew/bin/go is not one'],
])('refuses %j', async (words, sentence) => {
  const { code, err } = await call([...words, '--host', mac]);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
});

test('a relative entry of PATH counts, and what a shell finds through it in the directory is reported', async () => {
  const folder = join(directory, 'relative');
  const sketch = presets['apple-silicon']();
  const path = 'bin::/opt/homebrew/bin:/usr/bin:/bin';
  const script = 'echo gowarden; /usr/bin/env -0 2>/dev/null || /usr/bin/env; echo gowarden';
  const stdout = `gowarden\nPATH=${path}\nHOME=${home}\ngowarden\n`;
  const { format, platform, user, hardware } = sketch.description;
  buildMachine(folder, {
    description: {
      format,
      platform,
      user,
      hardware,
      commands: [{ run: ['/bin/zsh', '-l', '-i', '-c', script], stdout }],
    },
    files: {
      ...sketch.files,
      [`${home}/work/bin/go`]: { text: '#!/bin/sh\n', executable: true },
      [`${home}/other/bin/gofmt`]: { text: '#!/bin/sh\n', executable: true },
    },
  });
  const asked = async (place: string) =>
    (await call(['which', 'go', `${home}/${place}`, '--host', folder])).out.replace(/\s+/g, ' ');
  expect(await asked('work')).toContain('PATH: entry 3 has the first go, /opt/homebrew/bin/go');
  expect(await asked('work')).toContain(
    `PATH: entry 1 is not absolute and leads to ${home}/work/bin/go here: a shell in this directory starts that one`,
  );
  expect(await asked('other')).not.toContain('is not absolute');
});
