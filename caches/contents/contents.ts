/** What is to be hashed, by paths of the system that we run on. */
export interface ContentsRequest {
  readonly mode: 'contents';
  /** A directory, links to it resolved; or the zip of a module. */
  readonly path: string;
  readonly kind: 'tree' | 'zip';
  /** Directories that are not entered, relative to the tree, such as `pkg/mod`. */
  readonly leaveOut: readonly string[];
}

/** What a tree or a zip contains. Names are relative, with every byte as one character (latin1). */
export interface Contents {
  /** SHA-256 of each file, in hex. */
  readonly files: readonly (readonly [name: string, sha256: string])[];
  /** What is neither a file nor a directory: links, FIFOs. */
  readonly others: readonly string[];
  /** The existing ones of the directories to leave out. */
  readonly leftOut: readonly string[];
  /** Why it could not be read to its end; null when it was. */
  readonly problem: string | null;
}
