/** A process that uses a cache, with the application that it belongs to. */
export interface User {
  readonly pid: number;
  /** `go build`, `gopls`, `GoLand`. */
  readonly command: string;
  /** The application at the head of its line of parents: `Visual Studio Code`; null if none is known. */
  readonly owner: string | null;
}

/** Whether a cache is in use. Only `idle` may be cleaned: who could not be told may be there. */
export type Use =
  | { readonly state: 'idle' }
  | { readonly state: 'busy'; readonly by: readonly User[] }
  | { readonly state: 'unknown'; readonly reason: string };
