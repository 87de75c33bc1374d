import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { marksIn } from '../../../host/attributes/marks.darwin.ts';
import { capabilitiesOf, flagsOf, labelOf } from '../../../host/attributes/marks.linux.ts';
import { type Marks, MarksMemory, unknownMarks } from '../../../host/attributes/marks.ts';
import { realFiles } from '../../../host/files/real.ts';
import { openHost } from '../../../host/open.ts';

test('a single ls on a Mac shows flags and attributes, whatever the names', () => {
  const output = [
    '-rwxr-xr-x@ 1 501  20  - 123 Nov 29 12:00 /Users/kim/go/bin/gopls',
    '\tcom.apple.provenance\t     11 ',
    '\tcom.apple.quarantine\t     57 ',
    'drwxr-xr-x  3 501  20  uchg,hidden 96 Nov 29  2025 /Users/kim/Library/Caches/go build',
    '-rw-r--r--  1 0  0  schg 3 Nov 29 12:00 /not/asked',
    '\tcom.apple.quarantine\t     57 ',
    '',
  ].join('\n');
  expect([...marksIn(output, ['/Users/kim/go/bin/gopls', '/Users/kim/Library/Caches/go build'])]).toEqual([
    [
      '/Users/kim/go/bin/gopls',
      { ...unknownMarks, flags: [], attributes: ['com.apple.provenance', 'com.apple.quarantine'] },
    ],
    ['/Users/kim/Library/Caches/go build', { ...unknownMarks, flags: ['uchg'], attributes: [] }],
  ]);
});

test('output of the Linux programs is read for exactly that path', () => {
  const flags =
    '--------------e------- /a\n----i---------e------- /a b\nlsattr: Operation not supported /c\n';
  expect([flagsOf('/a', flags), flagsOf('/a b', flags), flagsOf('/x', flags)]).toEqual([
    [],
    ['immutable'],
    null,
  ]);
  const capabilities = '/a cap_net_bind_service=ep\n/a b = cap_net_raw+p\n';
  expect([
    capabilitiesOf('/a', '/a cap_net_raw=p\n'),
    capabilitiesOf('/a b', capabilities),
    capabilitiesOf('/c', ''),
  ]).toEqual(['cap_net_raw=p', 'cap_net_raw+p', '']);
  const labels = 'system_u:object_r:bin_t:s0 /a\n? /b\n';
  expect([labelOf('/a', labels), labelOf('/b', labels)]).toEqual(['system_u:object_r:bin_t:s0', '']);
});

test('a path is examined once, until it changes', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'gowarden-marks-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const file = join(directory, 'go');
  copyFileSync(process.execPath, file);
  const asked: (readonly string[])[] = [];
  const marks: Marks = { ...unknownMarks, flags: [] };
  const memory = new MarksMemory(realFiles({ darwin: false, uid: 0 }), (paths) => {
    asked.push(paths);
    return Promise.resolve(new Map(paths.map((path) => [path, marks])));
  });
  for (let time = 0; time < 3; time += 1)
    expect([...(await memory.of([file, join(directory, 'gone')]))]).toEqual([[file, marks]]);
  chmodSync(file, 0o700);
  await memory.of([file]);
  expect(asked).toEqual([[file], [file]]);
});

const missing =
  process.platform !== 'linux'
    ? 'Linux'
    : process.getuid?.() !== 0
      ? 'root'
      : existsSync('/usr/sbin/setcap')
        ? null
        : 'setcap';

describe.skipIf(missing !== null)(`this machine itself${missing ? ` (needs ${missing})` : ''}`, () => {
  test('a capability set by setcap is reported, and gone when it is removed', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'gowarden-marks-'));
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    const file = join(directory, 'a go');
    copyFileSync('/usr/bin/true', file);
    const host = await openHost();
    const told = async (): Promise<string | null | undefined> =>
      (await host.marks?.([file]))?.get(file)?.capabilities;
    expect(await told()).toBe('');
    execFileSync('/usr/sbin/setcap', ['cap_net_bind_service=+ep', file]);
    expect(await told()).toBe('cap_net_bind_service=ep');
    execFileSync('/usr/sbin/setcap', ['-r', file]);
    expect(await told()).toBe('');
  });
});
