import { realpathSync } from 'node:fs';

/**
 * The name of our own program that survives an upgrade: Homebrew deletes `Cellar/gowarden/<version>` and keeps `opt/gowarden`.
 * Any other installation is upgraded in place.
 */
export function stableProgram(program: string): string {
  const real = realpathSync(program);
  const keg = /^(?<prefix>.*)\/Cellar\/(?<formula>[^/]+)\/[^/]+\/(?<rest>.*)$/.exec(real)?.groups;
  return keg === undefined ? real : `${keg.prefix ?? ''}/opt/${keg.formula ?? ''}/${keg.rest ?? ''}`;
}
