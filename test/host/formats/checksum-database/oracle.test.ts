import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { isIncluded, type Tile, tilePath } from '../../../../host/formats/checksum-database/log.ts';
import { noteKey, type NoteKey } from '../../../../host/formats/checksum-database/note.ts';
import { hashIn, readLookup } from '../../../../host/formats/checksum-database/record.ts';
import { temporary } from '../../../cli/machine.ts';
import { goVersion } from '../../../real/go-programs.ts';
import { overMod } from '../../../real/x-mod.ts';

const source = join(import.meta.dirname, '../../../fixtures/checksum-database/main.go');
const module = 'golang.org/toolchain';
const versionOf = (record: number): string => `v0.0.1-go1.${record}.0.linux-amd64`;
const lookupOf = (record: number): string => `lookup/${module}@${versionOf(record)}`;
const records = 700;
const run = (...words: readonly string[]): string =>
  execFileSync(overMod(source), words, { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 }).trimEnd();

const root = temporary('sumdb');
const whole = join(root, 'whole');
let key = '';
const can = test.skipIf(goVersion() === null);
beforeAll(() => {
  if (goVersion() !== null) key = run('write', whole, String(records));
});

/** The hash of a version that Go's own client accepts from a database; null when it refuses. */
function goTakes(directory: string, record: number): string | null {
  const answer = run('check', directory, key, versionOf(record));
  return answer.startsWith('refused') ? null : (answer.split(' ')[2] ?? null);
}

/** The same by our reader. */
async function weTake(directory: string, record: number, by: NoteKey): Promise<string | null> {
  const lookup = readLookup(readFileSync(join(directory, lookupOf(record)), 'utf8'), by);
  if (!lookup?.head) return null;
  const read = (tile: Tile): Promise<Uint8Array | null> => {
    const files = [tile.width, 256, records % 256, 2].map((width) =>
      join(directory, tilePath({ ...tile, width })),
    );
    const file = files.find((one) => existsSync(one));
    return Promise.resolve(file === undefined ? null : readFileSync(file));
  };
  return (await isIncluded(lookup, lookup.head, read)) === true
    ? hashIn(lookup.record, module, versionOf(record))
    : null;
}

const rewrite = (file: string, by: (text: string) => string): void =>
  writeFileSync(file, by(readFileSync(file, 'utf8')));
const flip = (file: string, at: number): void => {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
};

/** What is done to a database, and whether it still proves the record. */
const changes: readonly (readonly [
  what: string,
  isTaken: boolean,
  act: (directory: string, record: number) => void,
])[] = [
  ['nothing', true, () => undefined],
  [
    'another hash in the record',
    false,
    (at, record) => rewrite(join(at, lookupOf(record)), (text) => text.replace('h1:0', 'h1:1')),
  ],
  [
    'another hash of its go.mod',
    false,
    (at, record) => rewrite(join(at, lookupOf(record)), (text) => text.replace('1=', '2=')),
  ],
  [
    'another number',
    false,
    (at, record) => rewrite(join(at, lookupOf(record)), (text) => text.replace(/^\d+/, String(record - 1))),
  ],
  [
    'the answer about another version',
    false,
    (at, record) => cpSync(join(at, lookupOf(record - 1)), join(at, lookupOf(record))),
  ],
  [
    'another root',
    false,
    (at, record) =>
      rewrite(join(at, lookupOf(record)), (text) =>
        text.replace(
          /(tree\n\d+\n)(.)/,
          (_, head: string, one: string) => `${head}${one === 'A' ? 'B' : 'A'}`,
        ),
      ),
  ],
  [
    'another signature',
    false,
    (at, record) =>
      rewrite(join(at, lookupOf(record)), (text) =>
        text.replace(
          /(.{8})(.)=\n$/,
          (_, rest: string, one: string) => `${rest}${one === 'A' ? 'E' : 'A'}=\n`,
        ),
      ),
  ],
  [
    'no signature',
    false,
    (at, record) => rewrite(join(at, lookupOf(record)), (text) => text.slice(0, text.indexOf('—'))),
  ],
  ['its end cut', false, (at, record) => rewrite(join(at, lookupOf(record)), (text) => text.slice(0, -20))],
  ['no tiles', false, (at) => rmSync(join(at, 'tile'), { recursive: true })],
  ['a byte of the first tile', false, (at) => flip(join(at, 'tile/8/0/000'), 5)],
];

can.each(changes)('with %s both say the same', async (_, isTaken, act) => {
  for (const record of [3, 200, 255]) {
    const directory = join(root, `copy-${record}`);
    cpSync(whole, directory, { recursive: true });
    act(directory, record);
    const ours = await weTake(directory, record, noteKey(key));
    expect(ours, String(record)).toBe(goTakes(directory, record));
    expect(ours !== null).toBe(isTaken);
    rmSync(directory, { recursive: true });
  }
});

can('a log of three tiles and two levels is read as Go reads it', async () => {
  for (const record of [256, 300, 511, 512, 699]) {
    const ours = await weTake(whole, record, noteKey(key));
    expect(ours, String(record)).toMatch(/^h1:/);
    expect(ours).toBe(goTakes(whole, record));
  }
});
