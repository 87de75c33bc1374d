import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { missingPrograms } from '../bus.ts';
import { straceArguments, tracedWaits } from './flock-trace.ts';
import { judge, type Traced } from './judge.ts';
import { LanguageClient } from './language-client.ts';
import { mainGo } from './modules.ts';
import { machineWithGopls } from './with-gopls.ts';

const missing = missingPrograms(['go', 'strace', 'bash']);
/** Fresh clones that both open. The long form, which takes some minutes: npm run test:two-ides. */
const rounds = Number(process.env.GOWARDEN_TWO_IDES ?? 1);
/** A round takes about 20 s of a busy machine. */
const limitMs = 120_000 + rounds * 60_000;

/**
 * VS Code and GoLand on one module, each with a real gopls and real go commands, and a module proxy on a slow line. strace
 * shows every wait for a lock; the daemon must have reported each of 200 ms or more.
 */
describe.skipIf(missing.length > 0)(
  `two IDEs${missing.length ? ` (missing ${missing.join(', ')})` : ''}`,
  () => {
    const set = machineWithGopls(150);

    test(
      'every wait of at least 200 ms in strace is reported, with its holder, its waiter and their owners',
      async () => {
        const { machine, server, clone } = set();
        const traces: Traced[] = [];
        for (let round = 0; round < rounds; round += 1) {
          const module = clone(`app-${round}`);
          const traced = (owner: string): readonly string[] => {
            const directory = join(machine.home, `trace-${round}-${traces.length}`);
            mkdirSync(directory);
            traces.push({ directory, owner });
            return ['strace', ...straceArguments(directory)];
          };
          const [code, goland] = [
            machine.application('code', `${server}; true`, '/', traced('Visual Studio Code')),
            machine.application('goland', `${server}; true`, '/', traced('GoLand')),
          ];
          const commands = machine.application(
            'goland',
            'go list -m -json all >list.txt; go mod download & go list -e -deps -test ./... >deps.txt & go mod tidy; wait',
            module,
            traced('GoLand'),
          );
          await Promise.all([
            work(new LanguageClient(code), module),
            work(new LanguageClient(goland), module),
          ]);
          if (commands.exitCode === null) await new Promise((resolve) => commands.once('exit', resolve));
          // A comment in go.mod makes both load again, with a warm cache.
          writeFileSync(join(module, 'go.mod'), `// ${round}\n`, { flag: 'a' });
          await wait(3000);
          for (const child of [code, goland]) process.kill(-child.pid!, 'SIGKILL');
          await wait(500);
        }
        const waits = tracedWaits(
          traces.map(({ directory }) => directory),
          200,
        );
        // What started is over: everything is stored.
        const incidents = await vi.waitFor(
          async () => {
            const all = (await machine.incidents()).filter(({ rule }) => rule === 'modcache-lock-wait');
            expect(all.filter(({ closedAt }) => closedAt === null)).toEqual([]);
            return all;
          },
          { timeout: 20_000, interval: 200 },
        );
        const { missed, between } = judge(traces, waits, incidents);
        if (rounds > 1) {
          const times = waits.map(({ ms }) => ms).sort((a, b) => a - b);
          console.log(
            `${rounds} fresh clones: ${waits.length} waits of 200 ms and more (${between.length} for the other IDE; median ${Math.round(times[times.length >> 1] ?? 0)} ms, longest ${Math.round(times.at(-1) ?? 0)} ms), ${missed.length} not told; ${incidents.length} incidents`,
          );
        }
        expect(waits.length).toBeGreaterThan(0);
        expect(missed).toEqual([]);
      },
      limitMs,
    );

    async function work(client: LanguageClient, module: string): Promise<void> {
      const path = join(module, 'main.go');
      await client.open(module);
      client.openFile(path, mainGo);
      client.change(path, 2, mainGo.replace('func main', 'var X = 1\n\nfunc main'));
      await client.settle(path);
    }
  },
);
