import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { DaemonUnreachable, openClient } from '../../../cli/client.ts';
import type { Incident } from '../../../daemon/contention/incident.ts';
import { incidentKinds, incidentsIn } from '../../../daemon/contention/list.ts';
import type { HistoryEntry } from '../../../daemon/history/history.ts';
import { goRoot } from '../go-programs.ts';
import { removeWhole } from '../../remove.ts';

// A bench is bundled elsewhere and passes our location.
const root = process.env.GOWARDEN_ROOT ?? fileURLToPath(new URL('../../..', import.meta.url));
const bundle = join(root, 'dist/gowarden.js');

/** Programs that look like applications in the process table; each runs a shell script. */
const applications = { code: 'usr/share/code/code', goland: 'opt/GoLand/bin/goland' } as const;

/** A home of its own with a module cache, the daemon as a user starts it, and applications by their names. */
export class Machine {
  readonly home = mkdtempSync(join(tmpdir(), 'gowarden-two-'));
  readonly moduleCache = join(this.home, 'go/pkg/mod');
  readonly sideLock = join(this.moduleCache, 'cache/lock');
  readonly environment: Readonly<Record<string, string>>;
  readonly #children: ChildProcess[] = [];
  #daemon: ChildProcess | null = null;

  constructor(more: Readonly<Record<string, string>> = {}) {
    const path = `${join(goRoot(), 'bin')}:/usr/bin:/bin`;
    this.environment = {
      ...{ HOME: this.home, SHELL: '/bin/bash', PATH: path, TMPDIR: join(this.home, 'tmp') },
      ...{ GOTOOLCHAIN: 'local', GOFLAGS: '-modcacherw', GOSUMDB: 'off' },
      ...more,
    };
    mkdirSync(join(this.home, 'tmp'));
    mkdirSync(dirname(this.sideLock), { recursive: true });
    writeFileSync(this.sideLock, '');
    const lines = Object.entries(this.environment).map(([name, value]) => `export ${name}='${value}'\n`);
    writeFileSync(join(this.home, '.bash_profile'), lines.join(''));
    for (const place of Object.values(applications)) {
      mkdirSync(dirname(join(this.home, place)), { recursive: true });
      cpSync('/bin/bash', join(this.home, place));
    }
  }

  get daemonPid(): number {
    return this.#daemon?.pid ?? 0;
  }

  async startDaemon(): Promise<void> {
    this.#daemon = spawn(process.execPath, [bundle, 'run', '--state', join(this.home, 'state')], {
      env: this.environment,
      stdio: 'ignore',
    });
    const client = openClient({ socket: join(this.home, 'state/run/gowarden.sock') });
    for (const end = Date.now() + 30_000; Date.now() < end; await wait(50)) {
      try {
        if ((await client.status()).checkedAt !== null) return;
      } catch (error) {
        // It does not exist yet.
        if (!(error instanceof DaemonUnreachable)) throw error;
      }
    }
    throw new Error('The daemon did not get ready within 30 s');
  }

  /** Runs a script in an application's own shell; `before` are programs that start it, such as strace. */
  application(
    name: keyof typeof applications,
    script: string,
    directory = this.home,
    before: readonly string[] = [],
  ): ChildProcess {
    const [file, ...rest] = [...before, join(this.home, applications[name]), '-c', script];
    const child = spawn(file, rest, {
      cwd: directory,
      env: this.environment,
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
    });
    this.#children.push(child);
    return child;
  }

  /** A new module without dependencies, in a directory of that name. Returns the directory. */
  module(name: string): string {
    const directory = join(this.home, name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'go.mod'), `module example.com/${name}\n\ngo 1.23.0\n`);
    writeFileSync(join(directory, 'a.go'), 'package a\n');
    return directory;
  }

  async incidents(): Promise<readonly Incident[]> {
    const client = openClient({ socket: join(this.home, 'state/run/gowarden.sock') });
    const answers = await Promise.all(
      incidentKinds.map(
        async (kind) =>
          (await client.get(`/v1/history?limit=10000&kind=${kind}`)) as { entries: HistoryEntry[] },
      ),
    );
    // Other tests of the same user run at the same time, and our daemon sees them too.
    return incidentsIn(answers.flatMap(({ entries }) => entries)).filter((incident) =>
      JSON.stringify(incident).includes(this.home),
    );
  }

  async close(): Promise<void> {
    for (const child of this.#children) {
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
    if (this.#daemon !== null && this.#daemon.exitCode === null) {
      this.#daemon.kill('SIGTERM');
      await once(this.#daemon, 'exit');
    }
    removeWhole(this.home);
  }

  /** The module cache of a fresh clone, with nothing downloaded. */
  emptyModuleCache(): void {
    for (const name of readdirSync(this.moduleCache)) {
      if (name !== 'cache') rmSync(join(this.moduleCache, name), { recursive: true, force: true });
    }
    rmSync(join(this.moduleCache, 'cache/download'), { recursive: true, force: true });
  }
}

/** Makes sure that a copied program can be run. */
export function installProgram(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
  chmodSync(to, 0o755);
}
