import type { SumDispute } from './module-sums.ts';
import { inWords } from './text.ts';

/** The cache is at fault where its own record is damaged, or two go.sum files agree against it and none with it. */
export function cacheAtFault({ cached, against, withCache }: SumDispute): boolean {
  const hashes = new Set(against.map(({ hash }) => hash));
  return cached === null || (against.length >= 2 && hashes.size === 1 && withCache.length === 0);
}

/** Who says what, a line each. */
export function evidenceOf({ cached, ziphash, against, withCache }: SumDispute): readonly string[] {
  return [
    cached === null ? inWords('damaged', { file: ziphash }) : `${ziphash}: ${cached}`,
    ...against.map(({ file, hash }) => `${file}: ${hash}`),
    ...withCache.map((file) => inWords('asCache', { file })),
  ];
}
