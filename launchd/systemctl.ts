import { existsSync } from 'node:fs';
import { commandLine } from '../messages/command.ts';
import type { Host } from '../host/host.ts';
import type { Ran } from '../host/run/run.ts';
import type { ServiceDefinition } from './definition.ts';
import { done, failed, type ServiceOutcome, type ServiceState } from './outcome.ts';

const unit = 'gowarden.service';

/** The conversation with the user's systemd (systemctl(1)). */
export class Systemctl {
  readonly #host: Host;
  readonly #service: ServiceDefinition;

  constructor(host: Host, service: ServiceDefinition) {
    this.#host = host;
    this.#service = service;
  }

  #ask(...words: string[]): Promise<Ran> {
    // The manager is reached over the user's bus; both names may be missing in a shell that came by ssh or sudo.
    const { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR } = this.#host.environment;
    return this.#host.run({
      file: 'systemctl',
      path: this.#service.path.split(':'),
      arguments: ['--user', '--no-pager', ...words],
      environment: {
        DBUS_SESSION_BUS_ADDRESS,
        XDG_RUNTIME_DIR: XDG_RUNTIME_DIR ?? `/run/user/${this.#service.uid}`,
        XDG_CONFIG_HOME: this.#host.environment.XDG_CONFIG_HOME,
      },
      timeLimitMs: 30_000,
    });
  }

  /** Whether a desktop session is known to this manager; many window managers never say so. */
  async graphical(): Promise<boolean> {
    return (await this.#ask('is-active', 'graphical-session.target')).exitCode === 0;
  }

  async state(): Promise<ServiceState> {
    const shown = await this.#ask(
      'show',
      unit,
      '--property=LoadState,ActiveState,MainPID,ExecMainStatus,UnitFileState',
    );
    const properties = new Map(shown.stdout.split('\n').map((line) => splitOnce(line)));
    const pid = Number(properties.get('MainPID') ?? 0);
    const reached = shown.outcome === 'exited' && shown.exitCode === 0;
    return {
      manager: reached ? 'systemd' : 'none',
      installed: existsSync(this.#service.file),
      loaded: reached && properties.get('LoadState') === 'loaded',
      running: reached && properties.get('ActiveState') === 'active',
      pid: pid > 0 ? pid : null,
      lastExitCode: reached ? Number(properties.get('ExecMainStatus') ?? 0) : null,
      disabled:
        properties.get('UnitFileState') === 'disabled' || properties.get('UnitFileState') === 'masked',
      evidence: [
        reached
          ? `${commandLine`systemctl --user show ${unit}`}: ${properties.get('ActiveState') ?? '?'}`
          : reason(shown),
      ],
    };
  }

  async install(changed: boolean): Promise<ServiceOutcome> {
    const state = await this.state();
    if (state.manager === 'none') return failed('no-manager', { detail: state.evidence.join('; ') });
    if (!changed && state.running) return done('already-installed');
    const reload = await this.#ask('daemon-reload');
    if (reload.exitCode !== 0) return failed('refused', { detail: reason(reload) });
    const enabled = await this.#ask('enable', unit);
    if (enabled.exitCode !== 0) return failed('refused', { detail: reason(enabled) });
    const started = await this.#start();
    return started.exitCode === 0 ? done('installed') : failed('refused', { detail: reason(started) });
  }

  /** The user asks for it, so the counter for units that are started too often is reset (systemd.unit(5), StartLimitBurst). */
  async #start(): Promise<Ran> {
    await this.#ask('reset-failed', unit);
    return this.#ask('restart', unit);
  }

  async restart(): Promise<ServiceOutcome> {
    const state = await this.state();
    if (!state.loaded) return failed('not-installed');
    const started = await this.#start();
    return started.exitCode === 0 ? done('restarted') : failed('refused', { detail: reason(started) });
  }

  async remove(): Promise<ServiceOutcome> {
    const state = await this.state();
    if (state.manager === 'none') return failed('no-manager', { detail: state.evidence.join('; ') });
    if (!state.loaded) return done('not-installed');
    const disabled = await this.#ask('disable', '--now', unit);
    return disabled.exitCode === 0 ? done('uninstalled') : failed('refused', { detail: reason(disabled) });
  }

  /** To be asked when the unit file is gone. */
  async forget(): Promise<void> {
    await this.#ask('daemon-reload');
    await this.#ask('reset-failed', unit);
  }
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf('=');
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}

function reason(ran: Ran): string {
  return (
    ran.stderr
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ran.summary
  );
}
