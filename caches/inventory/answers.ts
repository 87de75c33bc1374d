import type { Host } from '../../host/host.ts';
import type { Cache } from '../cache.ts';

/** Whether anything can be determined about a cache for now: the file systems of its places answer. */
export function answers({ files }: Host, { places }: Pick<Cache, 'places'>): boolean {
  return places.every(({ root }) => {
    const facts = files.target(root);
    return facts.ok || facts.failure.kind !== 'unresponsive';
  });
}
