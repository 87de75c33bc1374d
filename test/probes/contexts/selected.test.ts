import { mkdirSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { Host } from '../../../host/host.ts';
import { codeAtWork } from '../../../host/simulated/at-work.ts';
import { home } from '../../../host/simulated/mac.ts';
import { recentFolders } from '../../../probes/contention/recent.ts';
import { contention } from '../../../probes/contention/probe.ts';
import { contexts } from '../../../probes/contexts/probe.ts';
import { newSweep } from '../../../probes/sweep.ts';
import { user, withFiles } from '../editors/machines.ts';
import { machine, today, with_ } from '../machine.ts';

const app = `${home}/src/app`;
const storage = `${user}/workspaceStorage`;
const state = `${storage}/w/state.vscdb`;

async function withWindow(folder = app): Promise<Host> {
  const files = {
    [`${storage}/w/workspace.json`]: JSON.stringify({ folder: `file://${folder}` }),
    [`${user}/settings.json`]: '{}\n',
    [`${app}/go.mod`]: 'module example.com/app\n\ngo 1.26\n',
  };
  const atWork = { processes: codeAtWork(app, [['list', '-m', 'all']]) };
  return (await machine(with_(withFiles(files), {}, atWork))).host;
}

const ask = (host: Host) => newSweep(host, new AbortController().signal, today, { directory: app });

function choose(file: string, go: string): void {
  const database = new Database(file);
  database.exec('CREATE TABLE ItemTable (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)');
  const chosen = { selectedGo: { binpath: go, label: 'Go 1.26.8', available: true } };
  database.prepare('INSERT INTO ItemTable VALUES (?, ?)').run('golang.go', JSON.stringify(chosen));
  database.close();
}

describe('an unreadable choice of "Go: Choose Go Environment" is unknown, with the reason', () => {
  test.each<readonly [what: string, says: RegExp, put: (path: string) => void]>([
    [
      'of more than 8 MiB',
      /more than 8 MiB/,
      (path) => (writeFileSync(path, ''), truncateSync(path, 9 << 20)),
    ],
    [
      'half written',
      /cannot be read as the state/,
      (path) => writeFileSync(path, 'SQLite format 3\0"selectedGo"'),
    ],
  ])('%s', async (_, says, put) => {
    const host = await withWindow();
    put(host.files.onDisk(state));
    const answer = await ask(host).ask(contexts);
    expect(contexts.doubts(answer).unknown).toEqual([expect.stringMatching(says)]);
    expect(answer.unread[0]).toContain(state);
    expect(contexts.doubts(answer).undecided?.('x', 'go-contexts-differ')).toBe(true);
  });

  test.each<readonly [what: string, folder: string, put: (path: string) => void]>([
    [
      'of another folder',
      `${home}/src/other`,
      (path) => writeFileSync(path, 'SQLite format 3\0"selectedGo"'),
    ],
    ['that never heard of one', app, (path) => writeFileSync(path, 'SQLite format 3\0')],
    ['that is a directory', app, (path) => mkdirSync(path)],
    ['that is a circle of links', app, (path) => symlinkSync(path, path)],
    ['that is not there', app, (path) => rmSync(path, { force: true })],
  ])('but not for a state %s', async (_, folder, put) => {
    const host = await withWindow(folder);
    put(host.files.onDisk(state));
    const answer = await ask(host).ask(contexts);
    expect(contexts.doubts(answer).unknown).toEqual([]);
  });
});

/** That many more windows, from long ago. */
function older(host: Host, count: number): void {
  for (let at = 0; at < count; at += 1) {
    const place = host.files.onDisk(`${storage}/${String(at).padStart(5, '0')}`);
    mkdirSync(place, { recursive: true });
    utimesSync(place, 1_600_000_000, 1_600_000_000);
  }
}

test('of more windows than are read the most recent ones count, whatever their names', async () => {
  const host = await withWindow();
  choose(host.files.onDisk(state), '/opt/homebrew/bin/go');
  older(host, 410);
  expect(recentFolders(host)).toEqual([app]);
  const { comparisons } = await ask(host).ask(contexts);
  const views = comparisons.flatMap((one) => one.views);
  expect(views.filter(({ lead }) => lead === 'selected').map(({ directory }) => directory)).toEqual([app]);
});

test('JetBrains projects that may not be read, or are too many, are unknown, with the reason', async () => {
  const recent = `${home}/Library/Application Support/JetBrains/GoLand2026.1/options/recentProjects.xml`;
  const host = await withWindow();
  const place = host.files.onDisk(recent);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, 'x'.repeat((1 << 20) + 1));
  const answer = await ask(host).ask(contention);
  expect(contention.doubts(answer).unknown).toEqual([expect.stringContaining(recent)]);
});
