import type { Host } from '../host/host.ts';
import type { Outcome } from '../messages/outcome.ts';
import type { Ran } from '../host/run/run.ts';
import { isOwnPage } from './pages.ts';

/**
 * Opens a web page in the browser of the desktop: one of those that gowarden itself names (pages.ts), and no other. The host must be
 * the machine that we run on.
 */
export async function openPage(
  url: string,
  { platform, environment, run }: Pick<Host, 'platform' | 'environment' | 'run'>,
): Promise<Outcome> {
  if (!isOwnPage(url)) return { done: false, code: 'not-own-page', values: { path: url } };
  const opener =
    platform === 'darwin'
      ? { file: '/usr/bin/open', arguments: [url] }
      : { file: 'xdg-open', arguments: [url], path: ['/usr/local/bin', '/usr/bin', '/bin'] };
  const ran = await run({ ...opener, environment });
  return ran.outcome === 'exited' && ran.exitCode === 0
    ? { done: true, code: 'opened', values: { path: url } }
    : { done: false, code: 'cannot-open', values: { path: url, reason: ran.summary } };
}

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
