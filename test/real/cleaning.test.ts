import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Cleaner } from '../../caches/cleaner/cleaner.ts';
import type { Processes } from '../../host/processes/processes.ts';
import { snapshot, testMachine, type TestMachine } from '../caches/machine.ts';
import { aProgram, begin, change, go, untilCalled, type Running } from './building.ts';
import { goVersion } from './go-programs.ts';

const version = goVersion();
const real = test.skipIf(version === null || process.platform !== 'linux');
const named = version === null ? ' [needs go: skipped]' : ` [${version}]`;
const long = process.env.GOWARDEN_LONG === '1';
/** How many clean-ups must hit a moment without a build, and the minimum and maximum number of attempts. */
const hits = long ? 100 : 3;
const [atLeast, atMost] = long ? [300, 5000] : [20, 1000];

let machine: TestMachine;
let program: string;
beforeEach(() => {
  machine = testMachine({ realGo: true });
  machine.processes = 'real';
  if (version !== null) program = aProgram(machine);
}, 300_000);
afterEach(() => machine.remove());

const patient = { timeout: long ? 7_200_000 : 600_000 };

async function cleanAll(cleaner: Cleaner) {
  const plan = await cleaner.plan({ scope: 'all' });
  return cleaner.execute(plan.id);
}

real(
  `real caches of real modules are cleaned, taken back and removed, and go build works after each${named}`,
  patient,
  async () => {
    go(machine, program, 'build', '-o', 'program', '.');
    const before = [snapshot(machine.goCache), snapshot(machine.modules)];
    const cleaner = machine.cleaner();
    const { receipt, leftOut } = await cleanAll(cleaner);
    expect(leftOut).toEqual([]);
    expect(receipt?.caches.map(({ id }) => id)).toEqual(['go-build', 'go-modules']);
    await cleaner.undo();
    // `go env`, which shows where the caches are, adds an entry or two of its own.
    const after = [snapshot(machine.goCache), snapshot(machine.modules)];
    expect(
      before.map((names, index) => Object.entries(names).filter(([name, is]) => after[index]?.[name] !== is)),
    ).toEqual([[], []]);
    expect(go(machine, program, 'mod', 'verify')).toContain('all modules verified');
    go(machine, program, 'build', '-o', 'program', '.');
    await cleanAll(cleaner);
    go(machine, program, 'build', '-o', 'program', '.');
    // The modules that were downloaded again are kept aside in favour of the old ones.
    await cleaner.undo();
    expect(go(machine, program, 'mod', 'verify')).toContain('all modules verified');
    go(machine, program, 'build', '-o', 'program', '.');
    await cleanAll(cleaner);
    for (const { leftOut: left } of await cleaner.purgeNow()) expect(left).toEqual([]);
    expect(await cleaner.undo()).toMatchObject({ why: 'nothing' });
    go(machine, program, 'build', '-o', 'program', '.');
    await cleaner.close();
  },
);

real(`not one build fails while clean is asked for again and again${named}`, patient, async () => {
  go(machine, program, 'build', '-o', 'program', '.');
  const told = { builds: 0, failed: [] as string[], cleaned: 0, waited: 0, purged: 0, undone: 0 };
  let over = false;
  const building = (async () => {
    for (let number = 1; !over; number += 1) {
      change(program, number);
      const { code, said } = await begin(machine, program, 'go', 'build', '-o', 'program', '.').ended;
      told.builds += 1;
      if (code !== 0) told.failed.push(said);
      // Every now and then nothing is built for a moment, and a clean-up gets its turn, or meets the next build's start.
      if (number % 2 === 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 1500));
    }
  })();
  const cleaner = machine.cleaner();
  let asked = 0;
  for (; asked < atLeast || (told.cleaned < hits && asked < atMost); asked += 1) {
    const plan = await cleaner.plan({ scope: 'all', fromLastLook: asked % 5 !== 0 });
    const { receipt, waiting, leftOut } = await cleaner.execute(plan.id);
    if (receipt) told.cleaned += 1;
    if (waiting !== null || leftOut.some(({ why }) => why === 'busy')) told.waited += 1;
    if (receipt && asked % 3 === 1) told.purged += (await cleaner.purgeNow()).length;
    if (receipt && asked % 3 === 2 && (await cleaner.undo()).receipt) told.undone += 1;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
  }
  over = true;
  await building;
  writeSync(1, `${JSON.stringify({ asked, ...told, failed: told.failed.length })}\n`);
  expect(told.failed).toEqual([]);
  expect(told.builds).toBeGreaterThan(1);
  expect(told.cleaned).toBeGreaterThanOrEqual(hits);
  await cleaner.close();
  expect(go(machine, program, 'mod', 'verify')).toContain('all modules verified');
  go(machine, program, 'build', '-o', 'program', '.');
});

/**
 * A host on which something starts at one of the looks for newcomers: the first is before the checks, the second
 * between these and the renames, the third among or right after the renames. A process that starts there is not seen by that very
 * look any more.
 */
function beginsAtLook(number: number, starts: () => void): void {
  const { host } = machine;
  let looks = 0;
  const processes = async (): Promise<Processes> => {
    const table = await host.processes();
    const newcomers = (): ReturnType<NonNullable<Processes['newcomers']>> => {
      const seen = table.newcomers?.() ?? null;
      looks += 1;
      if (looks === number) starts();
      return seen;
    };
    return { ...table, newcomers };
  };
  Object.assign(machine, { host: { ...host, processes } });
}

const kinds: [string, () => { running: Running; start: () => void }][] = [
  [
    'a go build',
    () => {
      const held: { running?: Running } = {};
      return {
        get running(): Running {
          return held.running!;
        },
        start: () => {
          held.running = begin(machine, program, 'go', 'build', '-o', 'program', '.');
          untilCalled(held.running.child.pid!, 'go');
        },
      };
    },
  ],
  [
    'a shell that becomes a go build',
    () => {
      const sign = join(machine.root, 'sign');
      const waits = `while [ ! -e ${sign} ]; do sleep 0.05; done; exec go build -o program .`;
      const running = begin(machine, program, 'sh', '-c', waits);
      return {
        running,
        start: () => {
          writeFileSync(sign, '');
          untilCalled(running.child.pid!, 'go');
        },
      };
    },
  ],
];

for (const [what, prepare] of kinds)
  for (const look of [1, 2, 3]) {
    real(
      `${what} that begins between the check and the rename (look ${look}) is noticed, and has its caches back at once${named}`,
      patient,
      async () => {
        go(machine, program, 'build', '-o', 'program', '.');
        const entries = (): string[] =>
          Object.keys(snapshot(machine.goCache)).filter((name) => /-[ad]$/.test(name));
        const before = entries();
        const prepared = prepare();
        change(program, 7);
        const cleaner = machine.cleaner();
        const plan = await cleaner.plan({ scope: 'all' });
        beginsAtLook(look, prepared.start);
        const other = machine.cleaner();
        const again = await other.plan({ scope: 'all' });
        const { receipt, waiting, leftOut } = await other.execute(again.id);
        expect(entries()).toEqual(expect.arrayContaining(before));
        expect(receipt).toBeNull();
        expect(
          [...(waiting?.by ?? []), ...leftOut.flatMap(({ by }) => by ?? [])].map(({ command }) => command),
        ).toContain('go build');
        const { code, said } = await prepared.running.ended;
        expect({ code, said }).toEqual({ code: 0, said: '' });
        expect(plan.items.length).toBeGreaterThan(0);
        await other.close();
        await cleaner.close();
      },
    );
  }
