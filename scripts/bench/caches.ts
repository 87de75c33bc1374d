// The cost of cleaning compared with rm and du: node scripts/bench.mjs caches [FILES] [ROUNDS]   (default 50000 5)
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { fillGoCache, put, putRecord, testMachine, type TestMachine } from '../../test/caches/machine.ts';

const files = Number(process.argv[2] ?? 50_000);
const rounds = Number(process.argv[3] ?? 5);
/** In each round. */
const clicks = 5;
// The process that measures and removes is expected beside this bundle, as in the product.
cpSync(join(process.env.GOWARDEN_ROOT ?? '.', 'dist'), import.meta.dirname, { recursive: true });

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

async function timed(act: () => unknown): Promise<number> {
  const at = performance.now();
  await act();
  return performance.now() - at;
}

function run(file: string, ...argv: string[]): void {
  const { status, stderr } = spawnSync(file, argv, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} ended with ${status}: ${stderr}`);
}

/**
 * Drops no cache: both sides see a warm directory cache, like that of a cache that was just measured. What was created for the bench
 * is synced to disk first: otherwise the cleaner, whose journal is synced, would wait for all of it, and its peers would not.
 */
function warm(path: string): void {
  run('du', '-s', path);
  run('sync');
}

/** A build cache, and a module cache whose directories are read-only. */
function fill(machine: TestMachine, count: number): void {
  fillGoCache(machine.goCache, Math.round(count / 256));
  const modules = Math.round(count / 10 / 50);
  for (let module = 0; module < modules; module += 1) {
    putRecord(machine.modules, `example.com/m${module}`);
    for (let file = 0; file < 50; file += 1) {
      put(
        join(machine.modules, `example.com/m${module}@v1.0.0/p${file % 5}/f${file}.go`),
        'package p\n',
        0o444,
      );
    }
  }
  put(join(machine.modules, 'cache/download/x.zip'), 'zip');
  execFileSync('chmod', ['-R', 'a-w', join(machine.modules, 'example.com')]);
}

const times: Record<string, number[]> = {};
const take = (name: string, value: number): void => void (times[name] ??= []).push(value);

const load = loadavg()[0] ?? 0;
for (let round = 0; round < rounds; round += 1) {
  const machine = testMachine();
  fill(machine, files);
  const copy = join(machine.root, 'copy');
  execFileSync('cp', ['-a', join(machine.home), copy]);
  warm(machine.home);
  warm(copy);

  const cleaner = machine.cleaner({ keepsReady: true });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await cleaner.recover();
  delay.enable();
  const measured = (): Promise<number> => timed(() => cleaner.look());
  const peer = (): Promise<number> => timed(() => run('du', '-s', machine.goCache, machine.modules));
  // In turn, so that neither always comes first.
  if (round % 2 === 0) take('measure', await measured());
  take('du', await peer());
  if (round % 2 === 1) take('measure', await measured());
  // The menu stays open: the process for the next look is already waiting.
  await cleaner.look({ attended: true });
  await wait(1_000);
  take('measure again', await timed(() => cleaner.look({ attended: true })));
  delay.disable();
  take('loop while measuring', delay.percentile(99) / 1e6 - 1);

  // Each but the last is undone. Somebody who clicks has looked, and for longer than a process takes to start.
  for (let left = clicks; left > 0; left -= 1) {
    await cleaner.look({ attended: true });
    run('sync');
    await wait(1_000);
    take(
      'click',
      await timed(async () => {
        const plan = await cleaner.plan({ scope: 'all', fromLastLook: true });
        await cleaner.execute(plan.id);
      }),
    );
    if (left > 1) await cleaner.undo();
  }
  if (existsSync(join(machine.modules, 'example.com'))) throw new Error('the path is not free');
  delay.reset();
  delay.enable();
  const removed = async (): Promise<void> => take('purge', await timed(() => cleaner.purgeNow()));
  const rm = async (): Promise<void> => take('rm -rf', await timed(() => run('rm', '-rf', copy)));
  if (round % 2 === 0) {
    await removed();
    delay.disable();
    await rm();
  } else {
    delay.disable();
    await rm();
    delay.enable();
    await removed();
    delay.disable();
  }
  take('loop while purging', delay.percentile(99) / 1e6 - 1);
  await cleaner.close();
  rmSync(machine.root, { recursive: true, force: true });
}

const of = (name: string): number => median(times[name] ?? []);
const ratio = (a: string, b: string): string => (of(a) / of(b)).toFixed(2);
console.log(
  `${files} files in the build cache, ${Math.round(files / 10)} in modules, ${rounds} rounds, load ${load.toFixed(1)}`,
);
console.log('| what | median | beside |\n| --- | ---: | ---: |');
console.log(`| click to path free | ${ms(of('click'))} | |`);
console.log(
  `| measuring / \`du -s\` | ${ms(of('measure'))} / ${ms(of('du'))} | ${ratio('measure', 'du')} × |`,
);
console.log(
  `| the same while somebody looks / \`du -s\` | ${ms(of('measure again'))} / ${ms(of('du'))} | ${ratio('measure again', 'du')} × |`,
);
console.log(
  `| purge / \`rm -rf\` | ${ms(of('purge'))} / ${ms(of('rm -rf'))} | ${ratio('purge', 'rm -rf')} × |`,
);
console.log(
  `| event-loop delay, p99, while measuring / purging | ${ms(of('loop while measuring'))} / ${ms(of('loop while purging'))} | |`,
);
