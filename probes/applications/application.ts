import type { FileFailure } from '../../host/files/files.ts';
import type { Architecture, Hardware } from '../../host/host.ts';

/** An application that starts go, by its files. */
export interface Application {
  /** Its bundle (`/Applications/GoLand.app`) or, on Linux, its directory. */
  readonly path: string;
  readonly name: string;
  readonly kind: 'editor' | 'terminal';
  readonly family: 'vscode' | 'jetbrains' | 'editor' | 'terminal';
  readonly version: string | null;
  /** CFBundleIdentifier; null on Linux, or when the Info.plist does not say. */
  readonly bundleId: string | null;
  /** The programs that it consists of, as far as they decide for which processor it runs; those that are not there are left out. */
  readonly parts: readonly Part[];
  /** What decides which slice of a universal program runs. */
  readonly launch: Launch;
}

/** `program`: what is started; `framework`: Electron's, which holds nearly all of it; `runtime`: the Java of a JetBrains IDE. */
export interface Part {
  readonly role: 'program' | 'framework' | 'runtime';
  readonly path: string;
  readonly architectures: readonly Architecture[];
}

export interface Launch {
  /** LSRequiresNativeExecution: macOS offers no "Open using Rosetta". */
  readonly nativeOnly: boolean;
  /** LSArchitecturePriority, by Go's names: of those that the program has, the first is taken. */
  readonly priority: readonly Architecture[];
  /** What this user once chose, according to LaunchServices' own file; copies of one application share it, and it may be old. */
  readonly chosen: Architecture | null;
}

export interface Applications {
  readonly hardware: Hardware;
  readonly all: readonly Application[];
  /** Places that could not be looked at, with the reason. */
  readonly unseen: readonly { readonly path: string; readonly failure: FileFailure }[];
}

/** The part that is for other processors only, the program first. Null when there is none, or it is unknown. */
export function foreignPart({ parts }: Application, { native }: Hardware): Part | null {
  return (
    parts.find(
      ({ architectures }) =>
        architectures.length > 0 && !architectures.some((architecture) => native.includes(architecture)),
    ) ?? null
  );
}

/**
 * Of a universal program the foreign slice that macOS starts although the native one is there, and who wants it so. Null when the
 * native one is started.
 */
export function foreignChoice(
  { parts, launch }: Application,
  { native }: Hardware,
): { readonly by: 'priority' | 'chosen'; readonly architecture: Architecture } | null {
  const has = parts.find(({ role }) => role === 'program')?.architectures ?? [];
  if (!has.some((architecture) => native.includes(architecture))) return null;
  const first = launch.priority.find((architecture) => has.includes(architecture));
  if (first !== undefined && !native.includes(first)) return { by: 'priority', architecture: first };
  const { chosen, nativeOnly } = launch;
  const counts = chosen !== null && !nativeOnly && !native.includes(chosen) && has.includes(chosen);
  return counts ? { by: 'chosen', architecture: chosen } : null;
}
