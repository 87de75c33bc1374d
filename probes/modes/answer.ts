import type { SettingSource } from '../../host/go/setting.ts';
import type { Context, ContextId, Platform } from '../../host/host.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Mode } from './mode.ts';

/** A setting as the go command of one context has it. */
export interface SetHere {
  readonly name: string;
  /** Empty when nobody set it. */
  readonly value: string;
  readonly source: SettingSource;
  /** Who put a variable there, where that is known: `/Users/me/.zshrc:12`, `launchctl`. */
  readonly by: string | null;
  readonly context: ContextId;
  readonly certainty: Context['certainty'];
}

/** The settings of one context that decide over GOPATH and modules. */
export interface ContextSettings {
  readonly context: ContextId;
  readonly settings: readonly SetHere[];
  /** Elements of GOPATH, defaults filled in; absolute ones only. */
  readonly gopath: readonly string[];
  /** The go.mod right in the first of them, which the go command does not take; null where there is none. */
  readonly rootMod: string | null;
}

/** The mode in which the go command of one context works in a known directory. */
export interface ModeHere extends Mode {
  readonly directory: string;
  readonly context: ContextId;
  readonly certainty: Context['certainty'];
}

/** A module cache that is there. */
export interface ModuleCache {
  readonly path: string;
  /** A context, or a version manager that gives each Go its own: `goenv`, with the version behind it. */
  readonly of: string;
}

/** In which mode the go command works in the directories that are known here, and what old habits left behind. */
export interface Modes {
  readonly platform: Platform;
  readonly contexts: readonly ContextSettings[];
  readonly projects: readonly ModeHere[];
  /** Folders below `src` of a GOPATH that have Go files and no go.mod. */
  readonly unmoduled: readonly string[];
  readonly moduleCaches: readonly ModuleCache[];
  readonly inventory: Inventory;
}

export function settingOf({ settings }: ContextSettings, name: string): SetHere {
  const found = settings.find((one) => one.name === name);
  if (!found) throw new Error(`Expected ${name} among the settings of a context`);
  return found;
}

/** `/Users/me/.zshrc:12`, `FILE:LINE` of go's own files, or the context that has the variable. */
export function placeOf({ source, by, context }: SetHere): string {
  return 'file' in source ? `${source.file}:${source.line}` : (by ?? context);
}
