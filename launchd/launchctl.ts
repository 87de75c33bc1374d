import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { commandLine } from '../messages/command.ts';
import type { Host } from '../host/host.ts';
import type { Ran } from '../host/run/run.ts';
import type { ServiceDefinition } from './definition.ts';
import { done, failed, type ServiceOutcome, type ServiceState } from './outcome.ts';
import { inWords } from './text.ts';

/**
 * The conversation with launchctl about one agent in the user's GUI domain.
 *
 * `bootstrap` answers "5: Input/output error" for many reasons: the label is still draining after a bootout, it was switched off,
 * no GUI session exists, the log directory is missing. So each is checked beforehand to distinguish them. The order follows
 * yabai's (https://github.com/koekeishiya/yabai/blob/master/src/misc/service.h). Not yet seen on a Mac: docs/needs-a-mac.md.
 */
export class Launchctl {
  readonly #host: Host;
  readonly #service: ServiceDefinition;
  readonly #pauseMs: number;

  /** `pauseMs`: between two looks at whether the agent is gone. */
  constructor(host: Host, service: ServiceDefinition, pauseMs = 200) {
    this.#host = host;
    this.#service = service;
    this.#pauseMs = pauseMs;
  }

  get #domain(): string {
    return `gui/${this.#service.uid}`;
  }

  get #target(): string {
    return `${this.#domain}/${this.#service.label}`;
  }

  #ask(...words: string[]): Promise<Ran> {
    return this.#host.run({ file: '/bin/launchctl', arguments: words, timeLimitMs: 15_000 });
  }

  async state(): Promise<ServiceState> {
    const print = await this.#ask('print', this.#target);
    const loaded = print.outcome === 'exited' && print.exitCode === 0;
    const number = (name: string): number | null => {
      const line = loaded
        ? print.stdout.split('\n').find((one) => one.trim().startsWith(`${name} = `))
        : undefined;
      const value = line?.slice(line.indexOf('=') + 1).trim();
      return value !== undefined && /^\d/.test(value) ? Number.parseInt(value, 10) : null;
    };
    const pid = number('pid');
    return {
      manager: print.outcome === 'not-found' ? 'none' : 'launchd',
      installed: existsSync(this.#service.file),
      loaded,
      running: pid !== null,
      pid,
      lastExitCode: number('last exit code'),
      disabled: await this.#disabled(),
      evidence: [
        loaded ? inWords('loaded', { command: commandLine`launchctl print ${this.#target}` }) : print.summary,
      ],
    };
  }

  /** Starts the agent now and at each login. `changed`: its property list is another than the one that launchd may have loaded. */
  async install(changed: boolean): Promise<ServiceOutcome> {
    const domain = await this.#ask('print', this.#domain);
    if (domain.outcome === 'not-found') return failed('no-manager', { detail: domain.summary });
    if (domain.exitCode !== 0) return failed('no-session', { detail: firstLine(domain) });
    if (!existsSync(this.#service.paths.logs))
      return failed('bad-log-directory', { path: this.#service.paths.logs });

    const { loaded } = await this.state();
    if (loaded && !changed) {
      const kicked = await this.#ask('kickstart', this.#target);
      return kicked.exitCode === 0
        ? done('already-installed')
        : failed('refused', { detail: firstLine(kicked) });
    }
    if (loaded && !(await this.#bootout())) return failed('still-stopping');
    await this.#ask('enable', this.#target);
    return this.#bootstrap();
  }

  async restart(): Promise<ServiceOutcome> {
    if (!(await this.state()).loaded) return failed('not-installed');
    const kicked = await this.#ask('kickstart', '-k', this.#target);
    return kicked.exitCode === 0 ? done('restarted') : failed('refused', { detail: firstLine(kicked) });
  }

  /** Stops the agent and waits until launchd has let go of its label. */
  async remove(): Promise<ServiceOutcome> {
    const state = await this.state();
    if (state.manager === 'none') return failed('no-manager', { detail: state.evidence.join('; ') });
    if (!state.loaded) return done('not-installed');
    return (await this.#bootout()) ? done('uninstalled') : failed('still-stopping');
  }

  async #bootstrap(): Promise<ServiceOutcome> {
    let last: Ran | null = null;
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (attempt > 0) await wait(this.#pauseMs * 2 ** attempt);
      last = await this.#ask('bootstrap', this.#domain, this.#service.file);
      if (last.exitCode === 0 || (await this.state()).loaded) return done('installed');
      if (await this.#disabled()) return failed('disabled-by-user');
      const why = this.#translated(last);
      if (why !== null) return why;
    }
    if (last === null) return failed('unexplained', { detail: '' });
    return failed(last.exitCode === 5 ? 'unexplained' : 'refused', { detail: firstLine(last) });
  }

  /**
   * What a refusal means that trying again cannot change, by the numbers that `launchctl error` explains; null for the others.
   * launchctl exits with the number and prints it: `Bootstrap failed: 122: Path had bad ownership/permissions`.
   */
  #translated(ran: Ran): ServiceOutcome | null {
    const detail = firstLine(ran);
    const number = Number(/failed: (\d+):/.exec(detail)?.[1] ?? ran.exitCode);
    if (number === 119) return failed('disabled-by-user');
    if (number === 122) return failed('bad-permissions', { detail, path: this.#service.file });
    return number === 112 || number === 125 || number === 134 ? failed('no-session', { detail }) : null;
  }

  async #bootout(): Promise<boolean> {
    await this.#ask('bootout', this.#target);
    for (let look = 0; look < 100; look += 1) {
      if (!(await this.state()).loaded) return true;
      await wait(this.#pauseMs);
    }
    return false;
  }

  /** `"label" => disabled` since macOS 13, `=> true` before. */
  async #disabled(): Promise<boolean> {
    const list = await this.#ask('print-disabled', this.#domain);
    return list.stdout
      .split('\n')
      .some((line) => line.includes(`"${this.#service.label}"`) && /=>\s*(disabled|true)\s*$/.test(line));
  }
}

function firstLine(ran: Ran): string {
  return (
    (ran.stderr || ran.stdout)
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ran.summary
  );
}
