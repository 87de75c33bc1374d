import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ownPaths } from '../../../host/paths.ts';
import { launcherScript } from '../../../launchd/launcher/script.ts';

export interface Daemon {
  readonly dist: string;
  readonly node: string;
  /** The variables of a desktop, where the icon is to be shown. */
  readonly desktop: NodeJS.ProcessEnv | null;
  /** A directory of its own, which does not exist yet. */
  readonly home: string;
}

/** As launchd or systemd starts it: by the launcher, which becomes the daemon, with its flags and in an empty home. */
export function startDaemon({ dist, node, desktop, home }: Daemon): ChildProcess {
  const { config, state } = ownPaths('linux', home, {});
  for (const path of [config, state]) mkdirSync(path, { recursive: true, mode: 0o700 });
  writeFileSync(join(config, 'gowarden.toml'), `[tray]\nenabled = ${desktop !== null}\n`);
  const launcher = join(home, 'launcher');
  const program = resolve(dist, 'gowarden.js');
  const notice = { title: '', text: '' };
  writeFileSync(launcher, launcherScript({ program, nodes: [node], notice, log: join(home, 'log') }));
  const { PATH = '' } = process.env;
  const { DISPLAY, DBUS_SESSION_BUS_ADDRESS } = desktop ?? {};
  const session = {
    ...(DISPLAY && { DISPLAY }),
    ...(DBUS_SESSION_BUS_ADDRESS && { DBUS_SESSION_BUS_ADDRESS }),
  };
  return spawn('/bin/sh', [launcher], { stdio: 'ignore', env: { PATH, HOME: home, LANG: 'C', ...session } });
}
