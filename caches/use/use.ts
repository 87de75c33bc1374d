import type { Integer } from '../../host/quantity.ts';

/** A process that uses a cache, with the application that it belongs to. */
export interface User {
  readonly pid: Integer;
  /** `go build`, `gopls`, `GoLand`. */
  readonly command: string;
  /** The application at the head of its line of parents: `Visual Studio Code`; null if none is known. */
  readonly owner: string | null;
}

/** Whether a cache is in use. Only `idle` may be cleaned: a user that could not be identified may be there. */
export type Use =
  | { readonly state: 'idle' }
  | { readonly state: 'busy'; readonly by: readonly User[] }
  | { readonly state: 'unknown'; readonly reason: string };

/** `go build (pid 4711, Visual Studio Code)`. */
export function userText({ pid, command, owner }: User): string {
  return `${command} (pid ${pid}${owner === null ? '' : `, ${owner}`})`;
}

/** The first of those who use something, and how many more there are; null when there is nobody. */
export function usersText([first, ...others]: readonly User[]): string | null {
  if (first === undefined) return null;
  return others.length === 0 ? userText(first) : `${userText(first)} +${others.length}`;
}
