import { dirname, join } from 'node:path';
import type { Files } from '../../host/files/files.ts';

/** Where a path leads, as a watcher has to know it. By paths of the Host. */
export interface Way {
  /** Each link on the way, by its directory and name: exchanging it leads elsewhere without a trace in the last directory. */
  readonly links: readonly { readonly directory: string; readonly name: string }[];
  /** The real directory that it ends in, or the nearest that exists. */
  readonly directory: string;
  /** What is missing in it; null if the way ends where it should. */
  readonly missing: string | null;
}

/** Longer chains are loops: Linux itself gives up at 40 (https://man7.org/linux/man-pages/man7/path_resolution.7.html). */
const mostLinks = 40;

/** Follows a path of directories link by link. */
export function wayTo(files: Pick<Files, 'facts' | 'readLink'>, path: string): Way {
  const links: { directory: string; name: string }[] = [];
  const steps = path.split('/').filter(Boolean);
  let directory = '/';
  for (let name = steps.shift(); name !== undefined; name = steps.shift()) {
    if (name === '.') continue;
    if (name === '..') {
      directory = dirname(directory);
      continue;
    }
    const next = join(directory, name);
    const facts = files.facts(next);
    const kind = facts.ok ? facts.value.kind : null;
    if (kind === 'directory') {
      directory = next;
      continue;
    }
    const target = kind === 'link' ? files.readLink(next) : null;
    if (target?.ok !== true || links.length >= mostLinks) return { links, directory, missing: name };
    links.push({ directory, name });
    if (target.value.startsWith('/')) directory = '/';
    steps.unshift(...target.value.split('/').filter(Boolean));
  }
  return { links, directory, missing: null };
}
