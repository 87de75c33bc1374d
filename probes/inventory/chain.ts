import { posix } from 'node:path';
import type { FileFacts, FileFailure } from '../../host/files/files.ts';
import type { Chain } from './inventory.ts';
import type { Look } from './look.ts';
import { inWords } from './text.ts';

/** As many links as macOS and Linux follow in one path (MAXSYMLINKS is 32 there, 40 here). */
const mostLinks = 40;

export interface Resolved extends Chain {
  /** Facts about `file`. */
  readonly facts: FileFacts | null;
  /** A link was there and its target is missing: unlike a path where nothing ever was. */
  readonly dangling: boolean;
}

/**
 * Follows a path link by link, also through links to directories (`opt/go` in `/opt/homebrew/opt/go/bin/go`).
 * Never throws; a chain that breaks says where and why.
 */
export function resolveChain(look: Look, path: string): Resolved {
  // Most tools are files in a directory that was walked for the one before.
  const directory = path.slice(0, path.lastIndexOf('/'));
  if (look.plain.has(directory)) {
    const facts = look.files.facts(path);
    if (facts.ok && facts.value.kind === 'file') return plain(path, directory, facts.value);
  }
  const resolved = walk(look, path);
  if (resolved.file === path) look.plain.add(directory);
  return resolved;
}

function plain(path: string, directory: string, facts: FileFacts): Resolved {
  return { links: [path], directories: [directory], file: path, failure: null, facts, dangling: false };
}

function walk(look: Look, path: string): Resolved {
  const links = [path];
  /** Each link that was followed, with what remained of the way: the same once more leads in a circle. */
  const followed = new Set<string>();
  const directories = new Set<string>();
  const broken = (failure: FileFailure, dangling = false): Resolved => ({
    links,
    directories: [...directories],
    file: null,
    failure,
    facts: null,
    dangling,
  });

  let rest = split(path);
  // How many components at the end of `rest` are the path's own and not from a link.
  let own = rest.length;
  let at = '';
  let last: FileFacts | null = null;
  for (;;) {
    const part = rest.shift();
    if (part === undefined) break;
    if (part === '.' || part === '..') {
      if (last?.kind === 'file') return broken(notADirectory(at));
      if (part === '..') at = posix.dirname(at || '/').replace(/\/$/, '');
      continue;
    }
    const next = `${at}/${part}`;
    const facts = look.facts(next);
    if (!facts.ok) {
      directories.add(at || '/');
      return broken(facts.failure, rest.length >= own);
    }
    own = Math.min(own, rest.length);
    if (facts.value.kind === 'link') {
      directories.add(at || '/');
      if (followed.size > mostLinks) return broken(circle(path), true);
      const step = `${next}\0${rest.join('/')}`;
      if (followed.has(step)) return broken(circle(path), true);
      followed.add(step);
      const target = look.readLink(next);
      if (!target.ok) return broken(target.failure);
      rest = [...split(target.value), ...rest];
      if (target.value.startsWith('/')) at = '';
      const led = posix.normalize(`${at}/${rest.join('/')}`);
      if (!links.includes(led)) links.push(led);
    } else {
      at = next;
      last = facts.value;
    }
  }
  directories.add(posix.dirname(at || '/'));
  if (last?.kind !== 'file')
    return broken({ kind: 'wrong-kind', message: inWords('notRegular', { path: at || '/' }) });
  return { links, directories: [...directories], file: at, failure: null, facts: last, dangling: false };
}

function notADirectory(path: string): FileFailure {
  return { kind: 'wrong-kind', message: inWords('notADirectory', { path }) };
}

function circle(path: string): FileFailure {
  return { kind: 'loop', message: inWords('circle', { path }) };
}

function split(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}
