import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startDaemon } from '../../../daemon/daemon.ts';
import { openHost } from '../../../host/open.ts';
import { ownPaths } from '../../../host/paths.ts';
import { addFiles, buildMachine } from '../../../host/simulated/build.ts';
import { homebrew, officialPackage } from '../../../host/simulated/installers.ts';
import { arm, home } from '../../../host/simulated/mac.ts';
import { macWithShell } from '../fakes/shell.ts';

const brew = '/opt/homebrew/bin';
const official = '/usr/local/go/bin';

/** A daemon on a Mac with two Go, whose login shell takes that long (milliseconds) to say which comes first. */
async function daemonWith(delayMs: number) {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-shell-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = { ...homebrew('/opt/homebrew', arm('1.27.1')), ...officialPackage(arm('1.26.8')) };
  buildMachine(folder, { description: macWithShell('/bin/zsh', [brew]), files });
  const paths = ownPaths('linux', folder, {}, join(folder, 'state'));
  const host = await openHost({ simulation: folder });
  const daemon = await startDaemon({ host, paths, language: 'en', watch: false });
  onTestFinished(() => daemon.stop());
  const winner = (): string | undefined => daemon.actions.status().winner?.path;
  await vi.waitFor(() => expect(winner()).toBe(`${brew}/go`), 30_000);
  return {
    ...{ daemon, winner },
    answer: (first: string) =>
      writeFileSync(join(folder, 'machine.json'), JSON.stringify(macWithShell('/bin/zsh', [first], delayMs))),
    touch: (path: string) => addFiles(folder, { [path]: { text: '# new\n' } }),
    /** A request within five seconds of the last answer gets that answer. */
    later: () => {
      const now = performance.now.bind(performance);
      vi.spyOn(performance, 'now').mockImplementation(() => now() + 60_000);
      onTestFinished(() => void vi.restoreAllMocks());
    },
  };
}

test('requests are answered by the known PATH while a slow shell is running, and its answer follows', async () => {
  const { daemon, winner, answer, later } = await daemonWith(5_000);
  later();
  answer(official);
  const before = daemon.actions.status().pathAsOf;
  const status = await daemon.actions.check();
  expect(status).toMatchObject({ winner: { path: `${brew}/go` }, pathAsOf: before });
  await vi.waitFor(() => expect(winner()).toBe(`${official}/go`), 30_000);
  expect(daemon.actions.status().pathAsOf).toBeGreaterThan(before!);
});

test('a quick shell is waited for', async () => {
  const { daemon, answer, later } = await daemonWith(0);
  later();
  answer(official);
  expect(await daemon.actions.check()).toMatchObject({ winner: { path: `${official}/go` } });
});

test('so is a slow one when a file that it reads has changed, since the known PATH is outdated', async () => {
  const { daemon, answer, touch } = await daemonWith(1_500);
  answer(official);
  touch(`${home}/.zshrc`);
  expect(await daemon.actions.check()).toMatchObject({ winner: { path: `${official}/go` } });
});
