import { posix } from 'node:path';
import { textOf } from '../../../host/files/memory.ts';
import type { Host } from '../../../host/host.ts';
import { upward } from '../upward.ts';

/**
 * The same place in the main checkout of a linked git worktree, whose trust it shares; null for all else. The path is a real one.
 * https://github.com/jdx/mise/blob/main/src/git.rs, `main_checkout_equivalent`
 */
export function inMainCheckout(host: Host, path: string): string | null {
  for (const place of upward(path)) {
    const git = posix.join(place, '.git');
    const facts = host.files.target(git);
    if (!facts.ok) continue;
    if (facts.value.kind === 'directory') return null;
    const main = mainCheckout(host, git);
    if (main === null) continue;
    const same = posix.join(main, posix.relative(place, path));
    return same === path ? null : same;
  }
  return null;
}

/** What a `.git` file leads to: `<main>/.git/worktrees/<name>`, in which `commondir` names `<main>/.git`. */
function mainCheckout(host: Host, git: string): string | null {
  const text = textOf(host, git) ?? '';
  const start = 'gitdir:';
  if (!text.startsWith(start)) return null;
  const own = posix.resolve(posix.dirname(git), text.slice(start.length).trim());
  if (posix.basename(posix.dirname(own)) !== 'worktrees') return null;
  const common = textOf(host, posix.join(own, 'commondir'));
  const real = common === null ? null : host.files.realPath(posix.resolve(own, common.trim()));
  if (real?.ok !== true || posix.basename(real.value) !== '.git') return null;
  return host.files.target(posix.join(real.value, 'HEAD')).ok ? posix.dirname(real.value) : null;
}
