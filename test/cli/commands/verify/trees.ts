import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { vi } from 'vitest';
import { h1, sha256 } from '../../../../host/formats/dirhash.ts';
import { forgeMachO } from '../../../../host/simulated/forge.ts';
import type { VerifyDocument } from '../../../../cli/commands/verify/document.ts';
import { type Called, call } from '../../call.ts';
import { documented } from '../../schema.ts';
import { temporary } from '../../../faults/running.ts';

export const version = 'go1.26.99';
const module = `golang.org/toolchain@v0.0.1-${version}.darwin-arm64`;

const officialGoEnv = `# This file contains the initial defaults for go command configuration.
# Values set by 'go env -w' and written to the user's go/env file override these.
# The environment overrides everything else.

# Use the Go module mirror and checksum database by default.
# See https://proxy.golang.org for details.
GOPROXY=https://proxy.golang.org,direct
GOSUMDB=sum.golang.org

# Automatically download newer toolchains as directed by go.mod files.
# See https://go.dev/doc/toolchain for details.
GOTOOLCHAIN=auto
`;

const go = forgeMachO({
  architectures: ['arm64'],
  version,
  path: 'cmd/go',
  settings: { '-trimpath': 'true' },
});

/** A small release of Go: the contents of the module, by their names in it. */
const published: Readonly<Record<string, Uint8Array>> = {
  VERSION: strToU8(`${version}\ntime 2026-08-28T16:20:06Z\n`),
  'go.env': strToU8(officialGoEnv),
  LICENSE: strToU8('BSD'),
  'bin/go': go,
  'bin/gofmt': strToU8('gofmt'),
  'pkg/include/textflag.h': strToU8('#define'),
  'pkg/tool/darwin_arm64/compile': strToU8('compile'),
  'src/_go.mod': strToU8('module std\n'),
  'src/cmd/_go.mod': strToU8('module cmd\n'),
  'src/fmt/print.go': strToU8('package fmt\n'),
  'src/debug/elf/testdata/héllo.elf': strToU8('elf'),
};

/** Not in the module, but in the archive. */
const besides = { 'api/go1.txt': 'pkg', 'doc/README.md': 'doc', 'test/a.go': 'package a', 'misc/x': 'x' };

export interface World {
  readonly goroot: string;
  readonly moduleCache: string;
  readonly hash: string;
}

/**
 * An installed release and a module cache that has recorded its hash, and has its zip on request. The hash is not that of the
 * release of that name, which the built-in table has: the table lacks its version.
 */
export function aRelease(withZip: boolean): World {
  const home = temporary('verify');
  const [goroot, moduleCache] = [join(home, 'go'), join(home, 'modules')];
  for (const [name, bytes] of Object.entries(published))
    put(join(goroot, name.replace('_go.mod', 'go.mod')), bytes);
  for (const [name, text] of Object.entries(besides)) put(join(goroot, name), strToU8(text));
  const entries = Object.entries(published).map(([name, bytes]) => [`${module}/${name}`, bytes] as const);
  const hash = h1(
    entries.map(([name, bytes]) => [Buffer.from(name).toString('latin1'), sha256(bytes)] as const),
  );
  const record = join(moduleCache, 'cache/download/golang.org/toolchain/@v', module.split('@')[1] ?? '');
  put(`${record}.ziphash`, strToU8(hash));
  if (withZip) put(`${record}.zip`, zipSync(Object.fromEntries(entries)));
  vi.stubEnv('GOMODCACHE', moduleCache);
  vi.stubEnv('GOENV', 'off');
  return { goroot, moduleCache, hash };
}

/** The same release as the go command unpacks it in the module cache: with `_go.mod`, and copies of them beside. */
export function unpacked({ goroot, moduleCache }: World): string {
  const tree = join(moduleCache, module);
  cpSync(goroot, tree, { recursive: true });
  for (const name of ['src', 'src/cmd']) cpSync(join(tree, name, 'go.mod'), join(tree, name, '_go.mod'));
  return tree;
}

export function put(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** Runs the command with these settings, above all the module cache of a release. */
export function asked(...words: string[]): Promise<Called> {
  return call(['verify', ...words], { environment: { ...process.env, LC_ALL: 'en_US.UTF-8' } });
}

/** What the command says about it, and its exit code. */
export async function verified(...words: string[]): Promise<VerifyDocument & { readonly code: number }> {
  const { code, out, err } = await asked(...words, '--json');
  if (out === '') throw new Error(err);
  documented('verify', out);
  return { ...(JSON.parse(out) as VerifyDocument), code };
}
