import fc from '../../../fast-check.ts';
import { expect, test } from 'vitest';
import { noteKey, signedText } from '../../../../host/formats/checksum-database/note.ts';
import { hashIn, readLookup } from '../../../../host/formats/checksum-database/record.ts';

const key = noteKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');
const module = 'golang.org/toolchain';
const version = 'v0.0.1-go1.25.4.linux-amd64';

/** What sum.golang.org answered for that version. */
const answer = `46009294
golang.org/toolchain v0.0.1-go1.25.4.linux-amd64 h1:5e4fxJf48MqaBmsurT33X8lENq6kLpby4xLNGF0tmEw=
golang.org/toolchain v0.0.1-go1.25.4.linux-amd64/go.mod h1:8wlg68NqwW7eMnI1aABk/C2pDYXj8mrMY4TyRfiLeS0=

go.sum database tree
66398721
5oXTdOltbW8oy+WAHSPYkUE7FskIY/5ZJCYGy+buJ3g=

— sum.golang.org Az3grkwAPWdf0j0QaqFdZ3Hg/pDusO9we04GR+upDAujfj+kau8VzeyO7Xqw0j0qZNnwMvwiV98DluG2iyB8t4v4WQU=
`;

test('reads the answer of the database: number, hash and signed head', () => {
  const lookup = readLookup(answer, key);
  expect(lookup).toMatchObject({ id: 46009294, head: { size: 66398721 } });
  expect(hashIn(lookup?.record ?? '', module, version)).toBe(
    'h1:5e4fxJf48MqaBmsurT33X8lENq6kLpby4xLNGF0tmEw=',
  );
  expect(hashIn(lookup?.record ?? '', module, 'v0.0.1-go1.25.4')).toBeNull();
});

test('any change of the signed part makes the signature invalid', () => {
  const note = answer.slice(answer.indexOf('go.sum database tree'));
  expect(signedText(note, key)).toBe(note.slice(0, note.indexOf('\n\n') + 1));
  fc.assert(
    fc.property(fc.nat(note.indexOf('\n\n') - 1), fc.constantFrom('x', '\n', '0', ''), (at, by) => {
      const changed = note.slice(0, at) + by + note.slice(at + 1);
      if (changed !== note) expect(signedText(changed, key)).toBeNull();
    }),
  );
});

test('any text is read without an error', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.nat(answer.length - 1).map((end) => answer.slice(0, end)),
      ),
      (text) => {
        expect(readLookup(text, key)?.head ?? null).toBeNull();
      },
    ),
  );
});

test('a signature by another key is invalid, and a key whose hash does not match is refused', () => {
  const other = noteKey('localhost.localdev/sumdb+00000c67+AcTrnkbUA+TU4heY3hkjiSES/DSQniBqIeQ/YppAUtK6');
  expect(readLookup(answer, other)?.head).toBeNull();
  expect(() => noteKey('sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8')).toThrow(
    'Expected a verifier key',
  );
});
