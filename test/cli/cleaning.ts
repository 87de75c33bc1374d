import { execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished, vi } from 'vitest';
import type { Surroundings } from '../../cli/surroundings.ts';
import { caches } from '../../daemon/caches/part.ts';
import { api } from '../../daemon/api/api.ts';
import { startDaemon, type Daemon } from '../../daemon/daemon.ts';
import { entriesIn, fillBuildCache, writeModule } from '../real/build-cache.ts';
import { testMachine, type TestMachine } from '../caches/machine.ts';
import { call, type Called } from './call.ts';

/** Generous, since other tests build at the same time. */
export const patience = { timeout: 60_000, interval: 100 };

export interface GoMachine extends TestMachine {
  /** A module that needs neither other modules nor the standard library. */
  readonly module: string;
  /** Entries of the build cache. */
  entries(): number;
  /** A first build, with the help of an earlier one. */
  fill(): Promise<void>;
  /** `go build -trimpath ./...` in the module; rejects with its output when it fails. */
  build(...flags: string[]): Promise<unknown>;
  /** A `go build` that keeps working until it is released. */
  holdBuild(): Promise<{ letGo: () => void; ended: Promise<number | null> }>;
  gowarden(words: readonly string[], given?: Partial<Surroundings>): Promise<Called>;
  daemon(): Promise<Daemon>;
}

/** A home with the build cache of a real Go in it. Only programs that this test starts count as running. */
export function goMachine(): GoMachine {
  const machine = testMachine({ realGo: true });
  onTestFinished(() => machine.remove());
  machine.processes = 'real';
  const module = join(machine.root, 'module');
  writeModule(module);
  const environment = { ...machine.environment, CGO_ENABLED: '0' };
  const build = (...flags: string[]) =>
    promisify(execFile)('go', ['build', '-trimpath', ...flags, './...'], { cwd: module, env: environment });
  const state = join(machine.root, 'state');
  return Object.assign(machine, {
    module,
    entries: () => entriesIn(machine.goCache),
    build,
    fill: async () => {
      fillBuildCache(machine.goCache);
      await build();
    },
    holdBuild: async () => {
      const free = join(machine.root, 'let-go');
      const begun = join(machine.root, 'begun');
      const tool = join(machine.root, 'slow-tool');
      writeFileSync(
        tool,
        `#!/bin/sh\ntouch '${begun}'\nwhile [ ! -e '${free}' ]; do sleep 0.05; done\nexec "$@"\n`,
      );
      chmodSync(tool, 0o755);
      const go = spawn('go', ['build', `-toolexec=${tool}`, './...'], { cwd: module, env: environment });
      const ended = new Promise<number | null>((resolve) => go.once('close', resolve));
      const letGo = (): void => writeFileSync(free, '');
      onTestFinished(async () => {
        letGo();
        await ended;
      });
      await vi.waitUntil(() => existsSync(begun), patience);
      return { letGo, ended };
    },
    gowarden: (words: readonly string[], given: Partial<Surroundings> = {}) =>
      call([...words, '--state', state], {
        machine: machine.host,
        environment: { HOME: machine.home, LANG: 'en_US.UTF-8' },
        directory: module,
        ...given,
      }),
    daemon: async () => {
      const { ownPaths } = await import('../../host/paths.ts');
      const daemon = await startDaemon({
        host: machine.host,
        paths: ownPaths('linux', machine.home, {}, state),
        language: 'en',
        parts: [api, caches],
        probes: [],
        watch: false,
      });
      onTestFinished(() => daemon.stop());
      return daemon;
    },
  });
}
