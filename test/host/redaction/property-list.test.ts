import { build } from 'plist';
import { expect, test } from 'vitest';
import { readPlist } from '../../../host/formats/binary-plist.ts';
import type { Plist } from '../../../host/formats/plist.ts';
import { redactMachine } from '../../../host/redaction/machine.ts';
import { Redactor } from '../../../host/redaction/redactor.ts';

/** What a report contains in place of a property list that was read. */
function told(path: string, bytes: Buffer): { readonly list: Plist | null; readonly size: number } {
  const machine = {
    ...({ format: 1, platform: 'darwin' } as const),
    files: {
      [path]: { bytes: { value: { size: bytes.length, parts: [{ at: 0, hex: bytes.toString('hex') }] } } },
    },
  };
  const { files = {} } = redactMachine(machine, new Redactor({ words: { names: ['kim'], secrets: [] } }));
  const [file] = Object.values(files);
  const read = file?.bytes;
  if (!read || !('value' in read)) throw new Error('No bytes');
  const hex = read.value.parts.map((part) => part.hex).join('');
  expect(hex.length / 2).toBe(read.value.size);
  return { list: readPlist(Buffer.from(hex, 'hex')), size: read.value.size };
}

const plain = (value: Plist | null): unknown =>
  value instanceof Map
    ? Object.fromEntries([...(value as ReadonlyMap<string, Plist>)].map(([key, one]) => [key, plain(one)]))
    : Array.isArray(value)
      ? (value as readonly Plist[]).map(plain)
      : value;

test('of a launchd job only the program is shown, and whether it is translated', () => {
  const { list } = told(
    '/Library/LaunchDaemons/com.example.plist',
    Buffer.from(
      build({
        Label: 'com.example',
        ProgramArguments: ['/usr/bin/arch', '-x86_64', '/opt/x', '--token=hunter2'],
        EnvironmentVariables: { TOKEN: 'hunter2' },
        WorkingDirectory: '/Users/kim/secret',
      }),
    ),
  );
  expect(plain(list)).toMatchObject({ ProgramArguments: ['/usr/bin/arch', '-x86_64'] });
  expect(Object.keys(plain(list) as object).sort()).toEqual(['Label', 'ProgramArguments']);
});

test('of the choices in Finder the places are left out', () => {
  const chosen = { 'com.example': [[Buffer.from('/Users/kim/x'), 'x86_64']] };
  const { list } = told(
    '/Users/kim/Library/Preferences/com.apple.LaunchServices/com.apple.LaunchServices.plist',
    Buffer.from(build({ 'Architectures for arm64': chosen, Other: 'kim' })),
  );
  expect(plain(list)).toEqual({ 'Architectures for arm64': { 'com.example': [['x86_64']] } });
});

test('anything but a property list yields nothing', () => {
  const { list, size } = told('/Library/LaunchAgents/x.plist', Buffer.from('password hunter2'));
  expect([list, size]).toEqual([null, 0]);
});
