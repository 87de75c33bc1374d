import { posix } from 'node:path';
import { namesIn } from '../../host/files/memory.ts';
import type { Environment, Host } from '../../host/host.ts';
import type { Applications } from '../applications/application.ts';

/** Beyond any machine of one person. */
const most = 60;

/**
 * The directories `User` of VS Code and its relatives, each found by what is in it and not by a list of names: those of the
 * desktop, of flatpaks, of code-server, of servers for remote windows, and beside portable installations.
 * https://code.visualstudio.com/docs/configure/settings#_settings-file-locations
 */
export function userDirectories(
  host: Host,
  environment: Environment,
  applications: Applications['all'],
): readonly string[] {
  const { home } = host.user;
  const mac = host.platform === 'darwin';
  const xdg = environment.XDG_CONFIG_HOME;
  const config = mac ? `${home}/Library/Application Support` : xdg?.startsWith('/') ? xdg : `${home}/.config`;
  const flatpaks = mac ? [] : children(host, `${home}/.var/app`, 'config');
  const portable = applications
    .filter(({ family }) => family === 'vscode')
    .flatMap(({ path }) => (mac ? portableBeside(host, path) : [`${path}/data/user-data/User`]));
  const found = [
    ...users(host, config),
    ...flatpaks.flatMap((place) => users(host, `${place}/config`)),
    ...[...portable, ...serverData(host).map((place) => `${place}/User`)].filter((place) =>
      isUser(host, place),
    ),
  ];
  return [...new Set(found)].slice(0, most);
}

/**
 * What the servers keep that remote windows of an editor start here (`~/.vscode-server`, `~/.cursor-server`, `~/.vscode-remote` of a
 * codespace), and code-server, in whose `User` and `Machine` settings are. https://coder.com/docs/code-server/FAQ
 */
export function serverData(host: Host): readonly string[] {
  const { home } = host.user;
  const names = namesIn(host, home, 'editor servers', (name) =>
    /^\.[\w-]{1,60}-(?:server|remote)(?:-[\w-]{1,30})?$/.test(name),
  );
  const own = host.platform === 'darwin' ? 'Library/Application Support' : '.local/share';
  return [
    ...(names.ok ? names.value : []).slice(0, most).map((name) => posix.join(home, name, 'data')),
    ...['.local/share', own].map((place) => posix.join(home, place, 'code-server')),
  ];
}

function users(host: Host, config: string): readonly string[] {
  return children(host, config, 'User')
    .map((place) => `${place}/User`)
    .filter((place) => isUser(host, place));
}

/** What distinguishes the directory of an editor from another application's that is called `User`. */
function isUser({ files }: Host, place: string): boolean {
  return ['settings.json', 'profiles', 'globalStorage/storage.json'].some(
    (name) => files.target(`${place}/${name}`).ok,
  );
}

function children(host: Host, directory: string, holds: string): readonly string[] {
  const names = namesIn(host, directory, `editors ${holds}`, (name) => {
    return host.files.target(posix.join(directory, name, holds)).ok;
  });
  return names.ok ? names.value.map((name) => posix.join(directory, name)) : [];
}

/** https://code.visualstudio.com/docs/editor/portable#_macos */
function portableBeside(host: Host, application: string): readonly string[] {
  const directory = posix.dirname(application);
  const names = namesIn(host, directory, 'portable data', (name) => /^[\w-]{1,40}-portable-data$/.test(name));
  return names.ok ? names.value.map((name) => posix.join(directory, name, 'user-data/User')) : [];
}
