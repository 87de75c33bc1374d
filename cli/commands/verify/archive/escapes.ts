import { posix } from 'node:path';
import type { TarEntry } from '../../../../host/formats/tar.ts';

/** Paths that are named. */
const mostNamed = 20;

/**
 * Finds what would be written outside of the one folder that an archive unpacks to: absolute paths, `..`, links that lead out, files
 * below a link, a second folder beside the first.
 */
export class Escapes {
  readonly found: string[] = [];
  readonly #links = new Set<string>();
  #top: string | null = null;

  /** The folder; null while nothing was seen. */
  get top(): string | null {
    return this.#top;
  }

  /** A link of which it is not known where it leads. */
  unread(name: string): void {
    if (this.found.length < mostNamed) this.found.push(name);
  }

  see({ name, kind, target }: Pick<TarEntry, 'name' | 'kind' | 'target'>): void {
    const plain = name
      .split('/')
      .filter((part, at, all) => (part !== '' || (at === 0 && all.length > 1)) && part !== '.')
      .join('/');
    if (plain === '' || plain === '.') return;
    const [top = '', ...rest] = plain.split('/');
    this.#top ??= top;
    const isOut =
      this.#leaves(plain) ||
      top !== this.#top ||
      this.#isBelowLink([top, ...rest]) ||
      (target !== null && this.#leads(plain, target));
    if (isOut && this.found.length < mostNamed)
      this.found.push(target === null ? name : `${name} -> ${target}`);
    if (kind === 'link') this.#links.add(posix.normalize(plain));
  }

  #leaves(path: string): boolean {
    return (
      path.startsWith('/') || /[\0\\]/.test(path) || /^[A-Za-z]:/.test(path) || path.split('/').includes('..')
    );
  }

  /** Seen from the folder of the link; of a hard link the target is a path of the archive itself. Either way it stays in the folder. */
  #leads(from: string, target: string): boolean {
    if (target.startsWith('/') || target.includes('\0')) return true;
    const inFolder = (path: string): boolean => path === this.#top || path.startsWith(`${this.#top ?? ''}/`);
    return !inFolder(posix.join(posix.dirname(from), target)) && !inFolder(posix.normalize(target));
  }

  #isBelowLink(parts: readonly string[]): boolean {
    return parts.some((_, at) => at > 0 && this.#links.has(parts.slice(0, at).join('/')));
  }
}
