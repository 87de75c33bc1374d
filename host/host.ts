import type { Files } from './files/files.ts';
import type { Silences } from './files/silent.ts';
import type { Marks } from './attributes/marks.ts';
import type { Volume } from './files/volume.ts';
import type { Conditions } from './conditions/conditions.ts';
import type { Emulation } from './emulation/emulation.ts';
import type { Command, Ran } from './run/run.ts';
import type { Processes } from './processes/processes.ts';
import type { Glance } from './processes/glance.ts';
import type { LockQuery, Locks } from './locks/locks.ts';

/** The operating systems that we watch. */
export type Platform = 'darwin' | 'linux';

/** An architecture by Go's name for it: `arm64`, `amd64`, `386`, `riscv64`, … */
export type Architecture = string;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The machine under observation. Everything that we ask of a machine is asked here, so that a folder
 * (docs/simulated-host.md) can answer in its place.
 *
 * Nothing here writes, downloads or opens a dialog, and every wait has an end.
 */
export interface Host {
  readonly platform: Platform;
  /** True when a folder answers and not the machine that we run on. */
  readonly simulated: boolean;
  readonly user: { readonly name: string; readonly uid: number; readonly home: string };
  /** The environment that we ourselves were started with. */
  readonly environment: Environment;
  /** Files by their path on that machine. Synchronous: a small read costs 12 µs, as a promise ten times that. */
  readonly files: Files;
  /** The same files, of which nothing is written down where looks are recorded: for the user's own source code. Absent: `files`. */
  readonly unrecorded?: Files;
  /** Which file systems do not answer now; absent where none can (a folder answers). */
  readonly silence?: Silences;
  hardware(): Promise<Hardware>;
  /** How programs of another architecture can be started on that hardware; null where they cannot. Absent where nothing can be started. */
  readonly emulation?: (hardware: Hardware, architecture: Architecture) => Emulation | null;
  /** Power, load and heat, as they are now; absent where nothing is measured. */
  readonly conditions?: () => Promise<Conditions>;
  /**
   * The PATH and environment of each place from which `go` is started. Asked once, then answered from memory until a file that a
   * new shell reads changes, a directory on PATH is gone, or the answer is older than `maxAgeMs` (default half an hour; 0 asks anew).
   */
  contexts(maxAgeMs?: number): Promise<readonly Context[]>;
  /** How the login shell's answer came about; null before the first, absent where none is started. */
  readonly shellAnswer?: () => ShellAnswer | null;
  /** Runs a program that was given by absolute path or is found on `command.path`; never a shell string. */
  run(command: Command): Promise<Ran>;
  /** The process table. `only` says that these and their parents are enough; where that is not cheaper, all come. */
  processes(only?: readonly number[]): Promise<Processes>;
  locks(query: LockQuery): Promise<Locks>;
  /** The file system that a path lies on; null where unknown. Absent where nothing is known of any. */
  readonly volume?: (path: string) => Volume | null;
  /**
   * Flags, capabilities, SELinux context and extended attributes of paths; those that are not there are left out. Asked again only of
   * what has changed: it takes programs of the system's own.
   */
  readonly marks?: (paths: readonly string[]) => Promise<ReadonlyMap<string, Marks>>;
  /**
   * Only where one is cheap enough to be taken many times a second (Linux). `mayKeepLocks`: while no process is new and no Go tool
   * runs, the table of locks need not be read again.
   */
  readonly glance?: (mayKeepLocks?: boolean) => Glance;
  /** Pids of the processes that an emulator runs, where that is cheaper to read than the process table (Linux). */
  readonly emulated?: () => readonly number[];
}

/** What the processor really is, even when we ourselves run translated. */
export interface Hardware {
  /** The native architecture of the machine. */
  readonly architecture: Architecture;
  /** Every architecture whose binaries start here without translation, `architecture` first. */
  readonly native: readonly Architecture[];
  /** The architecture that our own Node was built for. */
  readonly ours: Architecture;
  /** Whether our own process is translated (Rosetta, QEMU): `unknown` when the machine did not say. */
  readonly translated: boolean | 'unknown';
  /** What can run foreign binaries here: Rosetta, a binfmt handler. */
  readonly translators: readonly { readonly name: string; readonly architecture: Architecture }[];
  /** The operating system's version, e.g. `26.1` on macOS or the kernel release on Linux; null if it did not say. */
  readonly osVersion: string | null;
  /** Bytes of memory; absent when the machine did not say. */
  readonly memoryBytes?: number;
  /** What was asked and what it answered, for people: `sysctl hw.optional.arm64: 1`. */
  readonly evidence: readonly string[];
}

/** Of which moment the login shell's PATH is, and what makes it old. */
export interface ShellAnswer {
  /** When the shell answered, milliseconds since 1970. */
  readonly at: number;
  /** Files and directories of which a change may change the answer; they need not exist. */
  readonly files: readonly string[];
}

/** Where commands come from: a login shell (terminal), a GUI application (IDE from the Dock), our own process. */
export type ContextId = 'login-shell' | 'gui' | 'daemon';

export interface Context {
  readonly id: ContextId;
  /** Absolute directories in order of search, as that context has them (they need not exist, may repeat). */
  readonly path: readonly string[];
  readonly environment: Environment;
  /** `observed`: that context answered; `assumed`: it did not (time limit, no shell), so a documented default is used. */
  readonly certainty: 'observed' | 'assumed';
  /** How we know: `zsh -lic env`, `launchd default`, … */
  readonly source: string;
}
