import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readJournals, unbegunJournals, unreadableJournals } from '../../../caches/job/read.ts';
import { unreadable } from '../../../caches/cleaner/quarantines.ts';
import type { Receipt } from '../../../caches/receipt.ts';
import { fillGoCache, put, snapshot, testMachine, type TestMachine } from '../machine.ts';

let machine: TestMachine;
let directory: string;
const logged: string[] = [];

beforeEach(() => {
  machine = testMachine();
  directory = join(machine.paths.state, 'cleaning');
  logged.length = 0;
});

afterEach(() => machine.remove());

const log = (sentence: string): void => void logged.push(sentence);

/** The journal of a clean-up that waits. */
async function aJournal(): Promise<string> {
  fillGoCache(machine.goCache, 1);
  const cleaner = machine.cleaner();
  const { id } = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(id);
  await cleaner.close();
  return join(directory, `${id}.jsonl`);
}

const quarantine = () => snapshot(join(machine.paths.cache, 'quarantine'));

/** A daemon's start, and a purge of everything that waits. */
async function startAndPurge(): Promise<readonly Receipt[]> {
  const cleaner = machine.cleaner({ log });
  await cleaner.recover();
  const receipts = await cleaner.purgeNow();
  await cleaner.close();
  return receipts;
}

type Tree = Record<string, unknown>;

/** Every position in a JSON value, as a copy of the whole in which that position has another value. */
function damaged(value: unknown, wrong: unknown, put: (whole: unknown) => unknown = (one) => one): unknown[] {
  const own = [put(wrong)];
  if (Array.isArray(value))
    return own.concat(
      value
        .slice(0, 1)
        .flatMap((part) => damaged(part, wrong, (one) => put([one, ...(value as unknown[]).slice(1)]))),
    );
  if (typeof value !== 'object' || value === null) return own;
  return own.concat(
    Object.entries(value).flatMap(([name, part]) =>
      damaged(part, wrong, (one) => put({ ...(value as Tree), [name]: one })),
    ),
  );
}

const changes: readonly (readonly [string, (text: string) => string, string])[] = [
  ['its first line', (text) => text.replace('"holds":[', '"holds":{},"x":['), '2: holds: Invalid type'],
  ['its stage', (text) => `${text}\n{"stage":"purge"}\n`, 'stage: Invalid type'],
  ['a path', (text) => text.replaceAll('"realPath":"/', '"realPath":"'), 'realPath: Invalid start'],
  ['a name', (text) => text.replaceAll('"waiting":"', '"waiting":"../'), 'waiting: Invalid format'],
  ['all of it', () => 'not a journal\n', 'JSON'],
];

test('a journal that somebody changed causes no removal, stays, and is logged', async () => {
  const journal = await aJournal();
  const [good, before] = [readFileSync(journal, 'utf8'), quarantine()];
  for (const [what, change, why] of changes) {
    const text = change(good);
    writeFileSync(journal, text);
    logged.length = 0;
    expect([what, await startAndPurge()]).toEqual([what, []]);
    expect(quarantine()).toEqual(before);
    expect(readFileSync(journal, 'utf8')).toBe(text);
    expect(unreadable(machine.paths)).toMatchObject([{ path: journal }]);
    expect(logged.filter((line) => line.includes(journal) && line.includes(why))).toHaveLength(1);
  }
  // What waits is known again once the journal is readable.
  writeFileSync(journal, good);
  expect(await startAndPurge()).toMatchObject([{ kind: 'purged', files: 256 }]);
});

test('a journal is either read or refused, whatever its paths hold', async () => {
  const journal = await aJournal();
  const [first = ''] = readFileSync(journal, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const short = JSON.parse(first) as { plan: { items: unknown[] }; holds: unknown[] };
  short.plan.items.length = 1;
  short.holds.length = 1;
  for (const wrong of [null, 'x', -1, [], {}, '../../x'])
    for (const one of damaged(short, wrong)) {
      writeFileSync(journal, `\n${JSON.stringify(one)}\n`);
      expect(readJournals(directory).length + unreadableJournals(directory).length).toBe(1);
    }
});

test('a journal of the first version is read, and what a later one adds is kept', async () => {
  const journal = await aJournal();
  const later = ['born', 'since', 'undoTime', 'waits', 'provenAt', 'module', 'evidence', 'lost'];
  const text = readFileSync(journal, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) =>
      JSON.stringify(JSON.parse(line), (name, value: unknown) =>
        later.includes(name) || value === 'directory' || value === 'file' ? undefined : value,
      ),
    );
  writeFileSync(journal, `${text.join('\n')}\n{"ofTomorrow":[1]}\n`);
  expect(unreadableJournals(directory)).toEqual([]);
  expect(readJournals(directory)).toMatchObject([{ stage: 'aside', ofTomorrow: [1] }]);
});

test('a line cut off by a crash does not count, and a journal whose first line was never whole is not a clean-up', async () => {
  const journal = await aJournal();
  const [job] = readJournals(directory);
  appendFileSync(journal, '\n{"stage":"purg');
  expect(readJournals(directory)).toEqual([job]);
  for (const start of ['', '\n', '\n{"plan":{"id":"x"', '{"plan"']) {
    put(journal);
    writeFileSync(journal, start);
    expect([unbegunJournals(directory), unreadableJournals(directory)]).toEqual([[journal], []]);
  }
  await startAndPurge();
  expect(existsSync(journal)).toBe(false);
});

test('of waiting receipts each readable one is recorded, and the others are logged', async () => {
  const receipt = {
    kind: 'purged',
    plan: 'p',
    at: 5,
    durationMs: 1,
    caches: [],
    bytes: 2,
    files: 1,
    leftOut: [],
  };
  put(
    join(machine.paths.state, 'receipts.jsonl'),
    [JSON.stringify(receipt), JSON.stringify({ ...receipt, caches: 7 }), '{"kind":"pur'].join('\n'),
  );
  const recorded: Receipt[] = [];
  const cleaner = machine.cleaner({ log, record: (one) => recorded.push(one) });
  await cleaner.recover();
  await cleaner.close();
  expect(recorded).toEqual([receipt]);
  expect(logged).toEqual([
    expect.stringMatching(/receipts\.jsonl: caches: Invalid type.*"caches":7/),
    expect.stringContaining('{"kind":"pur'),
  ]);
  expect(readdirSync(machine.paths.state)).not.toContain('receipts.jsonl');
});
