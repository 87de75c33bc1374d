import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { goEnvironments, type GoEnvs } from '../../../caches/inventory/go-env.ts';
import type { Platform } from '../../../host/host.ts';
import { buildMachine, type SketchedFiles } from '../../../host/simulated/build.ts';
import { openSimulated } from '../../../host/simulated/open.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

const go = (architecture: string): SketchedFiles => ({
  '/opt/homebrew/Cellar/go/1.26.8/libexec/bin/go': {
    machO: { version: 'go1.26.8', path: 'cmd/go', architectures: [architecture] },
  },
  '/opt/homebrew/Cellar/go/1.26.8/libexec/pkg/tool/x': { text: '' },
  '/opt/homebrew/bin/go': { link: '../Cellar/go/1.26.8/libexec/bin/go' },
});

/** What is found on a machine on which starting any program is a failure. */
async function found(
  files: SketchedFiles,
  {
    path = ['/opt/homebrew/bin'],
    environment = {},
    platform = 'darwin',
  }: {
    readonly path?: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
    readonly platform?: Platform;
  } = {},
): Promise<GoEnvs> {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-go-env-'));
  folders.push(folder);
  const home = platform === 'darwin' ? '/Users/kim' : '/home/kim';
  buildMachine(folder, {
    description: {
      format: 1,
      platform,
      user: { name: 'kim', uid: 501, home },
      hardware: { architecture: 'arm64' },
      contexts: { 'login-shell': { path: [...path], environment: { HOME: home, ...environment } } },
    },
    files,
  });
  const host = openSimulated(folder);
  const [shell] = await host.contexts();
  if (shell === undefined) throw new Error('Expected a login shell');
  const run = () => Promise.reject(new Error('a program was started'));
  return goEnvironments({ ...host, run }, [shell]);
}

