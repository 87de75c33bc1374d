/** Something that could not be removed, or may not be: its path in the quarantine, and why. */
export interface Left {
  readonly path: string;
  /** An error's code, `mount-point`, `foreign-content` or `changed`. */
  readonly why: string;
}

/** Something that was written into the cache meanwhile, and is where it was meant to be again, under another name. */
export interface Renamed {
  /** Where it was to be. Absolute. */
  readonly path: string;
  readonly now: string;
}

/** What was removed so far, what went back and what is left. The lists are what is said: nothing is ever decided by them. */
export interface Purged {
  /** Entries that are gone. */
  files: number;
  /** Entries that were not the cache's, and are back where they had been written. */
  returned: number;
  readonly renamed: Renamed[];
  readonly left: Left[];
}

/** Most that is named of a list. */
export const mostNamed = 200;

export function nothingPurged(): Purged {
  return { files: 0, returned: 0, renamed: [], left: [] };
}

/** Says what is left, each path once. */
export function leave({ left }: Purged, path: string, why: string): void {
  if (left.length < mostNamed && !left.some((one) => one.path === path)) left.push({ path, why });
}

export function addPurged(into: Purged, more: Purged): void {
  into.files += more.files;
  into.returned += more.returned;
  into.renamed.push(...more.renamed.slice(0, mostNamed - into.renamed.length));
  for (const { path, why } of more.left) leave(into, path, why);
}
