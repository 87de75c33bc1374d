import { lastText } from '../host/files/capped.ts';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Host } from '../host/host.ts';
import type { OwnPaths } from '../host/paths.ts';
import { launchAgent, launcherLog } from './agent.ts';
import { defineService, type ServiceDefinition } from './definition.ts';
import { FootprintWriter, removeFootprint } from './footprint.ts';
import { Launchctl } from './launchctl.ts';
import { knownNodes, stableNodes } from './launcher/node.ts';
import { launcherScript, type LauncherParts } from './launcher/script.ts';
import { failed, type ServiceOutcome, type ServiceState } from './outcome.ts';
import { Systemctl } from './systemctl.ts';
import { userUnit } from './unit.ts';

export interface ServiceRequest {
  readonly host: Host;
  readonly paths: OwnPaths;
  /** The bundled command that the launcher runs. */
  readonly program: string;
  /** The Node that runs us: `process.execPath`. */
  readonly execPath: string;
  readonly notice: LauncherParts['notice'];
  /** Milliseconds between two looks at whether launchd let go of the old agent. */
  readonly pauseMs?: number;
}

type Manager = Launchctl | Systemctl;

/** The per-user service: at login it starts the daemon, and again when the daemon failed. */
export class Service {
  readonly definition: ServiceDefinition;
  readonly #request: ServiceRequest;
  readonly #manager: Manager;

  private constructor(definition: ServiceDefinition, request: ServiceRequest, manager: Manager) {
    this.definition = definition;
    this.#request = request;
    this.#manager = manager;
  }

  static async of(request: ServiceRequest): Promise<Service> {
    const { host, paths } = request;
    const owner = {
      platform: host.platform,
      uid: host.user.uid,
      home: host.user.home,
      configHome: host.environment.XDG_CONFIG_HOME,
    };
    const plain = defineService(owner, paths, false);
    if (host.platform === 'darwin')
      return new Service(plain, request, new Launchctl(host, plain, request.pauseMs));
    const graphical = await new Systemctl(host, plain).graphical();
    const definition = defineService(owner, paths, graphical);
    return new Service(definition, request, new Systemctl(host, definition));
  }

  /** The files that an installation writes: path, text, mode. */
  files(): readonly { readonly path: string; readonly text: string; readonly mode: number }[] {
    return [
      { path: this.definition.launcher, text: this.#launcher(), mode: 0o755 },
      { path: this.definition.file, text: serviceFile(this.definition), mode: 0o644 },
    ];
  }

  #launcher(): string {
    const { host, program, execPath, notice } = this.#request;
    const nodes = [...stableNodes(execPath, host.user.home), ...knownNodes(host.user.home)];
    return launcherScript({ program, nodes: [...new Set(nodes)], notice, log: launcherLog(this.definition) });
  }

  /** Writes what changed and starts it. Installing twice is installing once. */
  async install(): Promise<ServiceOutcome> {
    const footprint = new FootprintWriter(this.definition.paths.state);
    footprint.directory(this.definition.paths.logs);
    const changed = this.files().map((file) => footprint.file(file.path, file.text, file.mode));
    if (this.definition.platform === 'linux') {
      const link = this.#wants(this.definition.target);
      footprint.expectDirectory(dirname(link));
      footprint.expectFile(link);
    }
    footprint.expectFile(launcherLog(this.definition));
    footprint.expectFile(`${launcherLog(this.definition)}.told`);
    return this.#manager.install(changed.includes(true));
  }

  /** The link by which systemd starts it with a target. */
  #wants(target: ServiceDefinition['target']): string {
    return join(dirname(this.definition.file), `${target}.wants`, 'gowarden.service');
  }

  /** Every file that an installation makes or has made for it; the target may have been another then. */
  #made(): readonly string[] {
    const log = launcherLog(this.definition);
    const links =
      this.definition.platform === 'linux'
        ? (['graphical-session.target', 'default.target'] as const).map((target) => this.#wants(target))
        : [];
    return [this.definition.launcher, this.definition.file, ...links, log, `${log}.told`];
  }

  /** Why the launcher gave up, as it wrote it down; null when it found all that it needs. */
  launcherSays(): string | null {
    const log = launcherLog(this.definition);
    if (!existsSync(`${log}.told`) || !existsSync(log)) return null;
    const lines = lastText(log, 65_536).split('\n');
    return lines.findLast((line) => line.includes(' gowarden: ')) ?? null;
  }

  restart(): Promise<ServiceOutcome> {
    return this.#manager.restart();
  }

  state(): Promise<ServiceState> {
    return this.#manager.state();
  }

  /** Stops the service and removes its files. What the daemon keeps (settings, history) stays. */
  async uninstall(): Promise<ServiceOutcome> {
    const outcome = await this.#manager.remove();
    if (!outcome.done && outcome.code !== 'no-manager') return outcome;
    const left = removeFootprint(this.definition.paths.state, this.#made());
    if (this.#manager instanceof Systemctl && outcome.done) await this.#manager.forget();
    return left.length > 0 ? failed('left-behind', { detail: left.join('; ') }) : outcome;
  }
}

/** The text of the property list or unit file. */
export function serviceFile(definition: ServiceDefinition): string {
  return definition.platform === 'darwin' ? launchAgent(definition) : userUnit(definition);
}
