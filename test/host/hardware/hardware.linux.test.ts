import os from 'node:os';
import { describe, expect, test } from 'vitest';
import { openHost } from '../../../host/open.ts';
import type { SketchedFiles } from '../../../host/simulated/build.ts';
import { standIn } from '../stand-in.ts';

const onLinux = test.skipIf(process.platform !== 'linux');

const hardware = async (ours: string, files: SketchedFiles) =>
  (await standIn('linux', [], files, { hardware: { ours } })).hardware();
const arch = (machine: string): SketchedFiles => ({ '/proc/sys/kernel/arch': { text: `${machine}\n` } });
const entry = { '/proc/sys/abi/vsyscall32': { text: '1\n' } };

/** A handler as binfmt_misc shows it; `machine` in the byte order of the ELF header. */
const handler = (interpreter: string, header: string, state = 'enabled') => ({
  text: `${state}\ninterpreter ${interpreter}\nflags: OCF\noffset 0\nmagic ${header}\nmask ffffffffffffff00fffffffffffffffffeffffff\n`,
});
const aarch64 = '7f454c460201010000000000000000000200b700';

onLinux('this machine says what its kernel says, and Node what it was built for', async () => {
  const found = await (await openHost()).hardware();
  const kernel = { x86_64: 'amd64', aarch64: 'arm64' }[os.machine()];
  expect(found).toMatchObject({
    architecture: kernel,
    ours: kernel,
    translated: false,
    osVersion: os.release(),
  });
  expect(found.native[0]).toBe(kernel);
});

describe('the kernel is believed over what we were built for', () => {
  test('an amd64 Node on an arm64 kernel is translated', async () => {
    const found = await hardware('amd64', arch('aarch64'));
    expect(found).toMatchObject({
      architecture: 'arm64',
      native: ['arm64'],
      ours: 'amd64',
      translated: true,
    });
    expect(found.evidence).toContain('/proc/sys/kernel/arch: aarch64');
  });

  test('and so is one that QEMU runs on a kernel of the same architecture', async () => {
    const files = { ...arch('x86_64'), '/proc/thread-self/exe': { link: '/usr/bin/qemu-x86_64-static' } };
    expect(await hardware('amd64', files)).toMatchObject({ architecture: 'amd64', translated: true });
  });

  test('an untranslated one has the ordinary executable', async () => {
    const files = { ...arch('x86_64'), '/proc/thread-self/exe': { link: '/usr/bin/node' } };
    expect(await hardware('amd64', files)).toMatchObject({ translated: false, native: ['amd64'] });
  });
});

describe('native is what was observed', () => {
  test('386 where the kernel accepts it', async () => {
    expect((await hardware('amd64', { ...arch('x86_64'), ...entry })).native).toEqual(['amd64', '386']);
    const closed = { ...arch('x86_64'), ...entry, '/proc/cmdline': { text: 'quiet ia32_emulation=0\n' } };
    expect((await hardware('amd64', closed)).native).toEqual(['amd64']);
  });

  test('arm on an arm64 kernel where we are the proof ourselves', async () => {
    expect(await hardware('arm', arch('aarch64'))).toMatchObject({
      native: ['arm64', 'arm'],
      translated: false,
    });
    expect((await hardware('arm64', arch('aarch64'))).native).toEqual(['arm64']);
  });
});

test('translators are the enabled handlers for ELF files, by architecture', async () => {
  const found = await hardware('amd64', {
    ...arch('x86_64'),
    '/proc/sys/fs/binfmt_misc/status': { text: 'enabled\n' },
    '/proc/sys/fs/binfmt_misc/register': { text: '' },
    '/proc/sys/fs/binfmt_misc/qemu-aarch64': handler('/usr/bin/qemu-aarch64-static', aarch64),
    '/proc/sys/fs/binfmt_misc/qemu-s390x': handler(
      '/usr/bin/qemu-s390x',
      '7f454c4602020100000000000000000000020016',
    ),
    '/proc/sys/fs/binfmt_misc/off': handler(
      '/usr/bin/qemu-riscv64',
      '7f454c460201010000000000000000000200f300',
      'disabled',
    ),
    '/proc/sys/fs/binfmt_misc/rosetta': handler(
      '/run/rosetta/rosetta',
      '7f454c4602010100000000000000000002003e00',
    ),
    '/proc/sys/fs/binfmt_misc/jar': {
      text: 'enabled\ninterpreter /usr/bin/jexec\nflags:\noffset 0\nmagic 504b0304\n',
    },
    '/proc/sys/fs/binfmt_misc/python': {
      text: 'enabled\ninterpreter /usr/bin/python3\nflags:\nextension .pyc\n',
    },
  });
  expect(found.translators).toEqual([
    { name: 'qemu-aarch64-static', architecture: 'arm64' },
    { name: 'qemu-s390x', architecture: 's390x' },
    { name: 'rosetta', architecture: 'amd64' },
  ]);
  const off = await hardware('amd64', {
    '/proc/sys/fs/binfmt_misc/status': { text: 'disabled\n' },
    '/proc/sys/fs/binfmt_misc/qemu-aarch64': handler('/usr/bin/qemu-aarch64-static', aarch64),
  });
  expect(off.translators).toEqual([]);
});
