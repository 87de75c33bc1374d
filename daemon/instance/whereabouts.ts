import type { OwnPaths } from '../../host/paths.ts';
import { whereaboutsFile } from '../../host/whereabouts.ts';
import { replaceOwn } from '../files/own.ts';
import type { Log } from '../log/log.ts';

/** For commands of logins that have another runtime directory. Without it they do not find us: no reason not to start. */
export function publishWhereabouts(paths: OwnPaths, log: Log): void {
  const file = whereaboutsFile(paths);
  try {
    replaceOwn(file, `${paths.socket}\n`);
  } catch (error) {
    log.warn({ error: String(error), file }, 'the place of the socket could not be written down');
  }
}
