import type { Host } from '../../host/host.ts';
import type { Command, Ran } from '../../host/run/run.ts';

export type Answer = Partial<Ran> & { exitCode: number };

/** A Host whose programs are answered by a function; launchd/ uses nothing else of it. */
export function hostAnswering(
  answer: (command: Command) => Answer | 'missing',
  parts: { platform?: 'darwin' | 'linux'; home?: string; environment?: Record<string, string> } = {},
): Host {
  const unasked = (): never => {
    throw new Error('launchd/ asked the host for something that this test does not answer');
  };
  return {
    platform: parts.platform ?? 'darwin',
    simulated: true,
    user: { name: 'kim', uid: 501, home: parts.home ?? '/Users/kim' },
    environment: parts.environment ?? {},
    get files(): never {
      return unasked();
    },
    hardware: unasked,
    contexts: unasked,
    processes: unasked,
    locks: unasked,
    run: (command) => {
      const given = answer(command);
      const words = [command.file, ...command.arguments].join(' ');
      if (given === 'missing') {
        return Promise.resolve({
          outcome: 'not-found',
          exitCode: null,
          stdout: '',
          stderr: '',
          summary: `${words}: not found`,
        });
      }
      return Promise.resolve({
        outcome: 'exited',
        stdout: '',
        stderr: '',
        summary: `${words}: exit ${given.exitCode}`,
        ...given,
      });
    },
  };
}

/**
 * launchd for a single label, as its man page and public reports describe it (facts about a real one need a Mac):
 * bootstrap of a loaded, draining or disabled label is error 5; a booted-out label drains for a few checks.
 */
export class LaunchdStandIn {
  loaded = false;
  draining = 0;
  disabled = false;
  /** Switched off in Login Items: bootstrap fails whatever `enable` says. */
  switchedOff = false;
  session = true;
  pid: number | null = null;
  readonly log: string[] = [];

  readonly answer = (command: Command): Answer | 'missing' => {
    const [verb, target = ''] = command.arguments;
    this.log.push(command.arguments.join(' '));
    const label = target.includes('/io.');
    const inputOutput = { exitCode: 5, stderr: 'Bootstrap failed: 5: Input/output error\n' };
    switch (verb ?? '') {
      case 'print':
        if (!this.session) return { exitCode: 125, stderr: `Could not find domain for: ${target}\n` };
        if (!label) return { exitCode: 0, stdout: `${target} = {\n\ttype = login\n}\n` };
        if (this.draining > 0) {
          this.draining -= 1;
          if (this.draining === 0) this.loaded = false;
        }
        if (!this.loaded)
          return {
            exitCode: 113,
            stderr: `Bad request.\nCould not find service "io.github.gowarden" in domain for user gui: 501\n`,
          };
        return {
          exitCode: 0,
          stdout: `${target} = {\n\tstate = running\n${this.pid === null ? '' : `\tpid = ${this.pid}\n`}\tlast exit code = 0\n}\n`,
        };
      case 'print-disabled':
        return {
          exitCode: 0,
          stdout: `\tdisabled services = {\n\t\t"io.github.gowarden" => ${this.disabled || this.switchedOff ? 'disabled' : 'enabled'}\n\t}\n`,
        };
      case 'enable':
        this.disabled = false;
        return { exitCode: 0 };
      case 'bootstrap':
        if (this.loaded || this.disabled || this.switchedOff) return inputOutput;
        this.loaded = true;
        this.pid = 4711;
        return { exitCode: 0 };
      case 'bootout':
        if (!this.loaded) return { exitCode: 3, stderr: 'Boot-out failed: 3: No such process\n' };
        this.draining = 3;
        this.pid = null;
        return { exitCode: 36, stderr: 'Boot-out failed: 36: Operation now in progress\n' };
      case 'kickstart':
        this.pid = (this.pid ?? 4711) + 1;
        return { exitCode: 0 };
      default:
        return { exitCode: 64, stderr: `Unrecognized subcommand: ${String(verb)}\n` };
    }
  };
}
