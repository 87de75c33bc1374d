import { posix } from 'node:path';
import type { Files } from '../../host/files/files.ts';
import { Turns } from '../../host/run/turns.ts';
import { isBuildsFile, isDockerfile } from '../containers/find.ts';
import { isBelow } from '../containers/module.ts';
import { isVersionFile } from './named.ts';
import { inWords } from './text.ts';

/** The files of a repository that its rules read; absolute paths, in the order of the walk. */
export interface Repository {
  /** Absolute, links followed. */
  readonly top: string;
  readonly dockerfiles: readonly string[];
  /** Compose and bake files. */
  readonly builds: readonly string[];
  /** Directories that hold a go.mod, and those that hold a go.work. */
  readonly modules: readonly string[];
  readonly works: readonly string[];
  /** Directories that hold a `.vscode`. */
  readonly opened: readonly string[];
  /** Files of version managers that may name a Go. */
  readonly versionFiles: readonly string[];
  /** Why not all of it was seen, one sentence each. */
  readonly unread: readonly string[];
}

/** What is looked at; the largest public repositories of Go have 30,000 files. */
const mostEntries = 200_000;
const mostLevels = 40;
/** Of each kind that is kept, and sentences. */
const mostOfAKind = 1_000;
const mostUnread = 20;

/** What other people wrote, what is generated, and what is wrong on purpose. */
const skipped = new Set(['.git', '.hg', '.svn', 'node_modules', 'vendor', 'testdata', '.terraform']);

/** Names that are hardly ever a directory's: each question costs as much as a small read. */
const source =
  /\.(?:go|s|c|cc|cpp|h|hpp|md|mdx|txt|json|ya?ml|sum|proto|pb|png|jpe?g|gif|svg|ico|css|scss|html?|tsx?|jsx?|mjs|py|rb|rs|java|sh|sql|tmpl|golden|snap|lock|map|woff2?)$/i;

/** Looks through a repository. No link is followed that leads out of it, and nothing is run. Rejects when `signal` aborts. */
export async function walkRepository(files: Files, top: string, signal: AbortSignal): Promise<Repository> {
  const walk = new Walk(files, top);
  const turns = new Turns(signal);
  while (walk.step()) await turns.given();
  return walk.found();
}

class Walk {
  readonly #files: Files;
  readonly #top: string;
  readonly #queue: { readonly directory: string; readonly level: number }[];
  readonly #kinds: Readonly<Record<Kind, string[]>> = {
    dockerfiles: [],
    builds: [],
    modules: [],
    works: [],
    opened: [],
    versionFiles: [],
  };
  readonly #unread = new Set<string>();
  #entries = 0;
  #next = 0;

  constructor(files: Files, top: string) {
    this.#files = files;
    this.#top = top;
    this.#queue = [{ directory: top, level: 0 }];
  }

  found(): Repository {
    return { top: this.#top, ...this.#kinds, unread: [...this.#unread].slice(0, mostUnread) };
  }

  /** Looks into one directory; false when there is none left. */
  step(): boolean {
    const next = this.#queue[this.#next];
    if (next === undefined) return false;
    this.#next += 1;
    const names = this.#files.list(next.directory, mostEntries);
    if (!names.ok) {
      this.#unread.add(names.failure.message);
      return true;
    }
    for (const name of names.value) {
      this.#entries += 1;
      if (this.#entries > mostEntries) {
        this.#unread.add(inWords('tooManyFiles', { path: this.#top, most: mostEntries }));
        return false;
      }
      this.#entry(next.directory, name, next.level);
    }
    return true;
  }

  #entry(directory: string, name: string, level: number): void {
    const path = posix.join(directory, name);
    const kind = kindOf(name);
    if (kind === null && (skipped.has(name) || source.test(name))) return;
    const facts = this.#files.facts(path);
    if (!facts.ok) return void this.#unread.add(facts.failure.message);
    if (facts.value.kind === 'directory') this.#directory(path, name, level);
    else if (kind !== null && (facts.value.kind === 'file' || this.#staysInside(path, facts.value.kind)))
      this.#keep(kind, kind === 'modules' || kind === 'works' ? directory : path);
  }

  #directory(path: string, name: string, level: number): void {
    if (name === '.vscode') this.#keep('opened', posix.dirname(path));
    else if (level === mostLevels) this.#unread.add(inWords('tooDeep', { path, most: mostLevels }));
    else this.#queue.push({ directory: path, level: level + 1 });
  }

  #staysInside(path: string, kind: string): boolean {
    if (kind !== 'link') {
      this.#unread.add(inWords('notRegular', { path }));
      return false;
    }
    const real = this.#files.realPath(path);
    if (!real.ok) return false;
    if (!isBelow(real.value, this.#top)) {
      this.#unread.add(inWords('leadsOut', { path, target: real.value }));
      return false;
    }
    const target = this.#files.facts(real.value);
    if (target.ok && target.value.kind === 'other') this.#unread.add(inWords('notRegular', { path }));
    return target.ok && target.value.kind === 'file';
  }

  #keep(kind: Kind, path: string): void {
    if (this.#kinds[kind].length < mostOfAKind) this.#kinds[kind].push(path);
    else this.#unread.add(inWords('tooManyFiles', { path: this.#top, most: mostOfAKind }));
  }
}

type Kind = 'dockerfiles' | 'builds' | 'modules' | 'works' | 'opened' | 'versionFiles';

function kindOf(name: string): Kind | null {
  if (name === 'go.mod') return 'modules';
  if (name === 'go.work') return 'works';
  if (isDockerfile(name)) return 'dockerfiles';
  if (isBuildsFile(name)) return 'builds';
  return isVersionFile(name) ? 'versionFiles' : null;
}
