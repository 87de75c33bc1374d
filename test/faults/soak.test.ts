import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

interface Course {
  readonly first: number;
  readonly last: number;
  readonly greatest: number;
}
interface Report {
  readonly rounds: number;
  readonly refused: readonly string[];
  readonly exitCode: number | null;
  readonly notices: readonly unknown[];
  readonly faults: readonly string[];
  readonly descriptors: Course;
  readonly databaseKb: Course;
  readonly heapMb: Course;
}

const missing = existsSync('/proc/self/fd') ? '' : ' (missing /proc)';

/** The short form of `node scripts/bench.mjs soak 2400`, whose figures are in docs/faults.md. */
test.skipIf(missing !== '')(
  `row 32: half a simulated hour of swaps, failing probes, clients and settings changes leaves nothing behind${missing}`,
  () => {
    const bench = fileURLToPath(new URL('../../scripts/bench.mjs', import.meta.url));
    const ran = spawnSync(process.execPath, [bench, 'soak', '15'], { encoding: 'utf8' });
    expect(ran.status, ran.stderr).toBe(0);
    const report = JSON.parse(ran.stdout) as Report;
    expect(report).toMatchObject({ refused: [], exitCode: 0, notices: [], faults: [] });
    expect(report.rounds).toBeGreaterThan(10);
    // A stream that is open at that moment, and its request.
    expect(report.descriptors.greatest - report.descriptors.first).toBeLessThanOrEqual(4);
    expect(report.descriptors.last).toBeLessThanOrEqual(report.descriptors.first + 4);
    // Its journal is reset at 400 kB (wal_autocheckpoint) and what it holds is a few hundred entries.
    expect(report.databaseKb.greatest).toBeLessThan(2000);
    // 15 s show no slope, but would show a leak of a machine's picture at each look.
    expect(report.heapMb.greatest).toBeLessThan(report.heapMb.first + 10);
  },
  300_000,
);
