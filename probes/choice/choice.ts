import type { Architecture, ContextId } from '../../host/host.ts';
import type { Integer } from '../../host/quantity.ts';
import type { Setting } from '../../host/go/setting.ts';

/** A line (from 1) of go.mod or go.work. */
export interface Line {
  readonly value: string;
  /** From 1. */
  readonly line: Integer;
}

/** One step on the way from typing `go` to the toolchain that runs, in order. */
export type Step =
  | {
      /** The first `go` on PATH that can run, and those behind it. */
      readonly kind: 'path';
      readonly path: string;
      /** From 1. */
      readonly position: Integer;
      readonly chain: readonly string[];
      readonly others: readonly string[];
    }
  | { readonly kind: 'shim'; readonly manager: string; readonly reason: string; readonly path: string | null }
  | {
      /** The go command that starts. */
      readonly kind: 'go';
      readonly path: string;
      readonly version: string;
      readonly architectures: readonly Architecture[];
      readonly goroot: string | null;
      /** Who named GOROOT; null when it follows from the place of the file. */
      readonly gorootSetting: Setting | null;
    }
  /** Go before 1.21 always runs itself. */
  | { readonly kind: 'no-switching'; readonly version: string }
  | { readonly kind: 'modules-off'; readonly setting: Setting }
  | { readonly kind: 'setting'; readonly setting: Setting; readonly minimum: string; readonly mode: Mode }
  | {
      readonly kind: 'file';
      readonly file: string;
      readonly by: Setting | null;
      readonly hides: string | null;
    }
  | { readonly kind: 'no-file' }
  | {
      readonly kind: 'line';
      readonly name: 'go' | 'toolchain';
      readonly line: Line;
      readonly raises: boolean;
    }
  | { readonly kind: 'selected'; readonly toolchain: string }
  | {
      /** A file of a version manager that names another version, and why it did not decide. */
      readonly kind: 'unheard';
      readonly file: string;
      readonly version: string;
      /**
       * `behind`: the shim of a manager that reads it is further back on PATH; `no-shim`: none is on PATH; `prompt`: the manager
       * reads it when a shell shows its prompt in that directory; `cd`: when a shell changes to that directory; `overruled`: the
       * shim ran and obeyed something else; `by-nobody`: the manager does not read such a file, only a hook of the user's would.
       */
      readonly why: 'behind' | 'no-shim' | 'prompt' | 'cd' | 'overruled' | 'by-nobody';
      /** Who reads such a file, the one that is there first. */
      readonly managers: readonly string[];
      /** The shim behind, or what was obeyed instead; null when there is none. */
      readonly instead: string | null;
    };

/** What GOTOOLCHAIN lets the go command do: nothing, search PATH and download, search PATH only. */
export type Mode = 'local' | 'auto' | 'path';

/** What runs in the end. */
export type Outcome =
  /** The go command itself. */
  | {
      readonly kind: 'own';
      readonly version: string;
      readonly file: string;
      readonly architectures: readonly Architecture[];
    }
  /** An executable called like the toolchain; version null when the file does not tell (a script). */
  | {
      readonly kind: 'path';
      readonly toolchain: string;
      readonly file: string;
      readonly version: string | null;
      readonly architectures: readonly Architecture[];
    }
  | {
      readonly kind: 'module-cache';
      readonly toolchain: string;
      readonly file: string;
      readonly version: string;
      /** False when only its zip is there, to be unpacked without the network. */
      readonly unpacked: boolean;
      readonly architectures: readonly Architecture[];
    }
  /** It would be fetched, for the architecture of the go command that runs, whatever GOARCH says. */
  | {
      readonly kind: 'download';
      readonly toolchain: string;
      readonly module: string;
      readonly architectures: readonly Architecture[];
      /** The setting that forbids it (GOPROXY=off, GOSUMDB=off), if any. */
      readonly forbiddenBy: Setting | null;
    }
  /** No go is on PATH. */
  | { readonly kind: 'absent' }
  /**
   * The go command stops with this message: at once, or (as `go version` hears of little) as soon as it builds. `decidedBy` is
   * the setting that has to change for it, where one setting alone decides. Where it is not go but a version manager that stops
   * before it, `manager` names it, and the message is in our words.
   */
  | {
      readonly kind: 'error';
      readonly message: string;
      readonly decidedBy?: Setting | null;
      readonly manager?: string;
    }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface Choice {
  readonly directory: string;
  readonly context: ContextId;
  readonly certainty: 'observed' | 'assumed';
  readonly steps: readonly Step[];
  readonly outcome: Outcome;
}

/** A toolchain that the go command starts, or would fetch, in place of itself. */
export type Other = Extract<Outcome, { readonly toolchain: string }>;

export function isOther(outcome: Outcome): outcome is Other {
  return 'toolchain' in outcome;
}
