import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import type { RuleId } from '../../messages/rules.ts';
import type { Finding, Probe, Sweep, WatchTarget } from '../probe.ts';
import { readSettings } from '../../host/go/settings.ts';
import { placesOf } from '../../host/go/places.ts';
import type { EndedHold } from './lock-times.ts';
import { Memory, moduleFileNames } from './memory.ts';
import { type Picture, takePicture } from './picture.ts';
import { commandStorm } from '../rules/go-command-storm/rule.ts';
import { pingPong } from '../rules/gomod-ping-pong/rule.ts';
import { isToldAfterwards, lockWait, waitFinding } from '../rules/modcache-lock-wait/rule.ts';
import type { ContentionLook } from './rules/rule.ts';
import { sharedModule } from '../rules/shared-module-two-ides/rule.ts';
import { gosumMismatch, modcacheCorrupt } from '../rules/modcache-corrupt/rule.ts';

const looks: readonly ContentionLook[] = [
  sharedModule,
  lockWait,
  pingPong,
  commandStorm,
  modcacheCorrupt,
  gosumMismatch,
];

/** Each machine's memory: who looks more often (the daemon's sampler) and the scheduled look share it. */
const memories = new WeakMap<Host, Memory>();

export function memoryOf(host: Host): Memory {
  const known = memories.get(host) ?? new Memory(host.files);
  memories.set(host, known);
  return known;
}

/** Who works on which module, who waits for whom, and do recorded hashes agree? */
export const contention: Probe = {
  id: 'contention',
  rules: looks.map(({ rule }) => rule),
  schedule: '* * * * *',
  timeLimitMs: 10_000,
  watches: ({ host }) => Promise.resolve(watchTargets(memoryOf(host))),
  async run(sweep) {
    const { host, now } = sweep;
    const moduleCache = await moduleCacheOf(sweep);
    if (moduleCache === null) return { findings: [], observations: [], unknown: [] };
    const memory = memoryOf(host);
    const picture = await takePicture(host, moduleCache, memory, now);
    rememberVersions(picture, memory, now);
    return { findings: findingsOf(picture, memory), observations: [], unknown: picture.unknown };
  },
};

/** Rules that read files of modules and caches: for the scheduled look, not for many looks a second. */
const thorough: readonly ContentionLook[] = [modcacheCorrupt, gosumMismatch];

/** What the rules find in a picture; `quick` leaves those out that read many files. */
export function findingsOf(picture: Picture, memory: Memory, quick = false): readonly Finding[] {
  return looks.filter((one) => !quick || !thorough.includes(one)).flatMap((one) => one.look(picture, memory));
}

/** The waits that ended since the last call and are worth telling, each as its rule tells it. */
export function endedWaits(
  picture: Picture,
  memory: Memory,
): readonly (EndedHold & { readonly finding: Finding })[] {
  return memory.locks
    .takeEnded()
    .filter((ended) => isToldAfterwards(ended, picture.contested))
    .map((ended) => ({ ...ended, finding: waitFinding(ended.hold) }));
}

/** Whether a quick look decides this rule. */
export function isQuick(rule: RuleId): boolean {
  return !thorough.some((one) => one.rule.id === rule);
}

/** The module cache of the login shell's go, else of the first context that has one. */
export async function moduleCacheOf({ host }: Pick<Sweep, 'host'>): Promise<string | null> {
  for (const context of await host.contexts()) {
    const settings = readSettings(host, context.environment, null);
    const { moduleCache } = placesOf(host, context.environment, settings);
    if (moduleCache !== null) return moduleCache;
  }
  return null;
}

function watchTargets(memory: Memory): readonly WatchTarget[] {
  return memory.places.map((directory) => ({ directory, names: moduleFileNames }));
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
