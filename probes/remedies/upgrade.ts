import { join } from 'node:path';
import type { Tool } from '../inventory/inventory.ts';
import { quote } from './quote.ts';

/** The command that brings the newest Go, by the one who installed this one; empty when it takes a version that we cannot know. */
export function upgradeCommand({ installer, prefix, chain }: Tool): string {
  if (installer === 'mise') return 'mise use --global go@latest';
  if (installer !== 'homebrew' || prefix === null) return '';
  const brew = quote(join(prefix, 'bin/brew'));
  // A formula such as go@1.24 stays at its major.
  const pinned = chain.links.some((link) => link.includes('/Cellar/go@'));
  return pinned ? `${brew} install go` : `${brew} upgrade go`;
}
