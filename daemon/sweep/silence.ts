import type { Host } from '../../host/host.ts';
import type { Log } from '../log/log.ts';

/**
 * Hears when a file system no longer answers, and when it does again: what was known through it is looked at then. Returns the
 * function that ends that.
 */
export function followSilence({ silence }: Host, log: Log, onChange: () => void): () => void {
  if (silence === undefined) return () => undefined;
  let before = new Map<string, string>();
  return silence.onChange(() => {
    const now = new Map(silence.now().map(({ mount, failure }) => [mount.point, failure.message]));
    for (const { mount, failure, pid } of silence.now())
      if (!before.has(mount.point)) log.warn({ mount: mount.point, type: mount.type, pid }, failure.message);
    for (const point of before.keys()) if (!now.has(point)) log.info({ mount: point }, 'answers again');
    before = now;
    onChange();
  });
}
