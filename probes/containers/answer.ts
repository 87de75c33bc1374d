import type { NeedOfC } from '../cgo/need.ts';
import type { Build } from './builds.ts';
import type { GoBuild, GoStage } from './dockerfile/go.ts';

/** A line of go.mod or go.work that asks for a Go. */
export interface Asked {
  /** `go 1.26`, `toolchain go1.26.3`. */
  readonly kind: 'go' | 'toolchain';
  /** `1.26.3`, without `go`. */
  readonly version: string;
  /** Absolute. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A Dockerfile in which Go is built, in one of the ways in which it is built, with what is around it. */
export interface GoDockerfile {
  /** Absolute; of one that is written out in a compose or bake file, that file. */
  readonly path: string;
  /** What findings about it are about: the path, with the service or target that it is written out for. */
  readonly subject: string;
  /** It is written out in a compose file, which replaces variables before BuildKit does. */
  readonly isInCompose: boolean;
  /** Its stages in their order, also those without Go; the last one is what is shipped. */
  readonly stages: readonly GoStage[];
  /** Lines as they are written, for evidence, by their numbers. */
  readonly written: ReadonlyMap<number, string>;
  /** What the module that it builds asks for; empty where that is not found. */
  readonly asked: readonly Asked[];
  /** Whether the module has a vendor directory. */
  readonly isVendored: boolean;
  /** Whether the result needs C, for builds whose starting place matters. */
  readonly needs: ReadonlyMap<GoBuild, NeedOfC>;
  /** Compose services and bake targets that build it so. */
  readonly builds: readonly Build[];
}

/** Dockerfiles of the modules that are known, and the files that build them. */
export interface Dockerfiles {
  readonly files: readonly GoDockerfile[];
  /** Why not all of them were read, one sentence each. */
  readonly unread: readonly string[];
}
