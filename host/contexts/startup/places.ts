import { join } from 'node:path';
import type { Variables } from './expand.ts';

/** Where the shells and what configures them may look; none of it need exist. */
export interface Places {
  readonly files: readonly string[];
  /** Directories of which each file counts. */
  readonly directories: readonly string[];
}

const zshFiles = ['.zshenv', '.zprofile', '.zshrc', '.zlogin'];
const prefixes = ['/usr', '/usr/local', '/opt/homebrew', '/opt/local'];

/**
 * The start-up files of the shells that gowarden asks, of the user and of the system, and the files by which version managers
 * choose the PATH of a new shell. Sources: the FILES sections of zsh(1), bash(1), ksh(1), tcsh(1);
 * https://fishshell.com/docs/current/language.html#configuration for fish, its universal variables and vendor directories;
 * https://www.nushell.sh/book/configuration.html for Nushell; path_helper(8) for /etc/paths.d; environment.d(5); https://mise.jdx.dev/configuration.html; https://vfox.dev/usage/core-commands.html.
 */
export function startupPlaces(variables: Variables): Places {
  const home = variables.get('HOME') ?? '';
  const config = variables.get('XDG_CONFIG_HOME') ?? join(home, '.config');
  const data = variables.get('XDG_DATA_HOME') ?? join(home, '.local/share');
  const zdotdir = variables.get('ZDOTDIR');
  const zsh = [home, join(config, 'zsh'), join(home, '.zsh'), ...(zdotdir ? [zdotdir] : [])];
  const inHome = [
    ...['.bash_profile', '.bash_login', '.bashrc', '.profile', '.kshrc', '.mkshrc', '.shrc', '.shinit'],
    ...['.tcshrc', '.cshrc', '.login', '.pam_environment', '.tool-versions', '.mise.toml', 'mise.toml'],
    ...['.vfox.toml', '.version-fox/.tool-versions', '.version-fox/.vfox.toml', '.goenv/version'],
    ...['.gvm/environments/default', '.g/env', '.go/env'],
  ];
  const inEtc = [
    ...['paths', 'profile', 'bash.bashrc', 'bashrc', 'environment', 'ksh.kshrc', 'mkshrc', 'csh.cshrc'],
    ...['csh.login', 'zshenv', 'zprofile', 'zshrc', 'zlogin', 'zsh/zshenv', 'zsh/zprofile', 'zsh/zshrc'],
    'zsh/zlogin',
  ];
  const fish = join(config, 'fish');
  const fishOfSystem = ['/etc/fish', ...prefixes.slice(1).map((prefix) => `${prefix}/etc/fish`)];
  const nu = [join(config, 'nushell'), join(home, 'Library/Application Support/nushell')];
  const env = variables.get('ENV');
  return {
    files: [
      ...zsh.flatMap((directory) => zshFiles.map((name) => join(directory, name))),
      ...inHome.map((name) => join(home, name)),
      ...inEtc.map((name) => `/etc/${name}`),
      ...['config.fish', 'fish_variables'].map((name) => join(fish, name)),
      ...fishOfSystem.map((directory) => `${directory}/config.fish`),
      ...nu.flatMap((directory) => ['env.nu', 'config.nu', 'login.nu'].map((name) => join(directory, name))),
      join(config, 'mise/config.toml'),
      ...(env?.startsWith('/') ? [env] : []),
    ],
    directories: [
      ...['/etc/paths.d', '/etc/profile.d', '/etc/environment.d', '/run/environment.d'],
      ...['/usr/lib/environment.d', '/usr/local/lib/environment.d', join(config, 'environment.d')],
      ...[join(fish, 'conf.d'), join(data, 'fish/vendor_conf.d'), join(config, 'mise/conf.d')],
      ...fishOfSystem.map((directory) => `${directory}/conf.d`),
      ...nu.map((directory) => join(directory, 'autoload')),
      join(data, 'nushell/vendor/autoload'),
      ...prefixes.map((prefix) => `${prefix}/share/fish/vendor_conf.d`),
    ],
  };
}
