import { join } from 'node:path';
import { writeFileSync, mkdirSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import type { Plan } from '../../../../caches/plan/plan.ts';
import type { Receipt } from '../../../../caches/receipt.ts';
import { goVersion } from '../../../real/go-programs.ts';
import { fillGoCache } from '../../../caches/machine.ts';
import { goMachine, patience, type GoMachine } from '../../cleaning.ts';
import { build as buildMachine, temporary } from '../../machine.ts';
import { call } from '../../call.ts';
import { documented } from '../../schema.ts';

const missing = goVersion() === null ? ' (not here: go)' : '';

interface CleanDocument {
  readonly plan: Plan;
  readonly done: {
    readonly receipts: readonly Receipt[];
    readonly purged: readonly Receipt[];
    readonly inUse: readonly { pid: number; command: string }[];
    readonly goesOn: boolean;
  } | null;
}

const cleanDocument = (text: string): CleanDocument => documented('clean', text) as CleanDocument;
const terminal = (answer: string) => ({ ask: () => Promise.resolve(answer) });
/** What a plan takes, without the parts that differ from plan to plan. */
const taken = ({ items }: Plan) => items.map(({ path, bytes, files }) => [path, bytes, files]);

describe.skipIf(missing !== '')(`caches of a real Go${missing}`, { timeout: 180_000 }, () => {
  describe.each(['directly', 'through the daemon'] as const)('%s', (way) => {
    async function machineWithCache(): Promise<GoMachine> {
      const machine = goMachine();
      await machine.fill();
      if (way === 'through the daemon') await machine.daemon();
      return machine;
    }

    test('an unknown id is reported with the likely intended one, and nothing is cleaned', async () => {
      const machine = await machineWithCache();
      const before = machine.entries();
      for (const [ids, next] of [
        [['go-buidl'], 'Did you mean `go-build`?'],
        [['go-build', 'xyzzy'], 'Run `gowarden caches`'],
        [['jetbrains:GoLand1999.1'], 'Run `gowarden caches`'],
      ] as const) {
        const { code, out, err } = await machine.gowarden(['clean', ...ids, '--yes']);
        expect({ code, out }).toEqual({ code: 2, out: '' });
        expect(err).toContain(next);
      }
      expect(machine.entries()).toBe(before);
    });

    test('are listed with size and users, cleaned as the dry run said, and restored', async () => {
      const machine = await machineWithCache();
      const listed = await machine.gowarden(['caches', '--json']);
      expect(listed.code).toBe(0);
      const { caches } = documented('caches', listed.out) as {
        caches: { id: string; bytes: number; files: number; use: string }[];
      };
      const cache = caches.find(({ id }) => id === 'go-build')!;
      expect(cache).toMatchObject({ path: machine.goCache, files: machine.entries(), use: 'idle' });
      expect(cache.bytes).toBeGreaterThan(1_000_000);

      const entries = machine.entries();
      const dry = await machine.gowarden(['clean', '--dry-run', '--json']);
      expect(dry.code).toBe(0);
      expect(machine.entries()).toBe(entries);
      const cleaned = await machine.gowarden(['clean', '--yes', '--json']);
      expect(cleaned.code).toBe(0);
      const { plan, done } = cleanDocument(cleaned.out);
      expect(taken(plan)).toEqual(taken(cleanDocument(dry.out).plan));
      expect(done?.receipts).toMatchObject([{ kind: 'cleaned', bytes: plan.bytes, files: entries }]);
      expect(machine.entries()).toBe(0);

      const undone = await machine.gowarden(['undo', '--json']);
      expect(undone.code).toBe(0);
      expect(documented('undo', undone.out)).toMatchObject({ receipt: { files: entries }, lost: 0 });
      expect(machine.entries()).toBe(entries);
      expect(await machine.gowarden(['undo'])).toMatchObject({
        code: 2,
        err: expect.stringContaining('nothing to undo') as string,
      });
    });

    test('the next build after a clean-up works, and undo keeps what it made', async () => {
      const machine = await machineWithCache();
      const before = machine.entries();
      expect(await machine.gowarden(['clean'], terminal('y'))).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^Cleaned .* files\.\nUndo it until \d\d:\d\d: gowarden undo /) as string,
      });
      await machine.build('-tags=other');
      const grown = machine.entries();
      expect(grown).toBeGreaterThan(0);
      expect((await machine.gowarden(['undo'])).code).toBe(0);
      expect(machine.entries()).toBeGreaterThanOrEqual(Math.max(before, grown));
      await machine.build();
    });

    test('a running go build is not disturbed; with --wait its cache is cleaned when it ends', async () => {
      const machine = await machineWithCache();
      const { letGo, ended } = await machine.holdBuild();
      const refused = await machine.gowarden(['clean', '--yes', '--no-wait', '--json']);
      expect(refused.code).toBe(4);
      expect(cleanDocument(refused.out).done).toMatchObject({
        receipts: [],
        inUse: [{ command: 'go build' }],
        goesOn: false,
      });
      const entries = machine.entries();
      expect(entries).toBeGreaterThan(0);
      const waiting = machine.gowarden(['clean', '--yes', '--wait', '--json']);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(machine.entries()).toBe(entries);
      letGo();
      expect(await ended).toBe(0);
      const { code, out } = await waiting;
      expect(cleanDocument(out).done).toMatchObject({ receipts: [{ kind: 'cleaned' }], inUse: [] });
      expect(code).toBe(0);
      expect(machine.entries()).toBe(0);
    });

    test('--purge-now frees the space at once', async () => {
      const machine = await machineWithCache();
      const { code, out } = await machine.gowarden(['clean', '--yes', '--purge-now', '--json']);
      expect(code).toBe(0);
      expect(cleanDocument(out).done?.purged).toMatchObject([{ kind: 'purged', leftOut: [] }]);
      expect((await machine.gowarden(['undo'])).code).toBe(2);
      await machine.build();
    });

    test('a settings file that cannot be read keeps everything, and the output says so', async () => {
      const machine = goMachine();
      await machine.fill();
      const config = join(machine.root, 'state/config');
      mkdirSync(config, { recursive: true });
      writeFileSync(join(config, 'gowarden.toml'), '[caches]\nkeep = ["/precious"\n');
      if (way === 'through the daemon') await machine.daemon();
      const entries = machine.entries();
      const { code, out, err } = await machine.gowarden(['clean', '--yes', '--all']);
      expect(code).toBe(4);
      expect(out).toContain('gowarden config check');
      expect(err).toContain('Nothing is cleaned until');
      expect(machine.entries()).toBe(entries);
    });
  });

  test('the daemon cleans when the build ends, even for a command that is gone, and remembers it', async () => {
    const machine = goMachine();
    await machine.fill();
    await machine.daemon();
    const { letGo } = await machine.holdBuild();
    const left = await machine.gowarden(['clean', '--yes', '--json']);
    expect(left.code).toBe(4);
    expect(cleanDocument(left.out).done).toMatchObject({ inUse: [{ command: 'go build' }], goesOn: true });
    letGo();
    await vi.waitUntil(() => machine.entries() === 0, patience);
    const history = async () => (await machine.gowarden(['history'])).out;
    await vi.waitUntil(async () => (await history()).includes('cleaned'), patience);
    expect(await history()).toMatch(/cleaned\n {2}.* files: Go build cache; gowarden undo /);
  });

  test('a daemon that starts again still waits for the build, and cleans when it ends', async () => {
    const machine = goMachine();
    await machine.fill();
    const first = await machine.daemon();
    const { letGo, ended } = await machine.holdBuild();
    expect((await machine.gowarden(['clean', '--yes'])).code).toBe(4);
    const entries = machine.entries();
    expect(entries).toBeGreaterThan(0);
    await first.stop();
    await machine.daemon();
    const cleaning = async () => {
      const { out } = await machine.gowarden(['status', '--json']);
      return (JSON.parse(out) as { cleaning: { state: string; waitingFor: string } }).cleaning;
    };
    await vi.waitUntil(async () => (await cleaning()).state === 'waiting', patience);
    expect((await cleaning()).waitingFor).toContain('go build');
    expect(machine.entries()).toBe(entries);
    letGo();
    expect(await ended).toBe(0);
    await vi.waitUntil(() => machine.entries() === 0, patience);
  });

  test('undo gives up a clean-up that is still waiting, names what it waited for, and nothing goes later', async () => {
    const machine = goMachine();
    await machine.fill();
    await machine.daemon();
    const { letGo, ended } = await machine.holdBuild();
    expect((await machine.gowarden(['clean', '--yes'])).code).toBe(4);
    const undone = await machine.gowarden(['undo']);
    expect([undone.code, undone.out]).toEqual([
      0,
      expect.stringMatching(/waited until go build .* has been given up/),
    ]);
    expect((await machine.gowarden(['clean', '--yes'])).code).toBe(4);
    const unknown = await machine.gowarden(['undo', 'mhy3k2ab-1f2e3d4c']);
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('mhy3k2ab-1f2e3d4c')]);
    expect((await machine.gowarden(['clean', '--yes'])).code).toBe(4);
    const told = await machine.gowarden(['undo', '--json']);
    expect([told.code, documented('undo', told.out)]).toMatchObject([0, { receipt: null, gaveUp: true }]);
    const entries = machine.entries();
    letGo();
    expect(await ended).toBe(0);
    expect(machine.entries()).toBeGreaterThanOrEqual(entries);
    const { out } = await machine.gowarden(['status', '--json']);
    expect(JSON.parse(out)).toMatchObject({ cleaning: { state: 'idle', waitingFor: null } });
  });

  test('what was cleaned without a daemon is in the history of the next one', async () => {
    const machine = goMachine();
    await machine.fill();
    expect((await machine.gowarden(['clean', '--yes'])).code).toBe(0);
    await machine.daemon();
    const { out } = await machine.gowarden(['history', '--json']);
    const { entries } = documented('history', out) as { entries: { kind: string }[] };
    expect(entries).toMatchObject([{ kind: 'cleaned' }]);
    expect((await machine.gowarden(['undo'])).code).toBe(0);
  });
});

