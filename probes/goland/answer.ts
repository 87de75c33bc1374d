import type { ContextId, Hardware } from '../../host/host.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { GoLand } from './goland.ts';
import type { Options } from './options.ts';
import type { Chosen } from './runtime.ts';
import type { Project } from './sdk.ts';
import type { Verdict } from './verdicts/verdict.ts';

/** A GoLand as one context starts it. */
export interface Start {
  readonly goland: GoLand;
  readonly context: ContextId;
  readonly certainty: 'observed' | 'assumed';
  readonly java: Chosen;
  readonly options: Options;
  readonly verdicts: readonly Verdict[];
}

/** Every GoLand with the Java and the options that it is started with. */
export interface GoLands {
  readonly hardware: Hardware;
  readonly inventory: Inventory;
  /** From the desktop, and from a terminal where that starts it otherwise. */
  readonly starts: readonly Start[];
  /** Projects that are bound to a Go SDK. */
  readonly projects: readonly Project[];
  /** Directories of Homebrew's go that stay the same over upgrades, as far as they are there. */
  readonly stableSdks: readonly string[];
}
