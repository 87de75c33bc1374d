import { lstatSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measureBranch, type WalkOptions } from './walk.ts';

/** Half of what a thread needs for 50,000 files is V8 learning how to walk; it knows after about as long. */
const warmMs = 80;

/**
 * Measures what lies beside our own code, again and again, while nobody waits: the first look in this thread is then as fast as a later
 * one. Nothing comes of it.
 */
export function warmUp(script: URL, forMs = warmMs): void {
  const root = fileURLToPath(new URL('.', script)).slice(0, -1);
  const { dev: device, uid } = lstatSync(root);
  const options: WalkOptions = {
    ...{ shape: 'go-cache', root, proof: null, device, uid, mounts: new Set<string>() },
    ...{ unusedBefore: Date.now(), now: Date.now() },
  };
  for (const until = performance.now() + forMs; performance.now() < until;)
    measureBranch(root, ['00'], options);
}
