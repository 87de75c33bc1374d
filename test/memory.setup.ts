import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';

/** The directory in memory, which exists while the tests run. */
export default function memory({ config }: TestProject): () => void {
  const place = config.env.TMPDIR;
  if (place === undefined) throw new Error('No place for these tests was chosen.');
  mkdirSync(place);
  // Like /tmp, since some tests start programs as another user.
  chmodSync(place, 0o1777);
  return () => rmSync(place, { recursive: true, force: true });
}
