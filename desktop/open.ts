import type { Host } from '../host/host.ts';
import type { Ran } from '../host/run/run.ts';

/** Opens a file in the desktop's editor for it. The host must be the machine that we run on. */
export function openFile(
  path: string,
  { platform, environment, run }: Pick<Host, 'platform' | 'environment' | 'run'>,
): Promise<Ran> {
  const opener =
    platform === 'darwin'
      ? { file: '/usr/bin/open', arguments: ['-t', path] }
      : { file: 'xdg-open', arguments: [path], path: ['/usr/local/bin', '/usr/bin', '/bin'] };
  // xdg-open wants to know the desktop, which the minimal environment of `run` does not say.
  return run({ ...opener, environment });
}
