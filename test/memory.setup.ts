import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';

/** The place in memory, there while the tests run. */
export default function memory({ config }: TestProject): () => void {
  const place = config.env.TMPDIR;
  if (place === undefined) throw new Error('No place for these tests was chosen.');
  mkdirSync(place);
  // As /tmp is: some tests start programs as another user.
  chmodSync(place, 0o1777);
  return () => rmSync(place, { recursive: true, force: true });
}
