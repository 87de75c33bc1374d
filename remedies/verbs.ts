import { posix } from 'node:path';
import type { Run } from '../probes/remedy.ts';

/** What a run does, as far as its words show without starting it. */
export interface Act {
  /** The program that does it, without what starts it for another architecture. */
  readonly program: string;
  readonly words: readonly string[];
  readonly does: 'install' | 'remove' | 'move' | 'other';
}

const removers: ReadonlySet<string> = new Set(['rm', 'rmdir', 'unlink', 'trash', 'shred', 'srm']);
const removing: ReadonlySet<string> = new Set([
  'uninstall',
  'remove',
  'rm',
  'cleanup',
  'prune',
  'purge',
  'implode',
]);
const installing: ReadonlySet<string> = new Set([
  'install',
  'reinstall',
  'upgrade',
  'download',
  'use',
  'link',
]);

/** `arch -arm64 brew reinstall go` is brew's to do. */
export function actOf({ argv }: Run): Act {
  const [first, ...rest] = argv;
  const isWrapper = posix.basename(first) === 'arch';
  const inner = isWrapper ? rest.slice(rest.findIndex((word) => !word.startsWith('-'))) : argv;
  const [program = first, ...words] = inner;
  const name = posix.basename(program);
  const verb = words.find((word) => !word.startsWith('-')) ?? '';
  if (removers.has(name) || removing.has(verb)) return { program, words, does: 'remove' };
  // Its `--force` takes away what is there before it fetches (jdx/mise, src/backend/mod.rs: create_install_dirs).
  if (name === 'mise' && words.includes('--force')) return { program, words, does: 'remove' };
  if (name === 'tar') return { program, words, does: 'install' };
  if (name === 'mv') return { program, words, does: 'move' };
  return { program, words, does: installing.has(verb) ? 'install' : 'other' };
}
