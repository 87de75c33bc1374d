import { posix } from 'node:path';

/** The directory that a configuration file is about, from which its relative paths start (src/config/config_file/config_root.rs). */
export function configRoot(file: string): string {
  const directory = posix.dirname(file);
  const [parent, above] = [posix.basename(directory), posix.dirname(directory)];
  const own = (place: string): boolean => ['mise', '.mise'].includes(posix.basename(place));
  const up = (place: string): string =>
    posix.basename(posix.dirname(place)) === '.config'
      ? posix.dirname(posix.dirname(place))
      : posix.dirname(place);
  if (parent === 'conf.d' && own(above)) return up(above);
  if (own(directory) && /^config\.(?:.+\.)?toml$/.test(posix.basename(file))) return up(directory);
  return parent === '.config' ? above : directory;
}
