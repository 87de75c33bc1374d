import Database from 'better-sqlite3';
import fc from '../fast-check.ts';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { History } from '../../daemon/history/history.ts';
import { openHistory, type HistoryOptions } from '../../daemon/history/open.ts';
import { noSmallDisk, smallDisk, type SmallDisk } from '../daemon/fakes/disk.ts';
import { aFinding } from '../daemon/fakes/findings.ts';
import { keptLog } from '../daemon/fakes/log.ts';

let directory: string;
let file: string;
const at = Date.UTC(2026, 10, 23, 14, 2, 9);

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gowarden-history-'));
  file = join(directory, 'state', 'history.sqlite');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const open = (options: Partial<HistoryOptions> = {}): Promise<History> =>
  openHistory({ file, log: keptLog(), now: () => at, ...options });

/** A history of that many openings, closed again. */
async function written(entries = 3): Promise<void> {
  const history = await open();
  for (let number = 0; number < entries; number++) {
    history.append({ kind: 'opened', at: at + number, finding: aFinding(`/bin/go${number}`) });
  }
  history.close();
}

const asides = (): string[] => readdirSync(dirname(file)).filter((name) => name.includes('.aside-'));
const codes = (history: History): string[] => history.notices().map(({ code }) => code);

/** Whatever the file was: the history works, it is durable, and the next start has nothing to report. */
async function worksAfterwards(history: History): Promise<void> {
  const id = history.append({ kind: 'opened', at, finding: aFinding('/after') });
  expect(history.entries({ limit: 1 })).toMatchObject([{ id, subject: '/after' }]);
  expect(history.kind).toBe('durable');
  history.close();
  const next = await open();
  expect(next.notices()).toEqual([]);
  expect(next.entries({ limit: 1 })).toMatchObject([{ id, subject: '/after' }]);
  next.close();
}

test('a healthy history opens silently, with everything in it', async () => {
  await written();
  const history = await open();
  expect(history.notices()).toEqual([]);
  expect(history.entries().map(({ subject }) => subject)).toEqual(['/bin/go2', '/bin/go1', '/bin/go0']);
  expect(statSync(file).mode & 0o077).toBe(0);
  history.close();
});

test.each([
  ['cut in the middle', 'history-damaged', () => truncateSync(file, 5000)],
  ['cut to its header', 'history-damaged', () => truncateSync(file, 100)],
  ['empty', 'history-damaged', () => truncateSync(file, 0)],
  [
    'text',
    'history-damaged',
    () => writeFileSync(file, 'not a database, but longer than a header of one\n'.repeat(9)),
  ],
  ['of another application', 'history-foreign', () => pragma('application_id = 7')],
  ['of a newer gowarden', 'history-newer', () => pragma('user_version = 9999')],
  ['made unwritable', 'history-readonly', () => chmodSync(file, 0o400)],
  [
    'a link',
    'history-foreign',
    () => {
      renameSync(file, `${file}.elsewhere`);
      symlinkSync(`${file}.elsewhere`, file);
    },
  ],
  [
    'a directory',
    'history-foreign',
    () => {
      rmSync(file);
      mkdirSync(file);
    },
  ],
  [
    'gone, with its journal left',
    'history-damaged',
    () => {
      renameSync(file, join(directory, 'gone'));
      writeFileSync(`${file}-wal`, 'left');
    },
  ],
  ['without its tables', 'history-damaged', () => sql('DROP TABLE entries')],
  [
    'with an entry that is no JSON',
    'history-damaged',
    () => sql(`PRAGMA ignore_check_constraints = 1; UPDATE entries SET details = '{'`),
  ],
])(
  'row 14: a history that is %s is set aside, kept, and a new one is started',
  async (_what, code, damage) => {
    await written(40);
    damage();
    const before = existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null;
    const history = await open();
    expect(codes(history)).toEqual([code]);
    const [aside] = asides();
    expect(aside).toBeDefined();
    expect(history.notices()[0]?.values.movedTo).toBe(join(dirname(file), aside!.replace(/-(wal|shm)$/, '')));
    if (before !== null) expect(readFileSync(join(dirname(file), asides()[0]!))).toEqual(before);
    await worksAfterwards(history);
  },
);

test('row 14: the journal of another database is not taken for ours', async () => {
  await written(40);
  const other = join(directory, 'other.sqlite');
  const database = new Database(other);
  database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE t (x); INSERT INTO t VALUES (1)');
  copyFileSync(`${other}-wal`, `${file}-wal`);
  database.close();
  const history = await open();
  expect(codes(history)).toHaveLength(1);
  await worksAfterwards(history);
});

test('row 14: flipped bytes never stop it, and never go without a response', async () => {
  await written(60);
  const whole = readFileSync(file);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ at: fc.nat(whole.length - 1), bit: fc.nat(7) }), { minLength: 1, maxLength: 40 }),
      async (flips) => {
        rmSync(dirname(file), { recursive: true });
        mkdirSync(dirname(file));
        const bytes = Buffer.from(whole);
        for (const flip of flips) bytes[flip.at]! ^= 1 << flip.bit;
        writeFileSync(file, bytes);
        const history = await open();
        history.past();
        history.entries({ limit: 1000 });
        history.prune(at, 1000);
        await worksAfterwards(history);
      },
    ),
    { numRuns: 60 },
  );
});

