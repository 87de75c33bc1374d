import { failure } from './failure.ts';
import type { FileFailure } from './files.ts';
import { inWords } from './text.ts';

/**
 * Folders whose first opening by a program makes macOS ask the user, in the middle of whatever they do, and block the
 * program until they answer (TCC), https://developer.apple.com/forums/thread/678819.
 */
const privateFolders = [
  'Desktop',
  'Documents',
  'Downloads',
  'Library/Mobile Documents',
  'Library/CloudStorage',
  'Library/Containers',
  'Library/Group Containers',
];

/** Network and removable volumes; the start-up volume's link in it leads out again. */
const volumes = '/Volumes';

/**
 * Refuses private folders before macOS is asked. `realPath` follows links without opening anything; letters count in
 * either case, as they do on the usual macOS volumes.
 */
export function closedByPrivacy(
  home: string,
  realPath: (path: string) => string,
): (path: string) => FileFailure | null {
  const closed = [volumes, ...privateFolders.map((name) => `${home}/${name}`)].map((folder) =>
    folder.toLowerCase(),
  );
  return (path) => {
    const real = realPath(path).toLowerCase();
    const inside = closed.some((folder) => real === folder || real.startsWith(`${folder}/`));
    return inside ? failure(path, 'privacy', inWords('notOpened')) : null;
  };
}
