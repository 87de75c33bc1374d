import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Host } from '../../host/host.ts';
import { openHost } from '../../host/open.ts';

/** Which of these programs this machine lacks. */
export function missingPrograms(names: readonly string[]): string[] {
  return names.filter((name) => {
    try {
      execFileSync('/bin/sh', ['-c', 'command -v "$1"', 'sh', name], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
}

/** Programs of a test, started in a folder of their own and ended with it. */
export class Programs {
  readonly directory = mkdtempSync(join(tmpdir(), 'gowarden-bus-'));
  readonly environment: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: this.directory,
    XDG_RUNTIME_DIR: this.directory,
    LANG: 'C.UTF-8',
  };
  readonly #running: ChildProcess[] = [];

  start(file: string, words: readonly string[]): ChildProcess {
    const child = spawn(file, words, { env: this.environment, stdio: ['ignore', 'pipe', 'ignore'] });
    this.#running.push(child);
    return child;
  }

  /** Starts a program that prints its address on the first line. */
  async startAndRead(file: string, words: readonly string[]): Promise<string> {
    const child = this.start(file, words);
    const [chunk] = (await once(child.stdout!, 'data')) as [Buffer];
    return chunk.toString().trim();
  }

  async close(): Promise<void> {
    for (const child of this.#running.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Without service files, since on a machine with a desktop the bus would start that desktop's own programs. */
const busConfiguration = `<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** A private session bus. Its address is in `environment`. */
export async function startBus(): Promise<Programs> {
  const programs = new Programs();
  const configuration = join(programs.directory, 'bus.conf');
  writeFileSync(configuration, busConfiguration);
  const words = [`--config-file=${configuration}`, '--nofork', '--print-address=1'];
  programs.environment.DBUS_SESSION_BUS_ADDRESS = await programs.startAndRead('dbus-daemon', words);
  return programs;
}

/** That bus as our own programs find it. */
export async function startSession(): Promise<{
  readonly programs: Programs;
  readonly session: Pick<Host, 'environment' | 'user'>;
}> {
  const programs = await startBus();
  return { programs, session: { environment: programs.environment, user: (await openHost()).user } };
}

export interface Shown {
  readonly application: string;
  readonly summary: string;
  readonly body: string;
}

/** The colour shows a test how urgent the desktop considers a notification. */
export const backgrounds = { low: '#102030', normal: '#302010' } as const;

/** dunst, a real notification daemon, on a private bus and a private display. */
export interface NotificationDaemon extends Programs {
  /** Everything that was shown, oldest first; closes those on the screen. */
  shown(): Shown[];
  /** Clicks on the newest one. */
  click(): void;
  /** Takes a picture of the screen. */
  screenshot(path: string): void;
  /** How many are on the screen now. */
  onScreen(): number;
}

export async function startNotificationDaemon(): Promise<NotificationDaemon> {
  const programs = await startBus();
  const display = await programs.startAndRead('Xvfb', [
    '-displayfd',
    '1',
    '-screen',
    '0',
    '800x600x24',
    '-nolisten',
    'tcp',
  ]);
  programs.environment.DISPLAY = `:${display}`;
  const configuration = join(programs.directory, 'dunstrc');
  writeFileSync(
    configuration,
    '[global]\nhistory_length = 1000\nnotification_limit = 0\nmarkup = full\nidle_threshold = 0\n' +
      Object.entries(backgrounds)
        .map(([urgency, colour]) => `[urgency_${urgency}]\nbackground = "${colour}"\n`)
        .join(''),
  );
  programs.start('dunst', ['-conf', configuration]);
  const ask = (...words: string[]): string =>
    execFileSync('dunstctl', words, { env: programs.environment, encoding: 'utf8', stdio: 'pipe' });
  await vi.waitFor(() => ask('count'), { timeout: 20_000, interval: 50 });
  return Object.assign(programs, {
    shown: () => {
      ask('close-all');
      const history = JSON.parse(ask('history')) as { data: [Record<string, { data: string }>[]] };
      return history.data[0]
        .map((one) => ({
          application: one.appname!.data,
          summary: one.summary!.data,
          body: one.body!.data,
        }))
        .reverse();
    },
    click: () => void ask('action', '0'),
    screenshot: (path: string) =>
      void execFileSync('import', ['-window', 'root', path], { env: programs.environment }),
    onScreen: () => Number(ask('count', 'displayed')),
  });
}
