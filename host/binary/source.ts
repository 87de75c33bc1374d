/** Bytes that are read on demand. */
export interface ByteSource {
  /** Total size in bytes. */
  readonly size: number;
  /** The bytes from `offset`, at most `length`; fewer at the end, none past it. The array is the caller's. */
  read(offset: number, length: number): Uint8Array;
}
