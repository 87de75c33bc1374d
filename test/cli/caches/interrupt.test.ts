import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aProcess, fillGoCache } from '../../caches/machine.ts';
import { goMachine, type GoMachine } from '../cleaning.ts';

/** A build cache that takes long enough to measure and remove. */
function machineWith(each: number): GoMachine {
  const machine = goMachine();
  fillGoCache(machine.goCache, each);
  machine.processes = [];
  return machine;
}

/** What waits in the quarantine, and which parts of it are being removed. */
function waitingIn(machine: GoMachine): readonly string[] {
  const quarantine = join(machine.root, 'state/cache/quarantine');
  const beside = join(machine.paths.cache, 'quarantine');
  return [quarantine, beside]
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path).flatMap((plan) => readdirSync(join(path, plan))));
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(['directly', 'through the daemon'] as const)('Ctrl-C, %s', { timeout: 180_000 }, (way) => {
  async function begin(each: number): Promise<GoMachine> {
    const machine = machineWith(each);
    if (way === 'through the daemon') await machine.daemon();
    return machine;
  }

  test('while it measures or asks: nothing is touched, and it says so', async () => {
    const machine = await begin(40);
    const measuring = new AbortController();
    setTimeout(() => measuring.abort(), 20);
    for (const words of [['caches'], ['clean', '--yes'], ['clean', '--repair', '--yes']])
      expect(await machine.gowarden(words, { interrupted: measuring.signal })).toEqual({
        code: 130,
        out: '',
        err: 'Cancelled. Nothing was touched.\n',
      });
    const asking = new AbortController();
    const ask = () => {
      asking.abort();
      return Promise.resolve('y');
    };
    const asked = await machine.gowarden(['clean'], { interrupted: asking.signal, ask });
    expect([asked.code, asked.out]).toEqual([130, '']);
    expect(asked.err).toMatch(/Plan .*\nCancelled\. Nothing was touched\.\n$/s);
    expect(machine.entries()).toBe(40 * 256);
    expect(waitingIn(machine)).toEqual([]);
  });

  test('while it removes permanently: the rest stays, can be undone, and it says so', async () => {
    const machine = await begin(150);
    const all = machine.entries();
    const interruption = new AbortController();
    const timer = setInterval(() => {
      if (waitingIn(machine).some((name) => name.startsWith('purging-'))) interruption.abort();
    }, 2);
    const stopped = await machine.gowarden(['clean', '--yes', '--purge-now'], {
      interrupted: interruption.signal,
    });
    clearInterval(timer);
    expect(stopped.code).toBe(130);
    const [, undo] =
      /stopped\s+halfway\.\s+The\s+rest\s+is\s+removed\s+later;\s+until\s+then\s+(gowarden\s+undo\s+\S+)/.exec(
        stopped.out,
      ) ?? [];
    expect(undo).toBeDefined();
    expect(stopped.out).not.toContain('Undo it until');
    // It does not continue by itself.
    await pause(2_500);
    expect(waitingIn(machine).length).toBeGreaterThan(0);
    expect(machine.entries()).toBe(0);
    const back = await machine.gowarden(undo!.split(/\s+/).slice(1));
    expect([back.code, back.out]).toEqual([
      4,
      expect.stringMatching(/^Put back .*\n\d+ things? (was|were) already removed permanently/),
    ]);
    expect(machine.entries()).toBeGreaterThan(0);
    expect(machine.entries()).toBeLessThan(all);
    expect(waitingIn(machine)).toEqual([]);
  });
});

test('what is in use names the command that cleans it later', async () => {
  const machine = machineWith(1);
  machine.processes = [aProcess(4_000_000, '/usr/local/go/bin/go', { arguments: ['go', 'build', './...'] })];
  const { code, out } = await machine.gowarden(['clean', '--all', '--yes']);
  expect(code).toBe(4);
  expect(out).toContain('gowarden clean --all --wait');
});

test('--purge-now does not promise that it can be undone', async () => {
  const machine = machineWith(1);
  const { out } = await machine.gowarden(['clean', '--purge-now', '--dry-run']);
  expect(out.replaceAll('\n', ' ')).toContain('none of it can be undone');
  expect(out).not.toContain('10 minutes');
});
