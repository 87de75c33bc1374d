import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { processesOf } from '../faults/running.ts';
import { missingPrograms } from './bus.ts';

const manager = '/lib/systemd/systemd';

/** Why a user manager of our own cannot run here; null when it can. */
export function whyNoUserSystemd(): string | null {
  const missing = missingPrograms(['setpriv', 'unshare', 'nsenter', 'systemctl', 'dbus-daemon']);
  if (missing.length > 0 || !existsSync(manager)) return `needs ${[...missing, 'systemd'].join(', ')}`;
  const may = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/run'], { stdio: 'ignore' });
  return may.status === 0 ? null : 'needs the right to mount';
}

/**
 * A real `systemd --user` of a user who has just logged in, with a /run of its own, so that it is alone and leaves nothing behind.
 * It refuses to run where the machine was not booted with systemd, by the directory /run/systemd/system (sd_booted(3)).
 */
export class UserSystemd {
  readonly home = mkdtempSync(join(tmpdir(), 'gowarden home '));
  readonly #runtime = `/run/user/${process.getuid?.() ?? 0}`;
  #manager: ChildProcess | null = null;

  async start(): Promise<void> {
    mkdirSync(join(this.home, '.config'));
    const script = `mount -t tmpfs tmpfs /run && mkdir -p /run/systemd/system "$1" && chmod 700 "$1" && exec ${manager} --user`;
    // If we are killed, it ends all its children, and itself.
    const words = ['--pdeathsig', 'TERM', 'unshare', '--mount', 'sh', '-c', script, 'sh', this.#runtime];
    this.#manager = spawn('setpriv', words, {
      env: this.#environment(),
      stdio: 'ignore',
    });
    await vi.waitFor(
      () => {
        const { stdout } = this.run('systemctl', '--user', 'is-system-running');
        if (!/^(running|degraded)$/m.test(stdout)) throw new Error(stdout);
      },
      { timeout: 60_000, interval: 200 },
    );
  }

  /** Runs a program as that user, where the manager is. */
  run(
    file: string,
    ...words: string[]
  ): { readonly code: number | null; readonly stdout: string; readonly stderr: string } {
    const inside = ['--target', String(this.#manager?.pid), '--mount', '--', file, ...words];
    const ran = spawnSync('nsenter', inside, { encoding: 'utf8', env: this.#environment(), cwd: '/' });
    return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr };
  }

  property(unit: string, name: string): string {
    return this.run('systemctl', '--user', 'show', unit, `--property=${name}`, '--value').stdout.trim();
  }

  /** Every path below the home with its kind, mode and content. */
  manifest(): string {
    const script = 'find . -printf "%y %m %p %l\\n" | sort; find . -type f -exec sha256sum {} + | sort';
    return execFileSync('sh', ['-c', script], { cwd: this.home, encoding: 'utf8' });
  }

  /** Ends it with all its children. Throws when one of them survives, which is then killed. */
  async stop(): Promise<void> {
    const running = this.#manager;
    if (running !== null && running.exitCode === null) {
      const gone = once(running, 'exit');
      // Without `--force`, which would leave its bus behind: it ends all its children first.
      this.run('systemctl', '--user', 'exit');
      const late = setTimeout(() => running.kill('SIGKILL'), 60_000);
      await gone;
      clearTimeout(late);
    }
    const left = processesOf(this.home);
    for (const line of left) spawnSync('kill', ['-9', String(parseInt(line, 10))]);
    rmSync(this.home, { recursive: true, force: true });
    if (left.length > 0) throw new Error(`systemd --user left behind: ${left.join(' | ')}`);
  }

  #environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      HOME: this.home,
      XDG_RUNTIME_DIR: this.#runtime,
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${this.#runtime}/bus`,
      LANG: 'C.UTF-8',
    };
  }
}
