import { posix } from 'node:path';
import type { TarEntry } from '../../../../host/formats/tar.ts';

/** Paths that are named. */
const mostNamed = 20;

/**
 * Finds what would be written outside of the folder in which an archive is unpacked: absolute paths, `..`, links that lead out, files
 * below a link. And what would be written beside the one folder that the archive begins with.
 */
export class Escapes {
  readonly found: string[] = [];
  /** Ordinary in an archive of several folders. */
  readonly beside: string[] = [];
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
    const leads = target === null ? 'in' : this.#leads(plain, target, kind);
    const isOut = this.#leaves(plain) || this.#isBelowLink([top, ...rest]) || leads === 'out';
    const list = isOut ? this.found : top !== this.#top || leads === 'beside' ? this.beside : null;
    if (list !== null && list.length < mostNamed) list.push(target === null ? name : `${name} -> ${target}`);
    if (kind === 'link' || kind === 'hard link') this.#links.add(posix.normalize(plain));
  }

  #leaves(path: string): boolean {
    return (
      path.startsWith('/') || /[\0\\]/.test(path) || /^[A-Za-z]:/.test(path) || path.split('/').includes('..')
    );
  }

  /** Seen from the folder of the link; of a hard link the target is a path of the archive itself. */
  #leads(from: string, target: string, kind: TarEntry['kind']): 'in' | 'beside' | 'out' {
    if (target.startsWith('/') || target.includes('\0')) return 'out';
    // Behind a name that is a link itself, `..` leads elsewhere than the path says.
    const parts = target.split('/');
    const down = parts.findIndex((part) => !['', '.', '..'].includes(part));
    if (down !== -1 && parts.includes('..', down)) return 'out';
    const path = kind === 'hard link' ? posix.normalize(target) : posix.join(posix.dirname(from), target);
    const [top = ''] = path.split('/');
    if (top === '..') return 'out';
    return top === this.#top ? 'in' : 'beside';
  }

  #isBelowLink(parts: readonly string[]): boolean {
    return parts.some((_, at) => at > 0 && this.#links.has(parts.slice(0, at).join('/')));
  }
}
