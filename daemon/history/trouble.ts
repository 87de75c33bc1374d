/** What is wrong with a database file, so that a new one takes its place. */
export type Ailment = 'damaged' | 'foreign' | 'newer' | 'readonly';

/** Thrown when the file in its current state cannot be our history. */
export class Unfit extends Error {
  readonly ailment: Ailment;
  constructor(ailment: Ailment, reason: string) {
    super(reason);
    this.ailment = ailment;
  }
}

/** What SQLite's own error says about the file; null when it is about the moment: disk full, locked, no more memory. */
export function ailmentOf(error: unknown): Ailment | null {
  if (error instanceof Unfit) return error.ailment;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string') return error instanceof SyntaxError ? 'damaged' : null;
  // https://www.sqlite.org/rescode.html
  if (/^SQLITE_(CORRUPT|NOTADB|FORMAT|MISMATCH|ERROR)/.test(code)) return 'damaged';
  if (code === 'SQLITE_READONLY' || code === 'SQLITE_PERM') return 'readonly';
  return null;
}

export function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  return code === undefined ? message : `${code}: ${message}`;
}
