import type { Hardware, Platform } from '../../../host/host.ts';

/** How an engine runs images of another architecture, as its files say. */
export type Emulation = 'rosetta' | 'qemu' | 'not-rosetta' | 'unknown';

/** A container engine that is set up here, by its own files. */
export interface Engine {
  readonly kind: 'docker-desktop' | 'orbstack' | 'colima' | 'lima' | 'podman';
  /** The profile or machine, where there may be several; null else. */
  readonly name: string | null;
  /** The file that says so. */
  readonly file: string;
  readonly emulation: Emulation;
  /** What of the file decides that: `rosetta: true`; empty where nothing does. */
  readonly said: string;
}

/** An image on this machine. */
export interface Image {
  /** As it was pulled or built: `docker.io/library/golang:1.26`. */
  readonly name: string;
  /** `linux/amd64`, by its own configuration. */
  readonly platform: string;
  /** The file that says so. */
  readonly file: string;
}

/** Images for another processor, as far as local files tell. */
export interface Images {
  readonly foreign: readonly Image[];
  /** Of which images nothing is known and why, one sentence each. */
  readonly unknown: readonly string[];
}

/** A builder of buildx with what its nodes are set to build for. */
export interface Builder {
  readonly name: string;
  readonly driver: string;
  readonly file: string;
  /** As a person has set them: what a node can build is not in the file. */
  readonly platforms: readonly string[];
}

/** A variable that decides how images are built or run, in one context. */
export interface Variable {
  readonly name: VariableName;
  readonly value: string;
  readonly context: string;
}

export const variableNames = [
  'DOCKER_DEFAULT_PLATFORM',
  'DOCKER_BUILDKIT',
  'BUILDKIT_PROGRESS',
  'BUILDKIT_STEP_LOG_MAX_SIZE',
] as const;

export type VariableName = (typeof variableNames)[number];

/** What runs containers here, and what of it is emulated. */
export interface Engines {
  readonly platform: Platform;
  readonly hardware: Hardware;
  readonly engines: readonly Engine[];
  /** What the docker command talks to, by its own settings: `colima`; null where it says nothing. */
  readonly context: string | null;
  readonly builders: readonly Builder[];
  readonly images: Images;
  readonly variables: readonly Variable[];
  /** Whether the translator for Linux guests is on the machine: https://github.com/orbstack/orbstack/issues/2683; null elsewhere than on Apple silicon. */
  readonly rosettaForLinux: boolean | null;
  readonly unknown: readonly string[];
}
