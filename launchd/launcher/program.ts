import { realpathSync } from 'node:fs';

/**
 * The name of our own program that survives an upgrade: Homebrew deletes `Cellar/gowarden/<version>` and keeps `opt/gowarden`.
 * Any other installation is upgraded in place.
 */
export function stableProgram(program: string): string {
  const real = realpathSync(program);
  const at = real.lastIndexOf('/Cellar/');
  const [formula, version, ...rest] = real.slice(at + '/Cellar/'.length).split('/');
  const isKeg = at !== -1 && formula && version && rest.length > 0;
  return isKeg ? [real.slice(0, at), 'opt', formula, ...rest].join('/') : real;
}