test('nothing is touched without a clear yes, and no question is asked without a terminal', async () => {
  const machine = goMachine();
  fillGoCache(machine.goCache, 2);
  machine.processes = [];
  const declined = await machine.gowarden(['clean'], terminal('n'));
  expect(declined).toMatchObject({ code: 0, out: '' });
  expect(declined.err).toContain('Nothing was touched');
  for (const words of [['clean'], ['clean', '--json']]) {
    const { code, err } = await machine.gowarden(words);
    expect([code, err]).toEqual([2, expect.stringContaining('--yes or --dry-run')]);
  }
  expect((await machine.gowarden(['clean', 'go-build', '--all', '--yes'])).code).toBe(2);
  const unknown = await machine.gowarden(['clean', 'nonsense', '--yes']);
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('nonsense')]);
  expect(machine.entries()).toBe(512);
});

test('a narrow terminal loses nothing, in Chinese too', async () => {
  const machine = goMachine();
  fillGoCache(machine.goCache, 2);
  machine.processes = [];
  const output = (columns: number, into: string[]) => ({
    output: {
      isTerminal: false,
      columns,
      closed: new AbortController().signal,
      write: (text: string) => void into.push(text),
    },
  });
  for (const lang of ['en', 'zh-Hans']) {
    const lines: string[] = [];
    await machine.gowarden(['caches', '--lang', lang], output(40, lines));
    const text = lines.join('');
    expect(text).toContain('512');
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      lang === 'en' ? 'the next build takes longer' : '下次构建更慢',
    );
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  }
});

test('a simulated machine is shown and never cleaned', async () => {
  const folder = buildMachine(temporary('clean'), 'apple-silicon');
  const state = temporary('state');
  const listed = await call(['caches', '--json', '--host', folder, '--state', state]);
  expect(listed.code).toBe(0);
  documented('caches', listed.out);
  for (const words of [['clean', '--yes'], ['clean', '--dry-run'], ['undo']]) {
    const { code, err } = await call([...words, '--host', folder, '--state', state]);
    expect([code, err]).toEqual([2, expect.stringContaining('simulated')]);
  }
});
