import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBinary } from '../../../host/binary/read.ts';
import { openHost } from '../../../host/open.ts';
import { machineSchema } from '../../../host/simulated/description.ts';

const page = readFileSync(new URL('../../../docs/simulated-host.md', import.meta.url), 'utf8');

test('the example on the page builds the machine that the page describes', async () => {
  const example = /```sh\n([^]*?)```/.exec(page)?.[1] ?? '';
  const directory = mkdtempSync(join(tmpdir(), 'gowarden-page-'));
  execFileSync('/bin/sh', ['-e', '-c', example], { cwd: directory });
  const host = await openHost({ simulation: join(directory, 'mac') });
  expect(host.files.realPath('/opt/homebrew/bin/go')).toEqual({
    ok: true,
    value: '/opt/homebrew/Cellar/go/1.26.8/libexec/bin/go',
  });
  const read = host.files.open('/opt/homebrew/bin/go', readBinary);
  expect(read.ok && read.value).toMatchObject({ format: 'mach-o', architectures: ['amd64'] });
  expect(await host.hardware()).toMatchObject({ architecture: 'arm64', translated: false });
  expect((await host.processes()).find(700)?.parent).toBe(1);
  expect(host.files.list('/Users/kim/Documents')).toMatchObject({ ok: false, failure: { kind: 'privacy' } });
  expect(await host.run({ file: '/usr/bin/sw_vers', arguments: ['-productVersion'] })).toMatchObject({
    stdout: '26.1\n',
  });
});

test('the page names every part of machine.json', () => {
  const rows = [...page.matchAll(/^\| (`\S.*?) +\|/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  for (const name of Object.keys(machineSchema.entries)) {
    expect(['format', 'platform', ...rows], name).toContain(name);
  }
});
