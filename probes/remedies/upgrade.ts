import { join } from 'node:path';
import type { Tool } from '../inventory/inventory.ts';
import type { Remedy } from '../remedy.ts';
import { network, remedy, run } from './steps.ts';

/** Brings the newest Go, by the one who installed this one; null when it takes a version that we cannot know. */
export function upgrade({ installer, prefix, chain }: Tool): Remedy | null {
  if (installer === 'mise') return remedy([run('mise', 'use', '--global', 'go@latest')], null, [network]);
  if (installer !== 'homebrew' || prefix === null) return null;
  const brew = join(prefix, 'bin/brew');
  // A formula such as go@1.24 stays at its major.
  const pinned = chain.links.some((link) => link.includes('/Cellar/go@'));
  return pinned
    ? remedy([run(brew, 'install', 'go')], [run(brew, 'uninstall', 'go')], [network])
    : remedy([run(brew, 'upgrade', 'go')], null, [network]);
}
