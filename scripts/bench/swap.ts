// From a swapped link to the notification handed over, on a simulated Mac: node scripts/bench.mjs swap [DAEMONS]   (default 10, five swaps each:
// a sixth within ten minutes counts as flapping and is held back)
// Needs the built bundle (npm run build).
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { recordedFile } from '../../desktop/notify/recorded.ts';
import { addFiles, buildMachine } from '../../host/simulated/build.ts';
import { homebrewKeg } from '../../host/simulated/installers.ts';
import { presets } from '../../host/simulated/presets.ts';
import { swapLink } from '../../host/simulated/swap.ts';

const daemons = Number(process.argv[2] ?? 10);
const swaps = 5;
const root = process.env.GOWARDEN_ROOT ?? process.cwd();
const link = '/opt/homebrew/bin/go';
const times: number[] = [];
let missed = 0;

const shown = (state: string): number => {
  const file = recordedFile(state);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
};

/** Milliseconds until there is another notification; null when there is none within 10 s. Looks every 2 ms. */
async function msUntilShown(state: string, before: number, since: number): Promise<number | null> {
  while (performance.now() - since < 10_000) {
    if (shown(state) > before) return performance.now() - since;
    await wait(2);
  }
  return null;
}

async function swapOften(machine: string, state: string): Promise<void> {
  for (let round = 0; round < swaps; round += 1) {
    const before = shown(state);
    const since = performance.now();
    await swapLink(machine, link, '../Cellar/go/1.27.1/bin/go', {
      way: round % 2 === 0 ? 'unlink' : 'rename',
    });
    const ms = await msUntilShown(state, before, since);
    if (ms === null) missed += 1;
    else times.push(ms);
    await swapLink(machine, link, '../Cellar/go/1.26.8/bin/go', { way: 'rename' });
    await wait(1500);
  }
}

for (let count = 0; count < daemons; count += 1) {
  const folder = mkdtempSync(join(tmpdir(), 'gw-'));
  const machine = join(folder, 'machine');
  const state = join(folder, 's');
  buildMachine(machine, presets['apple-silicon']());
  addFiles(machine, homebrewKeg('/opt/homebrew', { version: '1.27.1', architecture: 'amd64' }));
  mkdirSync(join(state, 'config'), { recursive: true, mode: 0o700 });
  writeFileSync(
    join(state, 'config/gowarden.toml'),
    '[tray]\nenabled = false\n[notifications]\nmaxPerHour = 1000\nrepeatAfterMinutes = 0\n',
  );
  const words = [join(root, 'dist/gowarden.js'), 'run', '--host', machine, '--state', state];
  const daemon = spawn(process.execPath, words, { stdio: 'ignore' });
  try {
    await wait(4000);
    await swapOften(machine, state);
  } finally {
    daemon.kill('SIGTERM');
    await new Promise((resolve) => daemon.once('exit', resolve));
    rmSync(folder, { recursive: true, force: true });
  }
}
times.sort((a, b) => a - b);
const at = (share: number): string =>
  `${(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN).toFixed(0)} ms`;
console.log(`| swaps | told | median | 90th percentile | slowest |\n| --- | ---: | ---: | ---: | ---: |`);
console.log(`| ${times.length + missed} | ${times.length} | ${at(0.5)} | ${at(0.9)} | ${at(1)} |`);
