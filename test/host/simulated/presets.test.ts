import { lstatSync, mkdtempSync, readlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBinary } from '../../../host/binary/read.ts';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { addFiles, buildMachine } from '../../../host/simulated/build.ts';
import { homebrewKeg } from '../../../host/simulated/installers.ts';
import { presets, type PresetName } from '../../../host/simulated/presets.ts';
import { swapLink } from '../../../host/simulated/swap.ts';

function built(name: PresetName): string {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-preset-'));
  buildMachine(folder, presets[name]());
  return folder;
}

/** What `go` on the login shell's PATH leads to, or what stopped us. */
async function go(host: Host): Promise<string> {
  const [shell] = await host.contexts();
  for (const directory of shell?.path ?? []) {
    const path = `${directory}/go`;
    if (!host.files.facts(path).ok) continue;
    const real = host.files.realPath(path);
    if (!real.ok) return `${path} ${real.failure.kind}`;
    const read = host.files.open(path, readBinary);
    if (!read.ok) return `${path} ${read.failure.kind}`;
    return `${path} ${read.value.format} ${read.value.architectures.join('+')} ${read.value.go?.version ?? ''}`.trim();
  }
  return 'none';
}

test.each([
  ['apple-silicon', '/opt/homebrew/bin/go mach-o arm64 go1.26.8'],
  ['intel-prefix-first', '/usr/local/bin/go mach-o amd64 go1.25.4'],
  ['amd64-swapped-in', '/opt/homebrew/bin/go mach-o amd64 go1.26.8'],
  ['official-package', '/usr/local/go/bin/go mach-o arm64 go1.26.8'],
  ['official-package-amd64', '/usr/local/go/bin/go mach-o amd64 go1.26.8'],
  ['goenv', '/Users/kim/.goenv/shims/go script'],
  ['translated-node', '/opt/homebrew/bin/go mach-o arm64 go1.26.8'],
  ['intel-mac', '/usr/local/bin/go mach-o amd64 go1.26.8'],
  ['no-go', 'none'],
  ['amd64-tools', '/opt/homebrew/bin/go mach-o arm64 go1.26.8'],
  ['mixed-goroot', '/opt/homebrew/bin/go mach-o arm64 go1.26.8'],
  ['inherited-toolchain', '/opt/homebrew/bin/go mach-o arm64 go1.25.4'],
  ['link-loop', '/opt/homebrew/bin/go loop'],
  ['unreadable', '/opt/homebrew/bin/go mach-o arm64 go1.26.8'],
  ['two-ides', '/opt/homebrew/bin/go mach-o arm64 go1.26.8'],
] as const)('%s: %s', async (name, expected) => {
  expect(await go(await openHost({ simulation: built(name) }))).toBe(expected);
});

test('every preset is covered above', () => {
  expect(Object.keys(presets)).toHaveLength(15);
});

test('a translated Node is reported', async () => {
  const host = await openHost({ simulation: built('translated-node') });
  expect(await host.hardware()).toMatchObject({
    architecture: 'arm64',
    native: ['arm64'],
    ours: 'amd64',
    translated: true,
  });
});

test('what may not be read is blocked or private, not absent', async () => {
  const { files } = await openHost({ simulation: built('unreadable') });
  expect(files.facts('/Users/kim/.goenv/shims/go')).toMatchObject({
    ok: false,
    failure: { kind: 'blocked' },
  });
  expect(files.list('/Users/kim/Documents')).toMatchObject({ ok: false, failure: { kind: 'privacy' } });
});

test('Homebrew swaps in an amd64 Go and back while a host is looking', async () => {
  const folder = built('apple-silicon');
  const host = await openHost({ simulation: folder });
  addFiles(folder, homebrewKeg('/opt/homebrew', { version: '1.26.9', architecture: 'amd64' }));
  const link = '/opt/homebrew/bin/go';
  const swapped = swapLink(folder, link, '../Cellar/go/1.26.9/bin/go', { goneMs: 50 });
  expect(host.files.facts(link)).toMatchObject({ ok: false, failure: { kind: 'absent' } });
  await swapped;
  expect(await go(host)).toBe('/opt/homebrew/bin/go mach-o amd64 go1.26.9');
  await swapLink(folder, link, '../Cellar/go/1.26.8/bin/go', { way: 'rename' });
  expect(await go(host)).toBe('/opt/homebrew/bin/go mach-o arm64 go1.26.8');
});

test('only links of the machine can be swapped', async () => {
  const folder = built('apple-silicon');
  await expect(swapLink(folder, '/etc/paths', '/x')).rejects.toThrow('to be a link');
  await expect(swapLink(folder, '/opt/homebrew/bin/none', '/x')).rejects.toThrow('to be a link');
  const outside = mkdtempSync(join(tmpdir(), 'gowarden-outside-'));
  writeFileSync(join(outside, 'file'), '');
  addFiles(folder, { '/out': { link: outside }, '/opt/up': { link: '../../../../../../../..' } });
  await swapLink(folder, `/opt/up/out`, '/x');
  expect(readlinkSync(join(folder, 'root/out'))).toBe('/x');
  expect(lstatSync(join(outside, 'file')).isFile()).toBe(true);
});

test('a machine is written only into an empty folder, and nothing is written through a link', () => {
  const folder = built('no-go');
  expect(() => buildMachine(folder, presets['no-go']())).toThrow('to be empty');
  const outside = mkdtempSync(join(tmpdir(), 'gowarden-outside-'));
  addFiles(folder, { '/out': { link: outside } });
  expect(() => addFiles(folder, { '/out/file': { text: 'x' } })).toThrow('to be a directory');
  expect(() => addFiles(folder, { '/etc/paths': { text: 'x' } })).toThrow('EEXIST');
});
