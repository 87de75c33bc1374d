import { expect, test } from 'vitest';
import { mayLookInto } from '../../cli/directory.ts';
import type { Session } from '../../cli/command.ts';
import type { FileFailure } from '../../host/files/files.ts';
import type { Host } from '../../host/host.ts';

const session = { messages: { told: (text: string) => text } } as unknown as Session;
const blocked: FileFailure = { kind: 'blocked', message: 'it may not be read by this user (EACCES)' };
const absent: FileFailure = { kind: 'absent', message: 'it is not there (ENOENT)' };

/** A host with these answers for one directory. */
const hostOf = (list: FileFailure | null, facts: FileFailure): Host =>
  ({
    files: {
      list: () => (list === null ? { ok: true, value: [] } : { ok: false, failure: list }),
      facts: () => ({ ok: false, failure: facts }),
    },
  }) as unknown as Host;

test.each([
  ['read', blocked, blocked],
  ['entered', null, blocked],
  ['listed', blocked, absent],
] as const)('a directory that may not be %s ends the command with the reason', (_, list, facts) => {
  expect(() => mayLookInto(hostOf(list, facts), '/closed', session)).toThrow(
    expect.objectContaining({ exit: 2, code: 'no-directory', message: blocked.message }) as Error,
  );
});

test('an empty directory is searched', () => {
  expect(() => mayLookInto(hostOf(null, absent), '/empty', session)).not.toThrow();
});
