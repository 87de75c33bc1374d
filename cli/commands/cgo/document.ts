import { describeSource } from '../../../host/go/setting.ts';
import type { Architecture, Context } from '../../../host/host.ts';
import type { Compiler, CompilerKind } from '../../../probes/cgo/compiler.ts';
import type { NamedLibrary, NamedPackages, NamedPath } from '../../../probes/cgo/examine.ts';
import type { EnabledWhy } from '../../../probes/cgo/setup.ts';
import type { PackagePlace } from '../../../probes/cgo/pkg-config-places.ts';
import type { Survey } from '../../../probes/cgo/survey.ts';

/**
 * What a build with cgo would use in a directory, and what to build with. The same in every language.
 *
 * @title gowarden cgo --json
 * @document cgo
 */
export interface CgoDocument {
  readonly schemaVersion: 1;
  readonly directory: string;
  readonly context: Context['id'];
  /** Null where no go is found that reports its version without being fetched first. */
  readonly go: GoDocument | null;
  readonly target: TargetDocument;
  readonly enabled: EnabledDocument;
  /** CC, then CXX. */
  readonly compilers: readonly CompilerDocument[];
  /** Each directory that a flag of CGO_*, of a `#cgo` line or of a package names, and those of PKG_CONFIG_PATH. */
  readonly paths: readonly NamedPath[];
  readonly pkgConfig: PkgConfigDocument;
  /** What `#cgo pkg-config:` lines ask for. */
  readonly packages: readonly NamedPackages[];
  /** Libraries that would be linked, as far as they are found where flags say. */
  readonly libraries: readonly NamedLibrary[];
  /** Null outside of any module. */
  readonly module: ModuleDocument | null;
  /** Null where none can be given; `why` then says why. */
  readonly snippet: SnippetDocument | null;
  readonly why: string | null;
}

/** The go command that builds. */
export interface GoDocument {
  readonly path: string;
  readonly version: string;
  readonly architecture: Architecture | null;
}

/** What is built for. */
export interface TargetDocument {
  readonly os: string;
  readonly architecture: Architecture;
  /** Whether it is another machine than the one that go runs as. */
  readonly cross: boolean;
}

/** Whether cgo is on as things are. */
export interface EnabledDocument {
  readonly value: boolean;
  readonly why: EnabledWhy;
}

/** What go starts for C or C++. */
export interface CompilerDocument {
  readonly name: 'CC' | 'CXX';
  /** The command line, as `go env` prints it. */
  readonly value: string;
  /** `environment`, `FILE:LINE`, or `default` for what is built into that go. */
  readonly setBy: string;
  readonly path: string | null;
  /** The real file. */
  readonly file: string | null;
  readonly architectures: readonly Architecture[];
  readonly kind: CompilerKind;
  /** The word that leads to no program; null when all are there. */
  readonly missing: string | null;
}

/** The pkg-config that go would run. */
export interface PkgConfigDocument {
  readonly name: string;
  readonly path: string | null;
  readonly directories: readonly PackagePlace[];
}

/** What of a module imports "C". */
export interface ModuleDocument {
  readonly directory: string;
  /** At most a hundred, its own before those of packages that it imports. */
  readonly files: readonly string[];
  /** Why not all was read, one sentence each. */
  readonly unread: readonly string[];
}

/** Variables with which a build succeeds, as far as files tell. */
export interface SnippetDocument {
  readonly environment: Readonly<Record<string, string>>;
  readonly argv: readonly string[];
  /** False where nothing that is built imports "C". */
  readonly needsC: boolean;
}

const mostFiles = 100;

/** `gowarden cgo --json`, as docs/json/cgo.schema.json says. */
export function cgoDocument({ directory, hasGo, setup, examined, module, advice }: Survey): CgoDocument {
  const { go, target, cross, enabled, context, cc, cxx } = setup;
  const { pkgConfig, paths, packages, libraries } = examined;
  return {
    schemaVersion: 1,
    directory,
    context: context.id,
    go: hasGo ? { path: go.path, version: go.version, architecture: go.architecture } : null,
    target: { os: target.os, architecture: target.architecture, cross },
    enabled: { value: enabled.value, why: enabled.why },
    compilers: [cc, cxx].map(compilerDocument),
    paths,
    pkgConfig: {
      name: pkgConfig.name,
      path: pkgConfig.program?.path ?? null,
      directories: pkgConfig.places,
    },
    packages,
    libraries,
    module: module && {
      directory: module.module,
      files: module.files.slice(0, mostFiles).map(({ file }) => file),
      unread: module.unread,
    },
    snippet:
      advice.kind === 'build'
        ? { environment: advice.environment, argv: buildCommand, needsC: advice.needsC }
        : null,
    why: advice.kind === 'none' ? advice.why : null,
  };
}

export const buildCommand = ['go', 'build', './...'] as const;

function compilerDocument({ name, value, setting, program, kind, missing }: Compiler): CompilerDocument {
  return {
    name,
    value,
    setBy: describeSource(setting.source),
    path: program?.path ?? null,
    file: program?.file ?? null,
    architectures: program?.architectures ?? [],
    kind,
    missing,
  };
}
