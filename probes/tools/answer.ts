import type { ContextId } from '../../host/host.ts';
import type { Integer } from '../../host/quantity.ts';
import type { Inventory } from '../inventory/inventory.ts';

/** A version and where it is written. */
export interface Wanted {
  /** Without `go`: `1.26.0`. */
  readonly version: string;
  readonly file: string;
  /** From 1. */
  readonly line: Integer;
}

/** What a tool that reads Go source meets in a directory. */
export interface Ground {
  /** A module, or the home directory for outside of any. */
  readonly directory: string;
  readonly context: ContextId;
  readonly certainty: 'observed' | 'assumed';
  /** The Go that runs there, whose standard library is read: `go1.26.8`; null when none does or it is not known. */
  readonly selected: string | null;
  /** The `go` line that counts. */
  readonly language: Wanted | null;
  /** The `toolchain` line of the same file, which golangci-lint goes by. */
  readonly toolchain: Wanted | null;
  /** `run.go` of golangci-lint's settings, which it goes by first. */
  readonly linter: Wanted | null;
}

/** The tools of a machine, and what they are to read. */
export interface Tools {
  readonly inventory: Inventory;
  readonly grounds: readonly Ground[];
}
