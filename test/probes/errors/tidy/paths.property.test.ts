import fc from '../../../fast-check.ts';
import { expect, test } from 'vitest';
import { complaintsIn } from '../../../../probes/errors/tidy/complaints.ts';

const runs = process.env.GOWARDEN_LONG === '1' ? 20_000 : 300;

/** Names as people give them to disks and directories. */
const name = fc
  .array(
    fc.constantFrom('My', 'Disk', 'Code', ' ', '(old)', "it's", 'ü', '工作', '-', '.', '2', '&', '$x', 'v1'),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '' && text !== '.' && text !== '..');
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => `/${names.join('/')}`);
const inTurn = (line: string): string => `go: example.com/m imports\n\t${line}\n`;

test('a path that is not writable is named in full, whatever is in it', () => {
  fc.assert(
    fc.property(path, fc.constantFrom('mkdir', 'open', 'lstat'), (at, verb) => {
      const said = inTurn(`example.test/lib: ${verb} ${at}: permission denied`);
      expect(complaintsIn(said)).toMatchObject([{ id: 'permission', subject: at }]);
    }),
    { numRuns: runs },
  );
});

test('a missing replacement is named in full, whatever is in its path', () => {
  fc.assert(
    fc.property(path, (at) => {
      const near = `..${at}`;
      const said = inTurn(
        `example.test/lib: example.test/lib@v1.0.0: replacement directory ${near} does not exist`,
      );
      expect(complaintsIn(said)).toMatchObject([{ id: 'replacement', subject: near }]);
    }),
    { numRuns: runs },
  );
});

test('a full disk is that of the path, whatever is in it', () => {
  fc.assert(
    fc.property(path, (at) => {
      const said = inTurn(`example.test/lib: write ${at}: no space left on device`);
      expect(complaintsIn(said)).toMatchObject([{ id: 'disk', subject: at }]);
    }),
    { numRuns: runs },
  );
});
