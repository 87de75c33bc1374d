import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startDaemon, type Daemon } from '../../daemon/daemon.ts';
import type { HistoryEntry } from '../../daemon/history/history.ts';
import { ownPaths } from '../../host/paths.ts';
import { openHost } from '../../host/open.ts';
import { addFiles, buildMachine, type SketchedFiles } from '../../host/simulated/build.ts';
import { homebrew, officialPackage } from '../../host/simulated/installers.ts';
import { arm, intel, mac } from '../../host/simulated/mac.ts';
import { fakeClock } from './fakes/clock.ts';

const minute = 60_000;
const linked = homebrew('/opt/homebrew', intel('1.26.8'));
const link = '/opt/homebrew/bin/go';

async function watched(files: SketchedFiles, shell: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-unlinked-'));
  buildMachine(folder, mac(files, { shell }));
  const clock = fakeClock();
  const changes: HistoryEntry[] = [];
  const paths = ownPaths('linux', folder, {}, join(folder, 'state'));
  const daemon: Daemon = await startDaemon({
    ...{ host: await openHost({ simulation: folder }), paths, language: 'en', clock, watch: false },
  });
  daemon.events.subscribe((event) => {
    if (event.type === 'transition' && event.data.kind === 'toolchain-changed') changes.push(event.data);
  });
  onTestFinished(async () => {
    await daemon.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    clock,
    changes,
    remove: (at: string) => rmSync(join(folder, 'root', at), { recursive: true }),
    add: (more: SketchedFiles) => addFiles(folder, more),
    shown: async () =>
      (await daemon.actions.check()).findings.filter(({ visible }) => visible).map(({ subject }) => subject),
  };
}

test('`brew unlink go` in front of another go: its findings are gone at the next look, and no history is invented', async () => {
  const machine = await watched({ ...linked, ...officialPackage(arm('1.26.8')) }, [
    '/opt/homebrew/bin',
    '/usr/local/go/bin',
  ]);
  expect(await machine.shown()).toContain(link);
  machine.remove(link);
  expect(await machine.shown()).not.toContain(link);
  await machine.clock.pass(5 * minute);
  await machine.shown();
  // It disappeared; the keg, which had been behind it all the time, did not appear.
  expect(machine.changes).toMatchObject([{ subject: link, before: { version: 'go1.26.8' }, after: null }]);
  machine.add({ [link]: linked[link]! });
  await machine.shown();
  await machine.clock.pass(5 * minute);
  await machine.shown();
  expect(machine.changes.map(({ subject }) => subject)).toEqual([link, link]);
});

test('an installer that removes the old version before it brings the same again causes no change', async () => {
  const machine = await watched({ ...linked, ...officialPackage(arm('1.27.1')) }, ['/usr/local/go/bin']);
  await machine.shown();
  machine.remove('/usr/local/go');
  await machine.clock.pass(minute);
  await machine.shown();
  const tree = Object.entries(officialPackage(arm('1.27.1'))).filter(([at]) =>
    at.startsWith('/usr/local/go/'),
  );
  machine.add(Object.fromEntries(tree));
  await machine.shown();
  await machine.clock.pass(5 * minute);
  await machine.shown();
  expect(machine.changes).toEqual([]);
});
