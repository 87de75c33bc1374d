// The whole daemon under a clock that runs 120 times as fast, while Go is swapped, probes fail, settings change and clients come and go:
// node scripts/bench.mjs soak [SECONDS [PLOT.svg]]   (default 60 s; 40 minutes are 80 hours of the daemon's life)
// Prints as JSON how memory, descriptors and files developed. Linux only (/proc).
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openClient } from '../../cli/client.ts';
import { ownPaths } from '../../host/paths.ts';
import { addFiles, buildMachine } from '../../host/simulated/build.ts';
import { homebrewKeg } from '../../host/simulated/installers.ts';
import { presets } from '../../host/simulated/presets.ts';
import { mallocSettings, quietFlags, startFlags } from '../../launchd/launcher/flags.ts';
import { acts, writeSettings, type Place } from './soak/acts.ts';
import { soakedDaemon } from './soak/daemon.ts';
import { describe, measure, type Sample } from './soak/measure.ts';
import { plot } from './soak/plot.ts';

const factor = 120;
/** It stops within seconds of its own clock; the rest is for a busy machine. */
const endMs = 30_000;
const [first = '60', second = '', third = ''] = process.argv.slice(2);
if (first === 'daemon') await soakedDaemon(second, third, factor);
else await soak(Number(first), second);

async function soak(seconds: number, picture: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gw-'));
  const machine = join(folder, 'm');
  const paths = ownPaths('linux', '/nowhere', {}, join(folder, 's'));
  buildMachine(machine, presets['apple-silicon']());
  addFiles(machine, homebrewKeg('/opt/homebrew', { version: '1.27.1', architecture: 'amd64' }));
  mkdirSync(paths.config, { recursive: true, mode: 0o700 });
  writeSettings(paths, 6);
  const place: Place = { machine, paths, client: openClient(paths) };
  const daemon = fork(fileURLToPath(import.meta.url), ['daemon', machine, paths.state], {
    // As the service starts it, but that it is asked to collect before it is measured.
    execArgv: ['--expose-gc', ...quietFlags, ...startFlags],
    env: { ...process.env, ...mallocSettings },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(daemon, 'exit');
  const began = performance.now();
  const spent = (): number => (performance.now() - began) / 1000;
  const samples: Sample[] = [];
  const refused: string[] = [];
  try {
    while ((await place.client.status().catch(() => null)) === null && spent() < 30) await wait(100);
    let rounds = 0;
    for (; spent() < seconds && daemon.exitCode === null; rounds++) {
      const [name, act] = acts[rounds % acts.length] ?? ['', () => Promise.resolve()];
      await act(place, rounds).catch((error: unknown) => refused.push(`${name}: ${String(error)}`));
      await wait(300 + Math.random() * 400);
      if (spent() >= (samples.length * seconds) / 300) {
        const sample = await measure(daemon, paths, (spent() * factor) / 3600);
        samples.push(sample);
        if (samples.length % 10 === 0) console.error(JSON.stringify(sample));
      }
    }
    const { daemon: own, notices } = await place.client.status();
    daemon.kill('SIGTERM');
    // Null if it does not end by itself.
    const [exitCode] = (await Promise.race([ended, wait(endMs, [null], { ref: false })])) as [number | null];
    const report = {
      simulatedHours: Math.round((seconds * factor) / 3600),
      rounds,
      refused,
      exitCode,
      notices,
      faults: faultsIn(paths.logs),
      cpuShareOfOneCore: own.cost.cpuSeconds / spent(),
      rssMb: describe(samples, 'rssMb'),
      heapMb: describe(samples, 'heapMb'),
      descriptors: describe(samples, 'descriptors'),
      databaseKb: describe(samples, 'databaseKb'),
      logsMb: describe(samples, 'logsMb'),
    };
    console.log(JSON.stringify(report, null, 2));
    if (picture !== '') writeFileSync(picture, draw(samples));
  } finally {
    daemon.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lines of all log files that report an error, at most ten. */
function faultsIn(logs: string): readonly string[] {
  const lines = readdirSync(logs).flatMap((name) => readFileSync(join(logs, name), 'utf8').split('\n'));
  return lines.filter((line) => /^\{"level":[56]0,/.test(line)).slice(0, 10);
}

function draw(samples: readonly Sample[]): string {
  const of = (name: keyof Sample): number[] => samples.map((sample) => sample[name]);
  return plot(`gowarden under a clock ${factor} times as fast`, of('hours'), [
    { name: 'resident memory', unit: 'MB', values: of('rssMb') },
    { name: 'live JavaScript heap', unit: 'MB', values: of('heapMb') },
    { name: 'open descriptors', unit: 'count', values: of('descriptors') },
    { name: 'history', unit: 'kB', values: of('databaseKb') },
    { name: 'log files', unit: 'MB', values: of('logsMb') },
  ]);
}
