import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startDaemon } from '../../daemon/daemon.ts';
import { openHost } from '../../host/open.ts';
import { ownPaths } from '../../host/paths.ts';
import { buildMachine } from '../../host/simulated/build.ts';
import { mac } from '../../host/simulated/mac.ts';
import { eventually } from '../eventually.ts';
import { aProbe, aReport } from './fakes/findings.ts';

const watchers = (): number =>
  process.getActiveResourcesInfo().filter((name) => name === 'FSEventWrap').length;

test('a look that ends after the daemon was stopped watches nothing and schedules nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-stopped-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  buildMachine(folder, mac({}));
  const before = watchers();
  const answers: (() => void)[] = [];
  const probe = aProbe(
    () => new Promise((resolve) => answers.push(() => resolve(aReport({ observations: [] })))),
    { watches: () => [{ directory: '/Users' }] },
  );
  const daemon = await startDaemon({
    host: await openHost({ simulation: folder }),
    paths: ownPaths('linux', folder, {}, join(folder, 'state')),
    ...{ language: 'en', probes: [probe] },
  });
  await eventually(() => expect(answers).toHaveLength(1));
  answers[0]?.();
  await eventually(() => expect(watchers()).toBeGreaterThan(before));
  const asked = daemon.actions.check();
  await eventually(() => expect(answers).toHaveLength(2));
  const stopped = daemon.stop();
  answers[1]?.();
  await Promise.all([asked, stopped]);
  await eventually(() => expect(watchers()).toBe(before));
});
