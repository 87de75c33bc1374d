import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startDaemon } from '../../../daemon/daemon.ts';
import { openHost } from '../../../host/open.ts';
import { ownPaths } from '../../../host/paths.ts';
import { buildMachine } from '../../../host/simulated/build.ts';
import { mac } from '../../../host/simulated/mac.ts';
import type { ProbeReport } from '../../../probes/probe.ts';
import { aProbe, aReport } from '../fakes/findings.ts';

/** Longer than a look may block the thread. */
const workMs = 25;

test('timers run between long probes, so that the daemon keeps sampling waits', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-turns-'));
  buildMachine(folder, mac({}));
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 1);
  const seen: number[] = [];
  const work = (): Promise<ProbeReport> => {
    seen.push(ticks);
    for (const end = performance.now() + workMs; performance.now() < end;);
    return Promise.resolve(aReport({ observations: [] }));
  };
  const probes = ['one', 'two', 'three', 'four'].map((id) => aProbe(work, { id }));
  const daemon = await startDaemon({
    host: await openHost({ simulation: folder }),
    paths: ownPaths('linux', folder, {}, join(folder, 'state')),
    ...{ language: 'en', watch: false, probes },
  });
  onTestFinished(async () => {
    clearInterval(timer);
    await daemon.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  await daemon.actions.check();
  expect(seen.length).toBeGreaterThanOrEqual(probes.length);
  // The second starts in the same round of the loop as the first.
  expect(new Set(seen).size).toBeGreaterThan(seen.length / 2);
});
