import { describe, expect, it, test } from 'vitest';
import type { SketchedFiles } from '../../../host/simulated/build.ts';
import { goroot } from '../../../host/simulated/installers.ts';
import { go, kim, started, text, work } from './started.ts';

describe('asdf', () => {
  const root = `${kim}/.asdf`;
  const at = (version: string): string => `${root}/installs/golang/${version}/go/bin/go`;
  const shims = `${root}/shims`;
  const files = {
    [`${shims}/go`]: {
      text: '#!/usr/bin/env bash\n# asdf-plugin: golang 1.25.4\nexec asdf exec "go" "$@"\n',
      executable: true,
    },
    ...goroot(`${root}/installs/golang/1.25.4/go`, go('1.25.4')),
    ...goroot(`${root}/installs/golang/1.26.8/go`, go('1.26.8')),
  };
  it.each<[string, SketchedFiles, Record<string, string>, string | null]>([
    [
      '.tool-versions in the home',
      { [`${kim}/.tool-versions`]: text('nodejs 22\ngolang 1.25.4\n') },
      {},
      at('1.25.4'),
    ],
    [
      'the nearest that names golang',
      {
        [`${kim}/.tool-versions`]: text('golang 1.25.4'),
        [`${work}/.tool-versions`]: text('nodejs 22'),
        [`${kim}/work/.tool-versions`]: text('golang 1.26.8 # new'),
      },
      {},
      at('1.26.8'),
    ],
    ['the first installed', { [`${kim}/.tool-versions`]: text('golang 1.20 1.26.8') }, {}, at('1.26.8')],
    [
      'ASDF_GOLANG_VERSION',
      { [`${kim}/.tool-versions`]: text('golang 1.25.4') },
      { ASDF_GOLANG_VERSION: '1.26.8' },
      at('1.26.8'),
    ],
    ['system', { [`${kim}/.tool-versions`]: text('golang system') }, {}, '/opt/homebrew/bin/go'],
    [
      'a path',
      { [`${kim}/.tool-versions`]: text('golang path:/opt/homebrew/opt/go') },
      {},
      '/opt/homebrew/opt/go/bin/go',
    ],
    ['nothing when nothing is named', {}, {}, null],
    [
      'the file that ASDF_TOOL_VERSIONS_FILENAME names',
      { [`${work}/.versions`]: text('golang 1.26.8'), [`${work}/.tool-versions`]: text('golang 1.25.4') },
      { ASDF_TOOL_VERSIONS_FILENAME: '.versions', ASDF_DEFAULT_TOOL_VERSIONS_FILENAME: '.tool-versions' },
      at('1.26.8'),
    ],
    [
      '.go-version where the file that ASDF_CONFIG_FILE names says so',
      {
        [`${kim}/x`]: text('legacy_version_file = yes'),
        [`${work}/.go-version`]: text('1.26.8\n'),
        [`${kim}/work/.tool-versions`]: text('golang 1.25.4'),
      },
      { ASDF_CONFIG_FILE: `${kim}/x` },
      at('1.26.8'),
    ],
    ['nothing behind a tab', { [`${work}/.tool-versions`]: text('golang\t1.26.8\n') }, {}, null],
    [
      'nothing behind a byte order mark',
      { [`${work}/.tool-versions`]: text('\ufeffgolang 1.26.8\n') },
      {},
      null,
    ],
    [
      'an installed one before system',
      { [`${work}/.tool-versions`]: text('golang system 1.26.8\n') },
      {},
      at('1.26.8'),
    ],
    [
      'nothing where old files are left to the plugin',
      {
        [`${kim}/.asdfrc`]: text('legacy_version_file = yes'),
        [`${work}/go.mod`]: text('go 1.25.4'),
        [`${kim}/.tool-versions`]: text('golang 1.25.4'),
      },
      {},
      null,
    ],
  ])('takes %s', async (_, more, environment, path) => {
    expect((await started({ files: { ...files, ...more }, environment, shims })).path).toBe(path);
  });
});

