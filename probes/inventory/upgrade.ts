import { join } from 'node:path';
import type { Process } from '../../host/processes/processes.ts';
import { resolveChain } from './chain.ts';
import type { Look } from './look.ts';

/** Without word about the lock, a Cellar that changed within this time counts as being worked on. */
const freshMs = 10 * 60_000;

/**
 * The `bin/go` links that Homebrew has taken away to put a new version in their place: it unlinks the old keg, pours the new one,
 * and links that (install.rb, keg.rb), holding a lock on the formula all the while (lock_file.rb of https://github.com/Homebrew/brew).
 */
export async function linksBeingUpgraded(
  look: Look,
  prefixes: readonly string[],
): Promise<ReadonlySet<string>> {
  const links = new Set<string>();
  for (const prefix of prefixes) {
    const link = join(prefix, 'bin/go');
    if (resolveChain(look, link).file !== null || !look.facts(join(prefix, 'Cellar/go')).ok) continue;
    if (await isAtWork(look, prefix)) links.add(link);
  }
  return links;
}

async function isAtWork(look: Look, prefix: string): Promise<boolean> {
  const lock = join(prefix, 'var/homebrew/locks/go.formula.lock');
  if (!look.facts(lock).ok) return false;
  const processes = await look.host.processes();
  const pids = processes.all.filter(isBrew).map(({ pid }) => pid);
  const locks = await look.host.locks({ paths: [lock], pids });
  if (locks.certainty !== 'unknown') return locks.all.length > 0;
  if (processes.certainty === 'observed') return pids.length > 0;
  const rack = look.facts(join(prefix, 'Cellar/go'));
  return rack.ok && Math.abs(Date.now() - rack.value.modifiedMs) < freshMs;
}

/** `brew` runs Ruby on `…/Library/Homebrew/brew.rb`. */
function isBrew(process: Process): boolean {
  return process.arguments.some((argument) => argument.endsWith('/Library/Homebrew/brew.rb'));
}
