import { join } from 'node:path';
import type { Platform } from '../host/host.ts';
import type { OwnPaths } from '../host/paths.ts';

/** Everything that the per-user service consists of; what is not named here is neither written nor removed. */
export interface ServiceDefinition {
  readonly platform: Platform;
  readonly uid: number;
  readonly home: string;
  /** launchd's label and the name of the unit. */
  readonly label: string;
  /** The property list or unit file. */
  readonly file: string;
  /**
   * The executable that is started. It is named after the product, because that is what System Settings › Login Items
   * shows for an agent without a signed bundle.
   */
  readonly launcher: string;
  /** Search path of the daemon: what launchd would give (/usr/bin:/bin:/usr/sbin:/sbin) knows neither Homebrew nor /usr/local. */
  readonly path: string;
  readonly paths: OwnPaths;
  /** systemd: the target that starts it. launchd: always the login session. */
  readonly target: 'graphical-session.target' | 'default.target';
}

const label = 'io.github.gowarden';
const searchPaths = {
  darwin: '/opt/homebrew/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
  linux: '/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin',
};

export interface Owner {
  readonly platform: Platform;
  readonly uid: number;
  readonly home: string;
  readonly configHome?: string | undefined;
}

/** Describes the service of one user. `configHome` is XDG_CONFIG_HOME, where systemd looks for units. */
export function defineService(owner: Owner, paths: OwnPaths, graphical: boolean): ServiceDefinition {
  const mac = owner.platform === 'darwin';
  const config = owner.configHome?.startsWith('/') ? owner.configHome : join(owner.home, '.config');
  return {
    platform: owner.platform,
    uid: owner.uid,
    home: owner.home,
    label,
    file: mac
      ? join(owner.home, 'Library/LaunchAgents', `${label}.plist`)
      : join(config, 'systemd/user/gowarden.service'),
    launcher: join(paths.state, 'bin/gowarden'),
    path: searchPaths[owner.platform],
    paths,
    target: graphical ? 'graphical-session.target' : 'default.target',
  };
}