test('row 14: a file that cannot be set aside is left alone, and the history continues in memory', async () => {
  // Its name together with the time is longer than a name may be.
  file = join(directory, 'state', 'h'.repeat(240));
  mkdirSync(dirname(file));
  writeFileSync(file, 'no database at all, whatever its name says\n'.repeat(30));
  const history = await open();
  expect(codes(history)).toEqual(['history-memory']);
  expect(history.kind).toBe('memory');
  const id = history.append({ kind: 'opened', at, finding: aFinding() });
  history.retry();
  expect(history.entries()).toMatchObject([{ id, kind: 'opened' }]);
  history.close();
  expect(readdirSync(dirname(file))).toEqual(['h'.repeat(240)]);
});

test('without SQLite it continues in memory and names the directory in which to rebuild it', async () => {
  const history = await open({
    load: () => Promise.resolve({ ok: false, reason: 'built for another Node' }),
  });
  expect(history.kind).toBe('memory');
  expect(history.notices()).toMatchObject([
    {
      code: 'history-unloadable',
      values: { reason: 'built for another Node', command: 'npm rebuild better-sqlite3' },
    },
  ]);
  expect(existsSync(join(history.notices()[0]!.values.directory!, 'node_modules/better-sqlite3'))).toBe(true);
  history.append({ kind: 'opened', at, finding: aFinding() });
  expect(history.entries()).toHaveLength(1);
  history.close();
});

test('row 15: entries wait while another process holds the database, and are written when it is released', async () => {
  await written();
  const history = await open();
  const other = new Database(file);
  other.exec('BEGIN EXCLUSIVE');
  const began = performance.now();
  const id = history.append({ kind: 'opened', at, finding: aFinding('/while-locked') });
  expect(performance.now() - began).toBeLessThan(1000);
  expect(codes(history)).toEqual(['history-waiting']);
  expect(history.entries({ limit: 1 })).toMatchObject([{ id, subject: '/while-locked' }]);
  other.exec('ROLLBACK');
  other.close();
  history.retry();
  expect(history.notices()).toEqual([]);
  history.close();
  const next = await open();
  expect(next.entries()).toHaveLength(4);
  expect(next.entries({ limit: 1 })).toMatchObject([{ id, subject: '/while-locked' }]);
  next.close();
});

test('row 15: waiting entries are limited, and lost ones are reported', async () => {
  await written(1);
  const history = await open({ capacity: 5 });
  const other = new Database(file);
  other.exec('BEGIN EXCLUSIVE');
  for (let n = 0; n < 8; n++) history.append({ kind: 'opened', at, finding: aFinding(`/${n}`) });
  other.exec('ROLLBACK');
  other.close();
  history.retry();
  expect(history.notices()).toMatchObject([{ code: 'history-dropped', values: { dropped: '3' } }]);
  expect(history.entries().map(({ subject }) => subject)).toEqual(['/7', '/6', '/5', '/4', '/3', '/bin/go0']);
  history.close();
});

describe.skipIf(noSmallDisk !== null)(
  `row 6: a small disk${noSmallDisk === null ? '' : ` (${noSmallDisk})`}`,
  () => {
    let disk: SmallDisk | undefined;
    afterEach(() => {
      disk?.remove();
      disk = undefined;
    });

    test('that is full loses nothing that fits in memory, and recovers when there is space again', async () => {
      disk = smallDisk('192k');
      file = join(disk.path, 'state', 'history.sqlite');
      const history = await open();
      expect(history.notices()).toEqual([]);
      const ballast = join(disk.path, 'ballast');
      expect(() => writeFileSync(ballast, Buffer.alloc(1 << 20))).toThrow('ENOSPC');
      for (let n = 0; n < 100; n++) history.append({ kind: 'opened', at, finding: aFinding(`/${n}`) });
      expect(codes(history)).toEqual(['history-waiting']);
      rmSync(ballast);
      history.retry();
      expect(history.notices()).toEqual([]);
      history.close();
      const next = await open();
      expect(next.entries({ limit: 1000 })).toHaveLength(100);
      next.close();
    });

    test('that is full at the start is opened later', async () => {
      disk = smallDisk('16k');
      file = join(disk.path, 'state', 'history.sqlite');
      const history = await open();
      expect(codes(history)).toEqual(['history-memory']);
      history.append({ kind: 'opened', at, finding: aFinding('/early') });
      disk.resize('1m');
      history.retry();
      expect(history.notices()).toEqual([]);
      expect(history.entries()).toMatchObject([{ subject: '/early' }]);
      await worksAfterwards(history);
    });
  },
);

test('a database that is removed while open is recreated at the next check', async () => {
  await written();
  const history = await open();
  rmSync(file);
  history.retry();
  await worksAfterwards(history);
});

test('row 14: damage found while running sets the file aside once, and it continues', async () => {
  await written(1500);
  const history = await open();
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 4096);
  writeFileSync(file, bytes);
  history.entries({ limit: 10_000 });
  history.append({ kind: 'opened', at, finding: aFinding('/a') });
  history.retry();
  expect(codes(history)).toEqual(['history-damaged']);
  await worksAfterwards(history);
});

function pragma(text: string): void {
  const database = new Database(file);
  database.pragma(text);
  database.close();
}

function sql(text: string): void {
  const database = new Database(file);
  database.exec(text);
  database.close();
}
