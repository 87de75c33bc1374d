import type { Architecture, Hardware } from '../../host/host.ts';
import type { Owner } from '../../host/processes/owners.ts';

/** A process on the way to one that runs translated. */
export interface Step {
  readonly pid: number;
  /** Its application where it lies in a bundle, else its program's name. */
  readonly name: string;
  /** Its executable as the process table has it: a path, or no more than a name. */
  readonly executable: string;
  /** `suspected`: only the table's flag says so. Null when the table did not say. */
  readonly translated: boolean | 'suspected' | null;
}

/** A process that runs translated although its parent does not, and what it started. */
export interface Translated {
  readonly culprit: Step;
  /** For which processors its file is; empty when it could not be read. */
  readonly architectures: readonly Architecture[];
  /** `built`: its file is for other processors only; `opened`: it is universal, and was started as if it were; else `unknown`. */
  readonly why: 'built' | 'opened' | 'unknown';
  readonly certainty: 'observed' | 'suspected';
  /** The editor, terminal, agent or shell that it is, or else the first of them below it. */
  readonly application: Party | null;
  /** Ways from the first process to some that work below it, go, gopls and dlv before others; at most four. */
  readonly chains: readonly (readonly Step[])[];
  /** How many processes run translated from there on, itself included. */
  readonly total: number;
}

/** Who may start go. */
export interface Party {
  readonly pid: number;
  readonly name: string;
  readonly family: Owner['family'] | 'shell';
  /** Its bundle, or its executable where it has none. */
  readonly path: string;
  /** Whether macOS offers "Open using Rosetta" for it, as far as its Info.plist says. */
  readonly box: boolean;
}

export interface Translation {
  readonly hardware: Hardware;
  readonly all: readonly Translated[];
  /** Whether there is a go that is native. */
  readonly hasNativeGo: boolean;
  /** Why the process table could not be read; null when it was. */
  readonly unknown: string | null;
}
