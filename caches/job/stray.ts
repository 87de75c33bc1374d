import { closeIfEmpty, quarantineBases } from '../sink/quarantine.ts';
import { readJournals } from './read.ts';
import type { Workbench } from './workbench.ts';

/** Removes empty quarantines that no journal knows: their process ended before it had started, or right after it was done. */
export async function closeStrayQuarantines(bench: Workbench): Promise<void> {
  const { boundary } = await bench.ground();
  const known = new Set(
    readJournals(bench.places.journals).flatMap(({ holds }) =>
      holds.map(({ quarantine }) => quarantine.path),
    ),
  );
  const near = boundary.roots.filter((root) => bench.reach.silence(root) === null);
  const bases = near.flatMap((root) => quarantineBases(root, bench.ownCache));
  for (const base of new Set(bases)) closeIfEmpty(base, known);
}
