import type { PartOnDisk } from '../modules/part.ts';

/** What to examine, by paths of the system that we run on. */
export interface ExamineRequest {
  readonly mode: 'examine';
  /** Module caches, with every link resolved. */
  readonly roots: readonly string[];
  /** `path@version` of the only modules to look at; all when absent. */
  readonly only?: readonly string[];
  readonly threads: number;
}

/**
 * What a zip or a tree holds. `broken`: it cannot be what go once accepted. `unreadable`: we could not read it, so that
 * nothing can be said of it.
 */
export type Content =
  | { readonly state: 'absent' }
  | { readonly state: 'read'; readonly h1: string; readonly goMod: string | null }
  | { readonly state: 'broken' | 'unreadable'; readonly detail: string };

/** Everything about one module version that shows whether it is what it was when go downloaded it. Hashes are `h1:…`. */
export interface Examined {
  /** The module cache. */
  readonly root: string;
  readonly path: string;
  readonly version: string;
  /** As they were before they were read. */
  readonly parts: readonly PartOnDisk[];
  readonly zip: Content;
  readonly tree: Content;
  /** The content of `.ziphash`; null if there is none. */
  readonly ziphash: string | null;
  /** The hash of the cached `.mod`, as go.sum has it for `/go.mod`; null if there is none. */
  readonly mod: string | null;
  /** What the checksum database said when go asked it, by go's own note of it in the cache; null if it was never asked. */
  readonly database: { readonly zip: string; readonly mod: string } | null;
  /**
   * A sign of somebody's work in the tree or in what is left of one: a repository, a document, a file missing from the
   * zip; null if there is none.
   */
  readonly work: string | null;
  /** What differs between zip and tree: `edited tag.go`; null if nothing does, or one of them could not be read. */
  readonly difference: string | null;
}

/** How far an examination is, in module versions. */
export interface ExamineProgress {
  readonly done: number;
  readonly total: number;
}
