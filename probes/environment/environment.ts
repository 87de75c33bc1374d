import type { SettingSource } from '../../host/go/setting.ts';
import type { Target } from '../../host/go/built-in.ts';
import type { Context, ContextId, Hardware, Platform } from '../../host/host.ts';
import type { Integer } from '../../host/quantity.ts';
import type { Inventory } from '../inventory/inventory.ts';

/** The settings that decide for what and with what Go builds, in the order in which they are shown. */
export const variableNames = [
  'GOOS',
  'GOARCH',
  'GOHOSTARCH',
  'GOARM64',
  'GOAMD64',
  'CGO_ENABLED',
  'CC',
  'CXX',
  'GOFLAGS',
  'GOTOOLCHAIN',
  'GOPROXY',
  'GO111MODULE',
  'GOEXPERIMENT',
] as const;

export type VariableName = (typeof variableNames)[number];

/** A setting as the go command of one context has it. */
export interface Variable {
  readonly name: VariableName;
  /** What `go env` says, defaults filled in; empty when it has none. */
  readonly value: string;
  readonly source: SettingSource;
  /** Who put the variable there, where that is known: `/Users/me/.zshrc:12`, `launchctl`; null for anything but variables. */
  readonly by: string | null;
  /** A value that is set and that the go command does not take: GOHOSTARCH is its own architecture, whatever a variable says. */
  readonly ignored: string | null;
}

/** What the go command of one context builds with. */
export interface ContextEnvironment {
  readonly context: ContextId;
  readonly certainty: Context['certainty'];
  readonly variables: readonly Variable[];
  /** What it builds for unless its command line says otherwise. */
  readonly target: Target;
  /** GOBIN; null when it is not set. */
  readonly gobin: string | null;
}

/** A directory of programs that `go install` made for another target than the go command's own. */
export interface Trace extends Target {
  readonly directory: string;
  /** Names of programs in it; at most twenty. */
  readonly programs: readonly string[];
  readonly count: Integer;
}

/** What is set for Go in every context, and what it left behind. */
export interface GoEnvironment {
  readonly platform: Platform;
  readonly hardware: Hardware;
  readonly contexts: readonly ContextEnvironment[];
  /** Below `bin` of each element of GOPATH. */
  readonly traces: readonly Trace[];
  readonly inventory: Inventory;
}

export function variableOf(
  { variables }: Pick<ContextEnvironment, 'variables'>,
  name: VariableName,
): Variable {
  const found = variables.find((one) => one.name === name);
  if (!found) throw new Error(`Expected ${name} among the variables of a context`);
  return found;
}

/** `linux/amd64`, as `go tool dist list` writes it. */
export function targetName({ os, architecture }: Target): string {
  return `${os}/${architecture}`;
}
