import { dirname } from 'node:path';
import { factsOf, same } from '../identity.ts';
import type { Identity, LeftOut } from '../plan/plan.ts';
import type { Quarantine } from '../sink/quarantine.ts';
import { leftFor } from './holds.ts';
import type { Hold, Job } from './job.ts';

/**
 * Whether a quarantine is out of reach because its volume is not there: a disk that was pulled out, an image that is not
 * mounted. It is neither empty nor gone then.
 */
export function isAway({ path, identity }: Quarantine): boolean {
  const base = dirname(path);
  if (factsOf(base)) return false;
  let standing = dirname(base);
  while (standing !== '/' && !factsOf(standing)) standing = dirname(standing);
  return String(factsOf(standing)?.dev) !== identity.device;
}

/** What is reported about something whose volume is missing. */
export function leftAway(hold: Hold): LeftOut {
  return { ...leftFor(hold, 'refused', { detail: 'ENODEV' }), path: hold.quarantine.path };
}

/**
 * A job with the numbers that its volumes have now: a system may give a volume another one each time that it is mounted,
 * after a restart above all. A quarantine is the same when its path, inode and time of birth are: what waits in it is then
 * compared by inode and time of birth as ever.
 */
export function withVolumesNow(job: Job): Job {
  const changed = job.holds.filter(({ quarantine }) => deviceNow(quarantine) !== quarantine.identity.device);
  if (changed.length === 0) return job;
  return { ...job, holds: job.holds.map((hold) => (changed.includes(hold) ? renumbered(hold) : hold)) };
}

function deviceNow({ path, identity }: Quarantine): string {
  const facts = factsOf(path);
  if (!facts?.isDirectory() || Number(facts.uid) !== process.getuid?.()) return identity.device;
  const device = String(facts.dev);
  return same(facts, { ...identity, device }) ? device : identity.device;
}

function renumbered(hold: Hold): Hold {
  const { item, quarantine } = hold;
  const before = quarantine.identity.device;
  const device = deviceNow(quarantine);
  const now = (identity: Identity): Identity =>
    identity.device === before ? { ...identity, device } : identity;
  return {
    ...hold,
    quarantine: { ...quarantine, identity: now(quarantine.identity) },
    item: { ...item, identity: now(item.identity), parent: now(item.parent) },
  };
}
