import Database from 'better-sqlite3';
import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { arch } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { realNode } from '../real/node.ts';
import { aMachine, patience, Running, type Machine } from './running.ts';

const codes = async (daemon: Running): Promise<string[]> =>
  (await daemon.client.status()).notices.map(({ code }) => code);
const kinds = async (daemon: Running): Promise<string[]> =>
  (await daemon.history())
    .filter(({ subject }) => subject === '/opt/homebrew/bin/go')
    .map(({ kind }) => kind)
    .reverse();

/** An earlier daemon that recorded one swap. */
async function aPast(machine: Machine): Promise<Running> {
  const daemon = new Running({ machine });
  await daemon.ready();
  await machine.swap('amd64');
  await daemon.untilMismatch(true);
  expect(await daemon.stop()).toBe(0);
  return daemon;
}

test.each<[string, string, (file: string) => void]>([
  ['empty', 'history-damaged', (file) => truncateSync(file, 0)],
  ['cut', 'history-damaged', (file) => truncateSync(file, 5000)],
  ['no database', 'history-damaged', (file) => writeFileSync(file, 'text\n'.repeat(5000))],
  ['of a newer gowarden', 'history-newer', (file) => change(file, 'PRAGMA user_version = 999')],
  ['of another program', 'history-foreign', (file) => change(file, 'PRAGMA application_id = 7')],
  [
    'damaged on every page',
    'history-damaged',
    (file) => {
      const bytes = readFileSync(file);
      for (let at = 4096 + 50; at < bytes.length; at += 4096) bytes.fill(0xff, at, at + 400);
      writeFileSync(file, bytes);
    },
  ],
])(
  'row 14: a daemon whose history is %s starts, says so once, keeps the file, and the next start is quiet',
  async (_what, code, damage) => {
    const machine = aMachine();
    const { paths } = await aPast(machine);
    damage(paths.database);
    const bad = readFileSync(paths.database);
    const daemon = new Running({ machine, state: paths.state });
    await daemon.ready();
    expect(await codes(daemon)).toEqual([code]);
    const aside = readdirSync(paths.state).find((name) => name.includes('.aside-')) ?? '';
    expect(readFileSync(`${paths.state}/${aside}`)).toEqual(bad);
    // What is still wrong is known all the same, and nobody is notified twice.
    await daemon.untilMismatch(true);
    expect(await daemon.notified()).toHaveLength(1);
    await machine.swap('arm64');
    await daemon.untilMismatch(false);
    expect(await daemon.stop()).toBe(0);
    const next = new Running({ machine, state: paths.state });
    await next.ready();
    expect(await codes(next)).toEqual([]);
    expect((await kinds(next)).at(-1)).toBe('resolved');
  },
);

test('row 14: the journal of another database beside it cannot get into it', async () => {
  const machine = aMachine();
  const { paths } = await aPast(machine);
  const other = `${paths.state}/other.sqlite`;
  const database = new Database(other);
  database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE entries (id, evil); INSERT INTO entries VALUES (1, 2)');
  copyFileSync(`${other}-wal`, `${paths.database}-wal`);
  database.close();
  const daemon = new Running({ machine, state: paths.state });
  await daemon.ready();
  expect((await codes(daemon)).length).toBeLessThanOrEqual(1);
  await machine.swap('arm64');
  await daemon.untilMismatch(false);
  expect(JSON.stringify(await daemon.history())).not.toContain('evil');
  expect(await daemon.stop()).toBe(0);
});

/** Seconds for which the database is held after the last change; the long form is 60. */
const heldSeconds = Number(process.env.GOWARDEN_HELD_SECONDS ?? 1);
const heldLimit = patience.timeout * 3 + heldSeconds * 2000;

test(
  'row 15: while another program holds the database the daemon observes, answers, and loses nothing',
  async () => {
    const machine = aMachine();
    const daemon = new Running({ machine });
    await daemon.ready();
    const other = new Database(daemon.paths.database);
    other.exec('BEGIN EXCLUSIVE');
    for (const to of ['amd64', 'arm64', 'amd64'] as const) {
      await machine.swap(to);
      await daemon.untilMismatch(to === 'amd64');
      expect((await kinds(daemon)).at(-1)).toBe(to === 'amd64' ? 'opened' : 'resolved');
    }
    for (let second = 0; second < heldSeconds; second += 1) {
      await wait(1000);
      expect(await codes(daemon)).toEqual(['history-waiting']);
    }
    const seen = await kinds(daemon);
    expect(seen.filter((kind) => kind === 'opened')).toHaveLength(2);
    other.exec('ROLLBACK');
    other.close();
    await daemon.client.post('/v1/check');
    expect(await codes(daemon)).toEqual([]);
    expect(await daemon.stop()).toBe(0);
    const next = new Running({ machine, state: daemon.paths.state });
    await next.ready();
    expect(await kinds(next)).toEqual(seen);
  },
  heldLimit,
);

const noOtherNode =
  process.platform === 'linux' && arch() === 'x64' ? '' : ' (missing a Node of npm for here)';

test.skipIf(noOtherNode !== '')(
  `row 14: under a Node for which SQLite was not built the daemon watches, and says how to fix it${noOtherNode}`,
  async () => {
    const major = Number(process.versions.node.split('.')[0]);
    const machine = aMachine();
    const { paths } = await aPast(machine);
    const before = readFileSync(paths.database);
    const daemon = new Running({
      machine,
      state: paths.state,
      node: realNode(major === 22 ? '26.10.0' : '22.20.0'),
    });
    await daemon.ready();
    const { notices } = await daemon.client.status();
    expect(notices).toMatchObject([
      { code: 'history-unloadable', values: { command: 'npm rebuild better-sqlite3' } },
    ]);
    expect(notices[0]?.values.reason).toMatch(/built for another Node \(NODE_MODULE_VERSION \d+, Node \d+/);
    await daemon.untilMismatch(true);
    await machine.swap('arm64');
    await daemon.untilMismatch(false);
    expect((await kinds(daemon)).at(-1)).toBe('resolved');
    expect(daemon.said()).toContain('npm rebuild better-sqlite3');
    expect(await daemon.stop()).toBe(0);
    expect(readFileSync(paths.database)).toEqual(before);
  },
  // It first downloads that Node, unless that was done before.
  patience.timeout * 9,
);

function change(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}