describe('where the go of a context keeps its caches', () => {
  it.each(['arm64', 'amd64'])(
    'on a Mac by default, whatever its go is built for: %s',
    async (architecture) => {
      const { all, unknown } = await found(go(architecture));
      expect(unknown).toEqual([]);
      expect(all).toMatchObject([
        {
          go: '/opt/homebrew/bin/go',
          build: { path: '/Users/kim/Library/Caches/go-build', source: 'default of /opt/homebrew/bin/go' },
          modules: { path: '/Users/kim/go/pkg/mod' },
        },
      ]);
    },
  );

  it('a variable takes precedence over the user’s file, and that over go.env', async () => {
    const { all } = await found(
      {
        ...go('arm64'),
        '/Users/kim/Library/Application Support/go/env': { text: 'GOCACHE=/two\nGOMODCACHE=/two/mod\n' },
        '/opt/homebrew/Cellar/go/1.26.8/libexec/go.env': { text: 'GOMODCACHE=/three\nGOBIN=/three/bin\n' },
      },
      { environment: { GOCACHE: '/one' } },
    );
    expect(all).toMatchObject([
      {
        build: { path: '/one', source: 'GOCACHE (environment)' },
        modules: {
          path: '/two/mod',
          source: 'GOMODCACHE (/Users/kim/Library/Application Support/go/env:2)',
        },
        bin: '/three/bin',
      },
    ]);
  });

  it('what cannot be a cache is reported and not taken', async () => {
    const { all, unknown } = await found(go('arm64'), {
      environment: { GOCACHE: 'relative', GOMODCACHE: '/' },
    });
    expect(all).toMatchObject([{ build: null, modules: null }]);
    expect(unknown).toEqual([
      'GOCACHE of /opt/homebrew/bin/go is "relative", which cannot be a cache directory',
      'GOMODCACHE of /opt/homebrew/bin/go is "/", which cannot be a cache directory',
    ]);
  });

  it('a goenv shim: the module cache of each version that it installed', async () => {
    const { all, unknown } = await found(
      {
        '/home/kim/.goenv/shims/go': {
          text: '#!/usr/bin/env bash\nexport GOENV_ROOT="/home/kim/.goenv"\nexec "/home/kim/.goenv/libexec/goenv" exec "go" "$@"\n',
          executable: true,
        },
        '/home/kim/.goenv/versions/1.22.5/bin/go': { text: '' },
        '/home/kim/.goenv/versions/1.21.0/bin/go': { text: '' },
        '/home/kim/go/1.22.5/pkg/mod/cache/lock': { text: '' },
      },
      { platform: 'linux', path: ['/home/kim/.goenv/shims'] },
    );
    expect(unknown).toEqual([]);
    expect(all.map(({ build, modules }) => [build?.path, modules?.path])).toEqual([
      ['/home/kim/.cache/go-build', '/home/kim/go/pkg/mod'],
      ['/home/kim/.cache/go-build', '/home/kim/go/1.22.5/pkg/mod'],
    ]);
  });

  const wrapper = (text: string, more: SketchedFiles = {}) => ({
    ...more,
    '/Users/kim/bin/go': { text, executable: true },
  });
  const standard = ['/Users/kim/Library/Caches/go-build', '/Users/kim/go/pkg/mod'];

  it.each([
    ['a script', '#!/bin/sh\n# GOCACHE=/x\nGOROOT=/y exec /y/bin/go "$@"\n'],
    ['one that only reads', '#!/bin/sh\nmkdir -p "$GOCACHE" "${GOMODCACHE:-/tmp}"\nexec /y/bin/go "$@"\n'],
    ['gvm', '#!/usr/bin/env bash\n. "$GVM_ROOT/scripts/gvm-default"\nexec go.real "$@"\n'],
    [
      'nix',
      '#! /nix/store/abc-bash/bin/bash -e\nexport GOTOOLDIR=x\nexec -a "$0" "/nix/store/abc-go/bin/.go-wrapped" "$@"\n',
    ],
    [
      'Homebrew',
      '#!/bin/bash\nGOROOT="/opt/homebrew/opt/go/libexec" exec "/opt/homebrew/Cellar/go/1.26.8/libexec/bin/go" "$@"\n',
    ],
  ])(
    'a wrapper that sets none of them leaves Go’s caches where settings and defaults say: %s',
    async (_, text) => {
      const { all, unknown, unconfirmed } = await found(wrapper(text), { path: ['/Users/kim/bin'] });
      expect(unknown).toEqual([]);
      expect(all.map(({ build, modules }) => [build?.path, modules?.path])).toEqual([standard]);
      expect(all[0]?.build?.source).toBe('default of Go');
      expect([...unconfirmed]).toEqual([]);
    },
  );

  it.each([
    ['GOCACHE=/x exec /y/go "$@"', 'GOCACHE', [undefined, standard[1]]],
    ['export GOMODCACHE=/x; exec /y/go "$@"', 'GOMODCACHE', [standard[0], undefined]],
    ['set -gx GOPATH /x; exec /y/go $argv', 'GOPATH', [standard[0], undefined]],
    ['os.environ["GOCACHE"] = "/x"', 'GOCACHE', [undefined, standard[1]]],
    ['exec env "GOCACHE=/x" /y/go "$@"', 'GOCACHE', [undefined, standard[1]]],
    [': "${GOCACHE:=/x}"; exec /y/go "$@"', 'GOCACHE', [undefined, standard[1]]],
    ['HOME=/x exec /y/go "$@"', 'HOME', [undefined, undefined]],
  ])(
    'a wrapper that may set a place itself is reported as such, and that place is unknown: %s',
    async (line, name, places) => {
      const { all, unknown, unconfirmed } = await found(wrapper(`#!/bin/sh\n${line}\n`), {
        path: ['/Users/kim/bin'],
      });
      expect(all.map(({ build, modules }) => [build?.path, modules?.path])).toEqual([places]);
      expect(unknown[0]).toContain(`/Users/kim/bin/go starts Go and may set ${name}, so where`);
      expect(unconfirmed.size).toBe(places.filter((place) => place === undefined).length);
    },
  );

  it('what the environment sets is not changed by a wrapper that sets something of lower precedence', async () => {
    const { all, unknown } = await found(wrapper('#!/bin/sh\nHOME=/x GOPATH=/x exec /y/go "$@"\n'), {
      path: ['/Users/kim/bin'],
      environment: { GOCACHE: '/one', GOMODCACHE: '/two' },
    });
    expect(unknown).toEqual([]);
    expect(all).toMatchObject([
      { build: { path: '/one', source: 'GOCACHE (environment)' }, modules: { path: '/two' } },
    ]);
  });

  it('a wrapper that cannot be read whole may set anything', async () => {
    const { all, unknown } = await found(wrapper(`#!/bin/sh\n${'#\n'.repeat(40_000)}exec /y/go\n`), {
      path: ['/Users/kim/bin'],
    });
    expect(all).toMatchObject([{ build: null, modules: null }]);
    expect(unknown).toEqual([expect.stringContaining('could not be read (')]);
  });
});
