import type { Architecture, ContextId, Hardware } from '../../host/host.ts';
import type { Inventory, Tool } from '../inventory/inventory.ts';
import type { Window } from './window.ts';

/** A `dlv` that something here starts. */
export interface Debugger {
  readonly path: string;
  /** The path as found, then each path that a link led to. */
  readonly chain: readonly string[];
  /**
   * How it is found: `path`, by the name on some PATH; `installed`, where `go install` puts programs; `goland`, it came with a GoLand;
   * `goland-setting` and `editor-setting`, a setting of GoLand or of VS Code names it.
   *
   * @open
   */
  readonly source: 'path' | 'installed' | 'goland' | 'goland-setting' | 'editor-setting';
  /** The GoLand, or `FILE:LINE` of the setting; null for the others. */
  readonly by: string | null;
  readonly state: Tool['state'];
  /** `v1.27.2`; null when it does not say which release it is. */
  readonly version: string | null;
  /** The Go that it was built by; null when that is not known. */
  readonly builtBy: string | null;
  readonly architectures: readonly Architecture[];
  /** Contexts whose PATH picks it first. */
  readonly winsIn: readonly ContextId[];
  readonly window: Window | null;
  /** As the inventory has it; null where no PATH and no `go install` leads to it. */
  readonly tool: Tool | null;
}

/** A Go that makes the programs that are debugged. */
export interface Target {
  /** A module, or the home directory for outside of any. */
  readonly directory: string;
  readonly context: ContextId;
  readonly certainty: 'observed' | 'assumed';
  /** `go1.26.8` */
  readonly goVersion: string;
  /** Of what it makes; null when not known. */
  readonly architecture: Architecture | null;
  /** Whether it writes DWARF 5. */
  readonly dwarf5: boolean;
}

/** What Delve starts on a Mac to control a program. */
export interface DebugServer {
  /** Null when there is none. */
  readonly path: string | null;
  readonly architectures: readonly Architecture[];
  /** Where was looked, in that order. */
  readonly searched: readonly string[];
  /** False where a place could not be looked at. */
  readonly isSure: boolean;
}

/** What there is to debug Go programs with, and what these programs are. */
export interface Debuggers {
  readonly hardware: Hardware;
  readonly inventory: Inventory;
  readonly debuggers: readonly Debugger[];
  readonly targets: readonly Target[];
  /** By context; none where Delve needs none (Linux). */
  readonly servers: ReadonlyMap<ContextId, DebugServer>;
  /** Whether /etc/hosts names localhost, by which Delve and debugserver meet; null where that is not known or not needed (Linux). */
  readonly localhost: boolean | null;
}
