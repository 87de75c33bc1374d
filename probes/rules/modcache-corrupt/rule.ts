import { disputedSums, type SumDispute } from '../../contention/module-sums.ts';
import type { Memory } from '../../contention/memory.ts';
import type { Picture } from '../../contention/picture.ts';
import type { ContentionLook } from '../../contention/rules/rule.ts';

const links = ['https://go.dev/ref/mod#go-sum-files', 'https://go.dev/ref/mod#module-cache'];

function disputes(picture: Picture, memory: Memory): readonly SumDispute[] {
  return disputedSums(memory.modules, picture.moduleCache, memory.files);
}

const cachedOf = ({ cached }: SumDispute): string => cached ?? 'damaged';

/** The cache is at fault where its own record is damaged, or two go.sum files agree against it and none with it. */
function cacheAtFault({ cached, against, withCache }: SumDispute): boolean {
  const hashes = new Set(against.map(({ hash }) => hash));
  return cached === null || (against.length >= 2 && hashes.size === 1 && withCache.length === 0);
}

const evidenceOf = (dispute: SumDispute): readonly string[] => [
  `${dispute.ziphash}: ${cachedOf(dispute)}`,
  ...dispute.against.map(({ file, hash }) => `${file}: ${hash}`),
  ...dispute.withCache.map((file) => `${file}: as the cache`),
];

/** The module cache's record of a module is damaged, or contradicts every project that uses it. */
export const modcacheCorrupt: ContentionLook<'modcache-corrupt'> = {
  rule: { id: 'modcache-corrupt', severity: 'error', dependsOn: [], timeToVisibleMs: 30_000, links },
  look: (picture, memory) =>
    disputes(picture, memory)
      .filter(cacheAtFault)
      .map((dispute) => ({
        rule: 'modcache-corrupt',
        subject: `${dispute.module}@${dispute.version}`,
        severity: 'error',
        certainty: dispute.cached === null ? 'observed' : 'suspected',
        evidence: evidenceOf(dispute),
        values: { module: dispute.module, version: dispute.version },
      })),
};

/** A go.sum says another hash than the module cache recorded: builds there stop with SECURITY ERROR. */
export const gosumMismatch: ContentionLook<'gosum-mismatch'> = {
  rule: { id: 'gosum-mismatch', severity: 'error', dependsOn: [], timeToVisibleMs: 30_000, links },
  look: (picture, memory) =>
    disputes(picture, memory)
      .filter((dispute) => !cacheAtFault(dispute))
      .flatMap((dispute) =>
        dispute.against.map(({ file }) => ({
          rule: 'gosum-mismatch' as const,
          subject: `${file} ${dispute.module}@${dispute.version}`,
          severity: 'error' as const,
          // That they differ is seen; which of them is wrong only if another project agrees with the cache.
          certainty: dispute.withCache.length > 0 ? ('observed' as const) : ('suspected' as const),
          evidence: evidenceOf(dispute),
          values: { module: dispute.module, version: dispute.version, file },
        })),
      ),
};
