import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Probe, Sweep } from '../probe.ts';
import type { RuleId } from '../rules/ids.ts';
import { placesOf } from '../../host/go/places.ts';
import { readSettings } from '../../host/go/settings.ts';
import { type Contention, contentionOf, nobody } from './answer.ts';
import { type Memory, moduleFileNames } from './memory.ts';
import { type Picture, takePicture } from './picture.ts';

/** Who works on which module, who waits for whom, and do recorded hashes agree? */
export const contention: Probe<Contention> = {
  id: 'contention',
  schedule: '* * * * *',
  timeLimitMs: 10_000,
  async ask(sweep) {
    const { host, now, memory } = sweep;
    const moduleCache = await moduleCacheOf(sweep);
    if (moduleCache === null) return nobody(now);
    const picture = await takePicture(host, moduleCache, memory, now);
    rememberVersions(picture, memory, now);
    return contentionOf(picture, memory, false);
  },
  doubts: ({ picture: { unknown, unread }, disputes }) => ({
    unknown: [...unknown, ...unread],
    undecided: (_, rule) =>
      unknown.length > 0 ||
      (rule === 'shared-module-two-ides' && unread.length > 0) ||
      (disputes === null && rule !== null && overSums.includes(rule)),
  }),
  watches: (_, { memory }) => memory.places.map((directory) => ({ directory, names: moduleFileNames })),
};

/** Rules that say nothing as long as recorded hashes were not compared. */
const overSums: readonly RuleId[] = ['modcache-corrupt', 'gosum-mismatch'];

/** The module cache of the login shell's go, else of the first context that has one. */
export async function moduleCacheOf({ host }: Pick<Sweep, 'host'>): Promise<string | null> {
  for (const context of await host.contexts()) {
    const settings = readSettings(host, context.environment, null);
    const { moduleCache } = placesOf(host, context.environment, settings);
    if (moduleCache !== null) return moduleCache;
  }
  return null;
}

/** Fingerprints go.mod, go.sum and go.work of the modules at work, to tell work from ping-pong. */
export function rememberVersions(picture: Picture, memory: Memory, now: number): void {
  for (const place of memory.places) {
    const isHere = (module: string): boolean => module === place || module.startsWith(`${place}/`);
    const owners = picture.sessions.filter(({ module }) => isHere(module)).map(({ owner }) => owner);
    for (const name of moduleFileNames) {
      const path = join(place, name);
      const text = memory.files.text(path, 4 * 1024 * 1024);
      if (!text.ok) continue;
      memory.sawVersion(path, {
        at: now,
        fingerprint: createHash('sha256').update(text.value).digest('hex'),
        owners,
      });
    }
  }
}
