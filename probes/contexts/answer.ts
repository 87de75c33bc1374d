import type { Architecture, Context, ContextId, Hardware } from '../../host/host.ts';
import type { Integer } from '../../host/quantity.ts';
import type { Choice } from '../choice/choice.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Found } from '../inventory/tool.ts';

/**
 * From where a program is started: a terminal, VS Code or a relative of it, GoLand, an application of the desktop, gowarden itself.
 *
 * @open
 */
export type Place = ContextId | 'vscode' | 'goland';

/**
 * What leads a context to its program. `path`: its PATH; `selected`: "Go: Choose Go Environment" in that folder; `alternate`:
 * `go.alternateTools`; `goroot`: `go.goroot`; `tools-gopath`: `go.toolsGopath`; `gobin`, `gopath`, `goroot-variable`: variables of Go;
 * `variables`: its PATH, and a GOTOOLCHAIN of `go.toolsEnvVars`; `fallback`: a place that is tried when PATH has none; `project`: the Go SDK of a GoLand project; `bundled`: it came with the editor;
 * `dlv-path`: `dlv.path` in GoLand's own properties.
 *
 * @open
 */
export type Lead =
  | 'path'
  | 'selected'
  | 'alternate'
  | 'goroot'
  | 'tools-gopath'
  | 'gobin'
  | 'gopath'
  | 'goroot-variable'
  | 'fallback'
  | 'variables'
  | 'project'
  | 'bundled'
  | 'dlv-path';

/** Where something is written. */
export interface Written {
  readonly file: string;
  /** From 1. */
  readonly line: Integer;
}

/** What runs in the end. */
export interface Runs {
  readonly version: string | null;
  readonly architectures: readonly Architecture[];
  readonly file: string | null;
}

/** Which program one context starts under a name in a directory. */
export interface View {
  readonly place: Place;
  /** Of an editor: `Code`, `Cursor`, `GoLand 2026.1`; several that answer the same together. Empty for any other context. */
  readonly editors: readonly string[];
  readonly name: string;
  readonly directory: string;
  readonly certainty: 'observed' | 'assumed';
  /** The environment that it starts from. */
  readonly context: Context;
  /** Null when it finds none, or that is not known. */
  readonly path: string | null;
  readonly lead: Lead;
  /** The setting that leads there; null where none does. */
  readonly written: Written | null;
  readonly found: Found | null;
  /** The GOROOT of `found` by the name that stays over upgrades: through Homebrew's `opt`, where that leads to the same tree. */
  readonly steadyRoot: string | null;
  /** For `go` alone. */
  readonly choice: Choice | null;
  readonly runs: Runs | null;
}

/** The same question, asked of every context. */
export interface Comparison {
  readonly name: string;
  readonly directory: string;
  /** The terminal first. */
  readonly views: readonly View[];
}

/** Which go, dlv and gopls each context starts in the known modules. */
export interface Contexts {
  readonly hardware: Hardware;
  readonly inventory: Inventory;
  readonly comparisons: readonly Comparison[];
  /** What was chosen in an editor and could not be read: sentences. */
  readonly unread: readonly string[];
}
