import { describe, expect, test } from 'vitest';
import { bytesSource } from '../../../host/binary/bytes-source.ts';
import { readBinary } from '../../../host/binary/read.ts';

const read = (text: string) => readBinary(bytesSource(Buffer.from(text)));
const shimOf = (text: string) => read(text).script?.shim;

describe('the owner of a shim', () => {
  test('goenv: what goenv-rehash writes', () => {
    const shim = `#!/usr/bin/env bash
set -e
[ -n "$GOENV_DEBUG" ] && set -x

program="\${0##*/}"
export GOENV_ROOT="/Users/a/.goenv"
exec "/opt/homebrew/bin/goenv" exec "$program" "$@"
`;
    expect(shimOf(shim)).toBe('goenv');
    expect(shimOf(shim.replace(/export.*\n/, ''))).toBe('goenv');
  });

  test('asdf: as its Go and its bash version write it', () => {
    expect(shimOf('#!/usr/bin/env bash\n# asdf-plugin: golang 1.23.4\nexec asdf exec "go" "$@"')).toBe(
      'asdf',
    );
    expect(
      shimOf('#!/usr/bin/env bash\nexec /Users/a/.asdf/bin/asdf exec "go" "$@" # asdf_allow: \' asdf \''),
    ).toBe('asdf');
  });

  test('mise: plugin shims, also those that set up asdf for the plugin, and tool stubs', () => {
    const shim =
      '#!/bin/sh\nexport ASDF_DATA_DIR=/Users/a/.local/share/mise\nexport PATH="/a/asdf:$PATH"\nmise x -- /p/go "$@"\n';
    expect(shimOf(shim)).toBe('mise');
    expect(shimOf('#!/usr/bin/env -S mise tool-stub\nversion = "1.26"\n')).toBe('mise');
    expect(shimOf('#!/bin/sh\nexec /opt/homebrew/bin/mise exec go@1.26 -- go "$@"\n')).toBe('mise');
  });

  test('gvm, nix and Homebrew wrappers', () => {
    expect(shimOf('#!/usr/bin/env bash\nsource "$GVM_ROOT/scripts/functions"\n')).toBe('gvm');
    expect(shimOf('#! /nix/store/abc-bash-5.2/bin/bash -e\nexec "/nix/store/def-go/bin/go" "$@"\n')).toBe(
      'nix',
    );
    expect(shimOf('#!/bin/bash\nFOO="1" exec "/opt/homebrew/Cellar/dlv/1.25/libexec/dlv" "$@"\n')).toBe(
      'homebrew',
    );
  });

  test('any other script has no owner, even if it mentions one', () => {
    expect(shimOf('#!/bin/sh\nexec /usr/local/go/bin/go "$@"\n')).toBeNull();
    expect(shimOf('#!/bin/sh\necho promise x misery\n')).toBeNull();
    expect(shimOf('#!/usr/bin/env node\nconst compromise = exec;\n')).toBeNull();
  });
});

test('the interpreter line is trimmed and bounded', () => {
  expect(read('#!  /usr/bin/env  bash \r\nx')).toEqual({
    format: 'script',
    architectures: [],
    slices: [],
    go: null,
    script: { interpreter: '/usr/bin/env  bash', shim: null },
  });
  expect(read(`#!/${'x'.repeat(10_000)}`).script?.interpreter).toHaveLength(256);
  expect(read('#!').script).toEqual({ interpreter: '', shim: null });
});

test('other files are named where their first bytes identify them', () => {
  const reasons = ['', 'MZ\x90', '!<arch>\n', '\0asm', 'hello'].map((text) => read(text).reason);
  expect(reasons).toEqual([
    'The file is empty.',
    'Neither Mach-O nor ELF nor a script: a Windows program.',
    'Neither Mach-O nor ELF nor a script: a static library.',
    'Neither Mach-O nor ELF nor a script: a WebAssembly module.',
    'Neither Mach-O nor ELF nor a script: it starts with 68 65 6c 6c.',
  ]);
});
