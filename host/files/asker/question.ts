import type { SaidHere } from '../../wording.ts';
import type { Read } from '../files.ts';

/**
 * A question about a file, for the process that may get stuck on it. Files that are open at once are counted from 0; `close` is about
 * the one opened last.
 */
export type Question =
  | BriefQuestion
  | { readonly ask: 'open'; readonly path: string }
  | { readonly ask: 'list' | 'text'; readonly path: string; readonly limit?: number }
  | { readonly ask: 'read'; readonly file: number; readonly offset: number; readonly length: number }
  | { readonly ask: 'close' };

export interface BriefQuestion {
  readonly ask: 'facts' | 'target' | 'readLink' | 'realPath';
  readonly path: string;
}

/** The answer as a line of JSON. What `read` brings is base64, what `open` brings the size in bytes. */
export type Answer = {
  readonly number: number;
  /** Milliseconds that the file system took. */
  readonly tookMs: number;
  readonly said?: readonly SaidHere[];
} & Read<unknown>;

export type Asked = Question & { readonly number: number };
