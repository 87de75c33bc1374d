import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, vi } from 'vitest';
import { openClient, type Client } from '../../cli/client.ts';
import type { HistoryEntry } from '../../daemon/history/history.ts';
import { recordedFile } from '../../desktop/notify/recorded.ts';
import type { Status } from '../../daemon/status.ts';
import { ownPaths, type OwnPaths } from '../../host/paths.ts';
import { addFiles, buildMachine } from '../../host/simulated/build.ts';
import { homebrewKeg } from '../../host/simulated/installers.ts';
import { presets } from '../../host/simulated/presets.ts';
import { swapLink } from '../../host/simulated/swap.ts';
import { removeWhole } from '../remove.ts';

export const bundle = fileURLToPath(new URL('../../dist/gowarden.js', import.meta.url));
/** The machine may be busy with other things. */
export const patience = { timeout: 60_000, interval: 50 };

/** A directory of its own, removed when the test ends. */
export function temporary(name: string): string {
  const directory = mkdtempSync(join(tmpdir(), `gowarden-${name}-`));
  onTestFinished(() => removeWhole(directory));
  return directory;
}

/** Processes with that home, which the daemon passes to everything it starts, except one, as ps shows them. */
export function processesOf(home: string, except?: number): string[] {
  const list = execFileSync('ps', ['axe', '-o', 'pid=,command='], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return list.split('\n').filter((line) => line.includes(`HOME=${home} `) && parseInt(line, 10) !== except);
}

const link = '/opt/homebrew/bin/go';

/** A simulated Mac whose `go` can be swapped for one for amd64 and back. */
export interface Machine {
  readonly folder: string;
  readonly link: string;
  swap(to: 'amd64' | 'arm64'): Promise<void>;
}

export function aMachine(): Machine {
  const folder = join(temporary('machine'), 'm');
  buildMachine(folder, presets['apple-silicon']());
  addFiles(folder, homebrewKeg('/opt/homebrew', { version: '1.27.1', architecture: 'amd64' }));
  return {
    folder,
    link,
    swap: (to) =>
      swapLink(folder, link, `../Cellar/go/${to === 'amd64' ? '1.27.1' : '1.26.8'}/bin/go`, {
        way: 'rename',
      }),
  };
}

export interface StartOptions {
  /** The watched machine; one of its own when absent, the real one when null. */
  readonly machine?: Machine | null;
  readonly state?: string;
  /** False where even the settings cannot be written. */
  readonly ownSettings?: false;
  /** Settings in addition to `tray.enabled = false`, as TOML. */
  readonly settings?: string;
  /** A program that starts the daemon, with its arguments: `prlimit --nofile=64`. */
  readonly wrap?: readonly string[];
  readonly node?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly words?: readonly string[];
}

/** The daemon as a user starts it: the built bundle, in a process of its own. */
export class Running {
  readonly child: ChildProcess;
  readonly paths: OwnPaths;
  readonly client: Client;
  readonly #closed: Promise<unknown>;
  #said = '';

  constructor(options: StartOptions = {}) {
    const state = options.state ?? join(temporary('state'), 's');
    this.paths = ownPaths('linux', '/nowhere', {}, state);
    if (options.ownSettings !== false) {
      mkdirSync(this.paths.config, { recursive: true, mode: 0o700 });
      writeFileSync(this.paths.configFile, `[tray]\nenabled = false\n${options.settings ?? ''}`);
    }
    const machine = options.machine === undefined ? aMachine() : options.machine;
    const words = [
      ...(options.wrap ?? []),
      options.node ?? process.execPath,
      bundle,
      'run',
      '--state',
      state,
      ...(machine === null ? [] : ['--host', machine.folder]),
      ...(options.words ?? []),
    ];
    this.child = spawn(words[0] ?? '', words.slice(1), {
      env: { HOME: '/nowhere', PATH: '/usr/bin:/bin', SHELL: '/bin/sh', ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#closed = once(this.child, 'close');
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (data: Buffer) => (this.#said += data.toString()));
    this.client = openClient(this.paths, { get: 60_000, post: 60_000, silence: 60_000 });
    onTestFinished(() => this.stop('SIGKILL').then(() => undefined));
  }

  /** What it wrote to its outputs. */
  said(): string {
    return this.#said;
  }

  /** Waits until it has looked at the machine and answers. */
  async ready(): Promise<Status> {
    return this.until((status) => expect(status.checkedAt).not.toBeNull());
  }

  /** Waits until it has looked, and has not looked again for a second: then only events make it look. */
  async settled(): Promise<Status> {
    for (let before = await this.ready(); ;) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const now = await this.client.status();
      if (now.checkedAt === before.checkedAt) return now;
      before = now;
    }
  }

  /** Looks until its status passes: on a busy machine a first look may come too early. */
  async looked(check: (status: Status) => void): Promise<Status> {
    await this.ready();
    return vi.waitFor(async () => {
      const status = (await this.client.post('/v1/check')) as Status;
      check(status);
      return status;
    }, patience);
  }

  /** Waits until its status passes. */
  async until(check: (status: Status) => void): Promise<Status> {
    return vi.waitFor(async () => {
      expect(this.child.exitCode, this.#said).toBeNull();
      const status = await this.client.status();
      check(status);
      return status;
    }, patience);
  }

  /** Waits until it knows, or no longer knows, that the `go` of its machine is for another architecture. */
  untilMismatch(there: boolean): Promise<Status> {
    return this.until(({ findings }) =>
      expect(findings.some(({ rule, subject }) => rule === 'go-arch-mismatch' && subject === link)).toBe(
        there,
      ),
    );
  }

  async history(): Promise<readonly HistoryEntry[]> {
    return ((await this.client.get('/v1/history?limit=1000')) as { entries: HistoryEntry[] }).entries;
  }

  /** The log's entries, without lines that are not entries. */
  log(): readonly { readonly msg: string; readonly level: number }[] {
    return readFileSync(this.paths.logFile, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as { msg: string; level: number });
  }

  /** Titles of the notifications that a simulated machine would have shown, as soon as there is one. */
  notified(): Promise<string[]> {
    return vi.waitFor(() => {
      const lines = readFileSync(recordedFile(this.paths.state), 'utf8').split('\n').slice(0, -1);
      expect(lines).not.toEqual([]);
      return lines.map((line) => (JSON.parse(line) as { title: string }).title);
    }, patience);
  }

  /** Waits until it ends by itself and its last output has arrived, and returns how it ended: its exit code, or the signal. */
  async ended(): Promise<number | NodeJS.Signals | null> {
    await this.#closed;
    return this.child.exitCode ?? this.child.signalCode;
  }

  /** Ends it and returns how it ended. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | NodeJS.Signals | null> {
    const { child } = this;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
    return child.exitCode ?? child.signalCode;
  }
}
