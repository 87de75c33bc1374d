import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Stand, Stopped } from '../../cli/commands/bench/stand.ts';
import { BuildWork } from '../../cli/commands/bench/works/build.ts';
import { projectBuild } from '../../cli/commands/bench/works/project.ts';
import { Workplace } from '../../cli/commands/bench/workplace.ts';
import { tidyPlace } from '../../cli/commands/why-tidy/place.ts';
import { texts } from '../../cli/commands/why-tidy/text.ts';
import { h1 } from '../../host/formats/dirhash.ts';
import { openHost } from '../../host/open.ts';
import { temporary } from '../faults/running.ts';
import { goRoot, goVersion } from './go-programs.ts';

// It uses the settings of this process, since go records its use in a home.
const version = goVersion();
const goroot = version === null ? '' : goRoot();

const sum = (text: string): string => createHash('sha256').update(text).digest('hex');

const dep = {
  'go.mod': 'module example.com/dep\n\ngo 1.21\n',
  'dep.go': 'package dep\n\nconst One = 1\n',
};
const goSum = [
  `example.com/dep v1.0.0 ${h1(Object.entries(dep).map(([name, text]) => [`example.com/dep@v1.0.0/${name}`, sum(text)]))}`,
  `example.com/dep v1.0.0/go.mod ${h1([['go.mod', sum(dep['go.mod'])]])}`,
  '',
].join('\n');

/** A home with a module, its workspace and a cache of what it needs; everything that go could be made to run leaves a mark. */
function aHome() {
  const home = temporary('bench-project');
  const mark = join(home, 'it-ran');
  const write = (name: string, text: string | Uint8Array, mode = 0o644): string => {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), text, { mode });
    return join(home, name);
  };
  const evil = write('evil', `#!/bin/sh\necho "$0 $*" >> ${mark}\nexit 0\n`, 0o755);
  const download = 'go/pkg/mod/cache/download/example.com/dep/@v';
  write(`${download}/list`, 'v1.0.0\n');
  write(`${download}/v1.0.0.info`, '{"Version":"v1.0.0"}');
  write(`${download}/v1.0.0.mod`, dep['go.mod']);
  const files = Object.entries(dep).map(([name, text]): [string, Uint8Array] => [
    `example.com/dep@v1.0.0/${name}`,
    Buffer.from(text),
  ]);
  write(`${download}/v1.0.0.zip`, zipSync(Object.fromEntries(files)));
  write('src/app/go.mod', 'module example.com/app\n\ngo 1.21\n\nrequire example.com/dep v1.0.0\n');
  write('src/app/go.sum', goSum);
  write(
    'src/app/app.go',
    `package app\n\n//go:generate ${evil}\n\nimport "example.com/dep"\nimport "example.com/beside"\n\nconst Two = dep.One + beside.One\n`,
  );
  write('src/app/c.go', 'package app\n\n// int one(void) { return 1; }\nimport "C"\n\nvar one = C.one()\n');
  write('src/beside/go.mod', 'module example.com/beside\n\ngo 1.21\n');
  write('src/beside/beside.go', 'package beside\n\nconst One = 1\n');
  write('src/go.work', 'go 1.21\n\nuse ./app\nuse ./beside\n');
  execFileSync('git', ['init', '-q', join(home, 'src')], { stdio: 'pipe' });
  write('src/.git/config', `[core]\n\trepositoryformatversion = 0\n\tfsmonitor = ${evil}\n`);
  write('.config/go/env', `GOFLAGS=-toolexec=${evil}\nCC=${evil}\n`);
  vi.stubEnv('HOME', home);
  vi.stubEnv('GOFLAGS', `-toolexec=${evil}`);
  vi.stubEnv('CC', evil);
  for (const name of ['GOPATH', 'GOMODCACHE', 'GOWORK', 'GOENV', 'XDG_CONFIG_HOME'])
    vi.stubEnv(name, undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  return { home, mark, module: join(home, 'src/app') };
}

/** Every path below with its content and times. */
function everything(directory: string): readonly string[] {
  return (readdirSync(directory, { recursive: true }) as string[]).toSorted().map((name) => {
    const facts = lstatSync(join(directory, name));
    const content = facts.isFile() ? sum(readFileSync(join(directory, name), 'latin1')) : '';
    return `${name} ${facts.mtimeMs} ${facts.mode} ${content}`;
  });
}

async function built(module: string): Promise<void> {
  const host = await openHost();
  const place = new Workplace(null);
  try {
    const own = { architecture: process.arch === 'arm64' ? 'arm64' : 'amd64', prefix: [], goroot };
    const stand = new Stand(
      host,
      place,
      { native: own, translated: own },
      {
        processors: 2,
        signal: new AbortController().signal,
      },
    );
    const build = projectBuild(host, tidyPlace(host, module, texts.en), place, version ?? '');
    await new BuildWork(stand, build, true).prepare();
  } finally {
    place.remove();
    expect(existsSync(place.directory)).toBe(false);
  }
}

describe.skipIf(version === null)('a module that is built to be timed', () => {
  test('is only read: nothing of it, of its workspace, cache or settings is written or run', async () => {
    const { home, mark, module } = aHome();
    const before = everything(home);
    await built(module);
    expect(everything(home)).toEqual(before);
    expect(existsSync(mark)).toBe(false);
  });

  test('is really built: a compile error is reported in go’s own words', async () => {
    const { module } = aHome();
    chmodSync(join(module, 'app.go'), 0o644);
    writeFileSync(join(module, 'broken.go'), 'package app\n\nconst Three = Four\n');
    const failed = await built(module).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Stopped);
    expect((failed as Stopped).ran.stderr).toContain('undefined: Four');
  });
});
