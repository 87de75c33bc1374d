import { expect, test } from 'vitest';
import { errorRows } from '../../../probes/errors/catalogue.ts';
import { matchesIn } from '../../../probes/errors/match.ts';
import fc from '../../fast-check.ts';

/** A form as a program prints it. */
const printed = (form: string): string =>
  form.replaceAll('<file>', '/opt/my tools/x').replaceAll(/<[a-z]+>/g, 'v1.2.3');

const rows = [...errorRows.values()].filter(({ means, rare }) => means === undefined && !rare);
const texts = rows.flatMap(({ says }) => says.map(printed));
const found = (text: string): readonly string[] => matchesIn(text).map(({ row }) => row.id);
const isLong = process.env.GOWARDEN_LONG === '1';
/** In the short form every fifth text. */
const taken = isLong ? texts : texts.filter((_, index) => index % 5 === 0);

/** Lines of at most that many characters, broken anywhere as by a terminal, or at blanks. */
const broken = (text: string, width: number): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / width) }, (_, at) =>
    text.slice(at * width, (at + 1) * width).trim(),
  );
const folded = (text: string, width: number): readonly string[] =>
  text.split(' ').reduce<string[]>((lines, word) => {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < width)
      return [...lines.slice(0, -1), `${line} ${word}`];
    return [...lines, word];
  }, []);

/** What comes before each line of one text. */
const before: readonly ((line: string, at: number) => string)[] = [
  (line) => line,
  (line, at) => `${at > 0 ? '    ' : ''}${line}`,
  (line, at) => `2026-11-30T10:00:0${at % 10}.${at}Z ${line}`,
  (line) => `app-1  | ${line}`,
  (line, at) => `#7 96.${at} ${line}`,
];

/** How many of the rows are found by their torn text; none of them as another row. */
function share(tear: (text: string) => string, of: readonly string[] = taken): number {
  const hits = of.filter((text) => {
    const whole = found(text);
    const torn = found(tear(text));
    expect(
      torn.filter((id) => !whole.includes(id)),
      tear(text),
    ).toEqual([]);
    return torn[0] === whole[0];
  });
  return hits.length / of.length;
}

const long = taken.filter((text) => text.length > 40);

test.each([
  ['broken after 40 characters', (text: string) => broken(text, 40).join('\n'), 0.95],
  ['broken at blanks, with Windows’ line ends', (text: string) => folded(text, 40).join('\r\n'), 1],
])('a text is reassembled %s', (_, tear, least) => {
  expect(share(tear, long)).toBeGreaterThanOrEqual(least);
});

test.each([
  ['last quarter', (text: string) => text.slice(0, Math.ceil(text.length * 0.75)), 0.7],
  ['first quarter', (text: string) => text.slice(Math.floor(text.length / 4)), 0.6],
  [
    'middle',
    (text: string) => `${text.slice(0, text.length * 0.35)}...${text.slice(text.length * 0.65)}`,
    0.5,
  ],
])('without its %s a text is found where enough is left, and never taken for another', (_, tear, least) => {
  expect(share(tear)).toBeGreaterThanOrEqual(least);
});

/** The long form takes minutes, and longer where others need the processors as well. */
const longest = isLong ? 1_800_000 : 60_000;

test(
  'several broken texts yield no other error text than each alone',
  () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...texts), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 30, max: 100 }),
        fc.constantFrom(broken, folded),
        fc.constantFrom(...before),
        (some, width, fold, prefix) => {
          const known = [...some.flatMap(found), ...found(some.join(' '))];
          const text = some.flatMap((one) => fold(one, width).map(prefix)).join('\n');
          expect(
            // Two texts may be a piece of advice together, or a third text where they are on one line.
            found(text).filter((id) => id < 'K' && !known.includes(id)),
            text,
          ).toEqual([]);
        },
      ),
      { numRuns: isLong ? 20_000 : 100 },
    );
  },
  longest,
);

test('a broken text is shown as one line, with its values', () => {
  const [first] = matchesIn(
    'x-1 | cgo: C compiler "clang\nx-1 | -99" not found: exec: "clang-99": executable\nx-1 | file not found in $PATH',
  );
  expect(first?.values).toEqual({ compiler: 'clang-99', name: 'clang-99' });
  expect(first?.line).toContain('C compiler "clang');
});

test.each([
  ['behind fork/', 'x: fork/\nexec /tmp/a/b.test: exec format error'],
  ['behind fork/, and broken again', 'x: fork/\nexec /tmp/a/b.test: exec for\nmat error'],
  ['in a log', '12:01 x: fork/\n12:02 exec /tmp/a/b.test: exec for\n12:02 mat error'],
  ['in the log of a container', 'a-1  | x: fork/\na-1  | exec /tmp/a/b.test: exec format error'],
])('a word that continues %s does not start a text', (_, text) => {
  expect(found(text)).not.toContain('A04');
  expect(found(text)[0]).toBe('A02');
  expect(found(text.replace('fork/', 'done'))).toContain('A04');
});

test.each([
  'copying /tmp/go-build1/b001/exe/a.out: open /proc/full: no such file or directory',
  'cp: open /tmp/x: permission denied',
  'tail: read /srv: is a directory',
  'x: mkdir /dev/null/: file exists',
  'dial tcp 127.0.0.1:1: connect: connection refused ...',
])('a system message about anything else does not end a text of go: %s', (text) => {
  expect(found(text).filter((id) => id.startsWith('D4'))).toEqual([]);
});
