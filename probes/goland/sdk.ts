import { posix } from 'node:path';
import { binaryOf, parsedOf, textOf } from '../../host/files/memory.ts';
import { boundSdk, recentProjects } from '../../host/formats/idea-project.ts';
import { versionLine } from '../../host/formats/mod-file/version-line.ts';
import type { Architecture, Host } from '../../host/host.ts';
import { versionIn } from '../inventory/goroot.ts';
import type { GoLand } from './goland.ts';

/**
 * Why GoLand does not accept a directory as a Go SDK, in its own words "The selected directory is not a valid home for Go SDK".
 * `absent`: nothing is there; `program`: a file such as `bin/go`; `bin`: the directory that holds the go command; `prefix`: a
 * tree is in its `libexec`; `no-version`: src/runtime lacks zversion.go; `no-go`: it lacks bin/go.
 *
 * @open
 */
export type SdkFault = 'absent' | 'program' | 'bin' | 'prefix' | 'no-version' | 'no-go';

/** A project and the Go SDK that it is bound to. */
export interface Project {
  readonly directory: string;
  /** `.idea/workspace.xml` */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly sdk: string;
  readonly fault: SdkFault | null;
  /** `go1.26.8`; null when its VERSION does not say. */
  readonly version: string | null;
  /** Of its bin/go. */
  readonly architectures: readonly Architecture[];
  /** The `go` line of the project's go.mod: `1.26.0`; null when there is none. */
  readonly needs: string | null;
}

/** More than anyone keeps open. */
const mostProjects = 64;

/** The projects of this machine that are bound to a Go SDK: those that a GoLand remembers, and the known modules. */
export function projectsOf(
  host: Host,
  golands: readonly GoLand[],
  modules: readonly string[],
): readonly Project[] {
  const { home } = host.user;
  const recent = golands.flatMap(
    ({ config }) =>
      parsedOf(
        host,
        posix.join(config, 'options/recentProjects.xml'),
        { purpose: 'recent projects' },
        (xml) => recentProjects(xml, home),
      ) ?? [],
  );
  const directories = new Set([...modules.map((module) => projectAbove(host, module)), ...recent]);
  return [...directories].slice(0, mostProjects).flatMap((directory) => describe(host, directory) ?? []);
}

/** The project in which a directory lies, with the Go SDK that it is bound to; null when it is bound to none. */
export function projectOf(host: Host, directory: string): Project | null {
  return describe(host, projectAbove(host, directory));
}

/** The nearest directory upward with an `.idea`, but not the home itself. */
function projectAbove(host: Host, module: string): string {
  const { home } = host.user;
  for (let at = module; at !== home && at !== '/'; at = posix.dirname(at))
    if (host.files.target(posix.join(at, '.idea/workspace.xml')).ok) return at;
  return module;
}

function describe(host: Host, directory: string): Project | null {
  const file = posix.join(directory, '.idea/workspace.xml');
  const limits = { purpose: 'project GOROOT', limitBytes: 4 * 1024 * 1024 };
  const bound = parsedOf(host, file, limits, (xml) => ({ sdk: boundSdk(xml, host.user.home) }))?.sdk;
  if (!bound) return null;
  const fault = faultOf(host, bound.path);
  const mod = textOf(host, posix.join(directory, 'go.mod'));
  return {
    ...{ directory, file, line: bound.line, sdk: bound.path, fault },
    version: fault === null ? versionIn(host, bound.path) : null,
    architectures: fault === null ? architecturesOf(host, posix.join(bound.path, 'bin/go')) : [],
    needs: mod === null ? null : (versionLine(mod, 'go')?.value ?? null),
  };
}

/** Null also where we may not look. */
function faultOf({ files }: Host, sdk: string): SdkFault | null {
  const is = (path: string): boolean => files.target(posix.join(sdk, path)).ok;
  const place = files.target(sdk);
  if (!place.ok) return place.failure.kind === 'absent' ? 'absent' : null;
  if (place.value.kind !== 'directory') return 'program';
  if (is('libexec/bin/go')) return 'prefix';
  const go = files.target(posix.join(sdk, 'bin/go'));
  if (!go.ok && go.failure.kind !== 'absent' && go.failure.kind !== 'wrong-kind') return null;
  if (!go.ok) return is('go') ? 'bin' : 'no-go';
  return is('src/runtime') && !is('src/runtime/zversion.go') ? 'no-version' : null;
}

function architecturesOf(host: Host, go: string): readonly Architecture[] {
  const facts = host.files.target(go);
  const binary = facts.ok ? binaryOf(host, go, facts.value) : facts;
  return binary.ok ? binary.value.architectures : [];
}