describe('mise', () => {
  const root = `${kim}/.local/share/mise`;
  const at = (version: string): string => `${root}/installs/go/${version}/bin/go`;
  const shims = `${root}/shims`;
  const config = `${kim}/.config/mise/config.toml`;
  const files = {
    '/opt/homebrew/bin/mise': { text: 'a Rust program', executable: true },
    [`${shims}/go`]: { link: '/opt/homebrew/bin/mise' },
    ...goroot(`${root}/installs/go/1.25.4`, go('1.25.4')),
    ...goroot(`${root}/installs/go/1.26.8`, go('1.26.8')),
    [`${root}/installs/go/1.26`]: { link: './1.26.8' },
    [`${root}/installs/go/latest`]: { link: './1.26.8' },
  };
  it.each<[string, SketchedFiles, Record<string, string>, string | null]>([
    ['the global file', { [config]: text('[tools]\ngo = "1.25.4"\n') }, {}, at('1.25.4')],
    [
      'the nearest file',
      { [config]: text('[tools]\ngo = "1.25.4"'), [`${work}/mise.toml`]: text('[tools]\ngo = "1.26"') },
      {},
      at('1.26'),
    ],
    [
      'the local file before the shared one',
      {
        [`${work}/mise.local.toml`]: text('tools.go = "1.25.4"'),
        [`${work}/mise.toml`]: text('tools.go = "1.26"'),
      },
      {},
      at('1.25.4'),
    ],
    ['a table', { [config]: text('[tools.go]\nversion = "latest"\n') }, {}, at('latest')],
    ['the first of a list', { [config]: text('[tools]\ngo = ["1.26.8", "1.25.4"]') }, {}, at('1.26.8')],
    ['a prefix', { [config]: text('[tools]\ngo = "prefix:1.26"') }, {}, at('1.26')],
    ['.tool-versions', { [`${work}/.tool-versions`]: text('golang 1.25.4') }, {}, at('1.25.4')],
    [
      'MISE_GO_VERSION',
      { [config]: text('[tools]\ngo = "1.25.4"') },
      { MISE_GO_VERSION: '1.26.8' },
      at('1.26.8'),
    ],
    ['system', { [config]: text('[tools]\ngo = "system"') }, {}, '/opt/homebrew/bin/go'],
    ['nothing from a file that cannot be parsed', { [config]: text('[tools') }, {}, null],
    [
      'a file for MISE_ENV before the others',
      { [config]: text('[tools]\ngo = "1.25.4"'), [`${kim}/work/mise.ci.toml`]: text('tools.go = "1.26.8"') },
      { MISE_ENV: 'ci' },
      at('1.26.8'),
    ],
    ['nothing for what is not installed', { [config]: text('[tools]\ngo = "1.20"') }, {}, null],
  ])('takes %s', async (_, more, environment, path) => {
    expect((await started({ files: { ...files, ...more }, environment, shims })).path).toBe(path);
  });
});

it('does not guess what somebody’s script does', async () => {
  const shims = `${kim}/bin`;
  const files = { [`${shims}/go`]: { text: '#!/bin/sh\nexec /somewhere/go "$@"\n', executable: true } };
  expect(await started({ files, shims })).toMatchObject({ path: null, kind: 'unknown' });
});

describe('proto', () => {
  const root = `${kim}/.proto`;
  const shims = `${root}/shims`;
  const at = (version: string): string => `${root}/tools/go/${version}/bin/go`;
  const files = {
    [`${shims}/go`]: { text: 'a program', executable: true },
    ...goroot(`${root}/tools/go/1.25.4`, go('1.25.4')),
    ...goroot(`${root}/tools/go/1.26.8`, go('1.26.8')),
  };
  it.each<[string, SketchedFiles, Record<string, string>, string | null]>([
    ['the nearest .prototools', { [`${kim}/work/.prototools`]: text('go = "1.25.4"\n') }, {}, at('1.25.4')],
    ['a shortened version', { [`${root}/.prototools`]: text('go = "~1.26"\n') }, {}, at('1.26.8')],
    [
      'PROTO_GO_VERSION',
      { [`${root}/.prototools`]: text('go = "1.26"\n') },
      { PROTO_GO_VERSION: '1.25' },
      at('1.25.4'),
    ],
    ['no version that is installed', { [`${root}/.prototools`]: text('go = "1.24"\n') }, {}, null],
    ['a file that is no TOML', { [`${root}/.prototools`]: text('go = = 1') }, {}, null],
    ['nothing', {}, {}, null],
  ])('uses %s', async (_, more, environment, path) => {
    expect((await started({ files: { ...files, ...more }, environment, shims })).path).toBe(path);
  });
});

test('the script of govm starts the version in it', async () => {
  const shims = `${kim}/.govm/shim`;
  const script = '#!/bin/bash\nexec "$HOME/.govm/versions/go1.26.7/bin/go" "$@"\n';
  const files = {
    [`${shims}/go`]: { text: script, executable: true },
    ...goroot(`${kim}/.govm/versions/go1.26.7`, go('1.26.7')),
  };
  expect((await started({ files, shims })).path).toBe(`${kim}/.govm/versions/go1.26.7/bin/go`);
});
