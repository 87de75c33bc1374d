import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import type { HistoryEntry } from '../../daemon/history/history.ts';
import { openHistory } from '../../daemon/history/open.ts';
import { readDatabase } from '../../daemon/history/read.ts';
import { readMigrations, schemaDirectory } from '../../daemon/history/migrate.ts';
import { openClient } from '../../cli/client.ts';
import { aFinding } from '../daemon/fakes/findings.ts';
import { keptLog } from '../daemon/fakes/log.ts';
import { patience, processesOf } from './running.ts';

const bundle = fileURLToPath(new URL('../../dist/gowarden.js', import.meta.url));
/** The long form: GOWARDEN_LOOPS=500. */
const loops = Number(process.env.GOWARDEN_LOOPS ?? 8);
const work = mkdtempSync(join(tmpdir(), 'gowarden-kill-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const at = Date.UTC(2026, 10, 23);

test('row 1: killed at any moment while the machine changes: the history opens, in order and complete, and no child survives', async () => {
  const bin = join(work, 'bin');
  const state = join(work, 'state');
  mkdirSync(bin);
  writeFileSync(join(work, '.bash_profile'), `export PATH=${bin}:/usr/bin:/bin\n`);
  for (const version of ['1', '2']) {
    const goroot = join(work, version);
    mkdirSync(join(goroot, 'bin'), { recursive: true });
    cpSync(process.execPath, join(goroot, 'bin/go'));
    writeFileSync(join(goroot, 'VERSION'), `go1.2${version}.0\n`);
  }
  const start = (): ChildProcess =>
    spawn(process.execPath, [bundle, 'run', '--state', state], {
      env: { HOME: work, SHELL: '/bin/bash', PATH: `${bin}:/usr/bin:/bin` },
      stdio: 'ignore',
    });
  const socket = join(state, 'run/gowarden.sock');
  const database = join(state, 'history.sqlite');
  let kept: readonly HistoryEntry[] = [];
  let current = 0;
  for (let loop = 0; loop < loops; loop++) {
    const daemon = start();
    const ended = once(daemon, 'exit');
    const swaps = setInterval(() => {
      current = 1 - current;
      symlinkSync(`../${current + 1}/bin/go`, join(bin, 'go.new'));
      renameSync(join(bin, 'go.new'), join(bin, 'go'));
    }, 60);
    // Every other time it is there, the first of these times with something recorded; otherwise it is about to start.
    if (loop % 2 === 1) {
      const path = loop === 1 ? '/v1/history?limit=1' : '/v1/status';
      const has = loop === 1 ? { entries: [expect.anything()] } : {};
      await vi.waitFor(
        async () => expect(await openClient({ socket }).get(path)).toMatchObject(has),
        patience,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 1500));
    daemon.kill('SIGKILL');
    clearInterval(swaps);
    await ended;
    expect(daemon.signalCode).toBe('SIGKILL');
    await vi.waitFor(() => expect(processesOf(work)).toEqual([]), { timeout: 20_000, interval: 20 });
    const read = await readDatabase(database, { limit: 10_000 });
    if (read.kind === 'absent' && kept.length === 0) continue;
    expect(read.kind).toBe('entries');
    const entries = read.kind === 'entries' ? read.entries.toReversed() : [];
    expect(entries.slice(0, kept.length)).toEqual(kept);
    kept = entries;
  }
  const history = await openHistory({ file: database, log: keptLog(), now: () => at });
  expect(history.notices()).toEqual([]);
  const ids = history.entries({ limit: 10_000 }).map(({ id }) => id);
  if (loops > 100) console.log(`${loops} kills, ${ids.length} entries`);
  expect(ids).toEqual([...ids].sort((a, b) => b - a));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(0);
  history.close();
  expect(readdirSync(state).filter((name) => name.includes('.aside-'))).toEqual([]);
}, 1_200_000);

test('row 16: a migration killed at any statement is completed at the next start, and nothing is lost', async () => {
  const file = join(work, 'migrated', 'history.sqlite');
  const schema = join(work, 'schema');
  cpSync(schemaDirectory, schema, { recursive: true });
  const before = await openHistory({ file, log: keptLog(), now: () => at, schema });
  before.append({ kind: 'opened', at, finding: aFinding() });
  before.close();
  const next = join(schema, `${String(readMigrations().length + 1).padStart(4, '0')}-next.sql`);
  const statements = [
    'CREATE TABLE one (x);',
    "INSERT INTO one VALUES ('a');",
    'ALTER TABLE entries ADD COLUMN more TEXT;',
    'CREATE INDEX more ON entries (more);',
  ];
  const program = join(work, 'migrate.mjs');
  for (let killed = 0; killed <= statements.length; killed++) {
    // The statements up to here run in the migration's own transaction; then the process dies.
    writeFileSync(
      program,
      `import { createRequire } from 'node:module';
       const Database = createRequire(${JSON.stringify(import.meta.url)})('better-sqlite3');
       const db = new Database(${JSON.stringify(file)});
       db.exec('BEGIN IMMEDIATE');
       for (const sql of ${JSON.stringify(statements.slice(0, killed))}) db.exec(sql);
       process.kill(process.pid, 'SIGKILL');`,
    );
    const child = spawn(process.execPath, [program], { stdio: 'inherit' });
    await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
  }
  writeFileSync(next, statements.join('\n'));
  for (let start = 0; start < 2; start++) {
    const after = await openHistory({ file, log: keptLog(), now: () => at, schema });
    expect(after.notices()).toEqual([]);
    expect(after.entries()).toHaveLength(1);
    after.close();
  }
  rmSync(next);
  const older = await openHistory({ file, log: keptLog(), now: () => at, schema });
  expect(older.notices().map(({ code }) => code)).toEqual(['history-newer']);
  older.close();
});
