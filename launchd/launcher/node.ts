import { basename, dirname, join } from 'node:path';

/**
 * Where else the Node that runs us can be found by a name that survives its upgrade, best first; `execPath` itself comes last.
 *
 * `process.execPath` is a real path, and Homebrew deletes `Cellar/node/<version>` on upgrade while `opt/node` stays.
 * Volta's stable name is its shim, n's its prefix. A path of nvm, asdf, mise or fnm's `node-versions` names one version and
 * lasts until that one is removed.
 */
export function stableNodes(execPath: string, home: string): readonly string[] {
  const names: string[] = [];
  const keg = /^(?<prefix>.*)\/Cellar\/(?<formula>[^/]+)\/[^/]+\/bin\/node$/.exec(execPath)?.groups;
  if (keg?.prefix !== undefined && keg.formula !== undefined) {
    names.push(join(keg.prefix, 'opt', keg.formula, 'bin/node'), join(keg.prefix, 'bin/node'));
  }
  if (execPath.startsWith(join(home, '.volta/'))) names.push(join(home, '.volta/bin/node'));
  if (/^\/nix\/store\//.test(execPath))
    names.push(join(home, '.nix-profile/bin/node'), '/run/current-system/sw/bin/node');
  return isEphemeral(execPath) ? names : [...names, execPath];
}

/** fnm makes a directory of links for each shell and removes it with the shell. */
export function isEphemeral(path: string): boolean {
  return path.includes('/fnm_multishells/') || basename(dirname(dirname(path))).startsWith('xfs-');
}

/** Where a working Node may be when the recorded one is gone, in the order in which the launcher tries them. */
export function knownNodes(home: string): readonly string[] {
  return [
    '/opt/homebrew/bin/node',
    '/opt/homebrew/opt/node/bin/node',
    '/usr/local/bin/node',
    '/usr/local/opt/node/bin/node',
    '/opt/local/bin/node',
    '/home/linuxbrew/.linuxbrew/bin/node',
    '/usr/bin/node',
    join(home, '.volta/bin/node'),
    join(home, '.local/share/mise/shims/node'),
    join(home, '.asdf/shims/node'),
    join(home, '.local/bin/node'),
  ];
}
