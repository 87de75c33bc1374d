// From a swapped link to the notification handed over, 50 times, on a simulated Mac: node scripts/bench.mjs swap [ROUNDS]
// Needs the built bundle (npm run build).
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { recordedFile } from '../../daemon/notifier/desktop/recorded.ts';
import { addFiles, buildMachine } from '../../host/simulated/build.ts';
import { homebrewKeg } from '../../host/simulated/installers.ts';
import { presets } from '../../host/simulated/presets.ts';
import { swapLink } from '../../host/simulated/swap.ts';

const rounds = Number(process.argv[2] ?? 50);
const root = process.env.GOWARDEN_ROOT ?? process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'gw-'));
const machine = join(folder, 'machine');
const state = join(folder, 's');
const link = '/opt/homebrew/bin/go';

buildMachine(machine, presets['apple-silicon']());
addFiles(machine, homebrewKeg('/opt/homebrew', { version: '1.27.1', architecture: 'amd64' }));
mkdirSync(join(state, 'config'), { recursive: true, mode: 0o700 });
writeFileSync(
  join(state, 'config/gowarden.toml'),
  '[tray]\nenabled = false\n[notifications]\nmaxPerHour = 1000\nrepeatAfterMinutes = 0\n',
);

const shown = (): number => {
  const file = recordedFile(state);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
};

/** Waits for one more notification; null when none comes within 10 s. Looks every 2 ms. */
async function msUntilShown(before: number, since: number): Promise<number | null> {
  while (performance.now() - since < 10_000) {
    if (shown() > before) return performance.now() - since;
    await wait(2);
  }
  return null;
}

const daemon = spawn(
  process.execPath,
  [join(root, 'dist/gowarden.js'), 'run', '--host', machine, '--state', state],
  {
    stdio: 'ignore',
  },
);
const times: number[] = [];
let missed = 0;
try {
  await wait(4000);
  for (let round = 0; round < rounds; round += 1) {
    const before = shown();
    const since = performance.now();
    await swapLink(machine, link, '../Cellar/go/1.27.1/bin/go', {
      way: round % 2 === 0 ? 'unlink' : 'rename',
    });
    const ms = await msUntilShown(before, since);
    if (ms === null) missed += 1;
    else times.push(ms);
    await swapLink(machine, link, '../Cellar/go/1.26.8/bin/go', { way: 'rename' });
    await wait(1500);
  }
} finally {
  daemon.kill('SIGTERM');
  await new Promise((resolve) => daemon.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
times.sort((a, b) => a - b);
const at = (share: number): string =>
  `${(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN).toFixed(0)} ms`;
console.log(`| swaps | told | median | 90th percentile | slowest |\n| --- | ---: | ---: | ---: | ---: |`);
console.log(`| ${rounds} | ${rounds - missed} | ${at(0.5)} | ${at(0.9)} | ${at(1)} |`);
