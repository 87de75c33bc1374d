import { posix } from 'node:path';
import { binaryOf, parsedOf, textOf } from '../../host/files/memory.ts';
import { boundSdk, recentProjects } from '../../host/formats/idea-project.ts';
import { versionLine } from '../../host/formats/mod-file/version-line.ts';
import type { Architecture, Host } from '../../host/host.ts';
import { throughOpt } from '../editors/expand.ts';
import { versionIn } from '../inventory/goroot.ts';
import { compareVersions } from '../versions/parse.ts';
import type { GoLand } from './goland.ts';

/**
 * Why GoLand does not accept a directory as a Go SDK, in its own words "The selected directory is not a valid home for Go SDK".
 * `absent`: nothing is there; `program`: a file such as `bin/go`; `bin`: a directory that holds a go command, or a link or shim to
 * one; `prefix`: a tree is in its `libexec`; `no-version`: no file of it says a version; `no-go`: it lacks bin/go.
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
  /** The tree that such a path is near, by the name that stays the same over upgrades; null when there is none, or it is that one. */
  readonly meant: Tree | null;
  /** The newer `go` line of the project's go.mod and go.work: `1.26.0`; null when there is none. */
  readonly needs: { readonly file: string; readonly version: string } | null;
}

/** A Go tree. */
export interface Tree {
  readonly path: string;
  /** `go1.26.8`; null when its VERSION does not say. */
  readonly version: string | null;
  readonly architectures: readonly Architecture[];
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
  const { version, architectures } = fault === null ? treeAt(host, bound.path) : nothing;
  return {
    ...{ directory, file, line: bound.line, sdk: bound.path, fault, version, architectures },
    meant: meantBy(host, bound.path, fault),
    needs: needsOf(host, directory),
  };
}

const nothing: Omit<Tree, 'path'> = { version: null, architectures: [] };

function treeAt(host: Host, path: string): Tree {
  return {
    path,
    version: versionIn(host, path),
    architectures: architecturesOf(host, posix.join(path, 'bin/go')),
  };
}

function needsOf(host: Host, directory: string): Project['needs'] {
  const lines = ['go.mod', 'go.work'].flatMap((name) => {
    const file = posix.join(directory, name);
    const version = versionLine(textOf(host, file) ?? '', 'go')?.value;
    return version === undefined ? [] : [{ file, version }];
  });
  return lines.toSorted((one, other) => compareVersions(other.version, one.version))[0] ?? null;
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
  return is('src/runtime') && !sayVersion.some(is) ? 'no-version' : null;
}

/**
 * Where a tree says its version: a release in VERSION, a checkout in VERSION.cache, old ones in zversion.go, which has moved since and
 * holds no version any more (https://github.com/golang/go/blob/go1.26.0/src/cmd/dist/buildruntime.go).
 */
const sayVersion: readonly string[] = [
  'VERSION',
  'VERSION.cache',
  'src/internal/runtime/sys/zversion.go',
  'src/runtime/internal/sys/zversion.go',
  'src/runtime/zversion.go',
  'src/pkg/runtime/zversion.go',
];

/** Around the path as it is written, then around the file that it leads to. */
function meantBy(host: Host, sdk: string, fault: SdkFault | null): Tree | null {
  if (fault === null && throughOpt(sdk) === null) return null;
  const leads = [sdk, posix.join(sdk, 'go')].flatMap((path) => {
    const real = host.files.realPath(path);
    return real.ok && real.value !== path ? [real.value] : [];
  });
  const path = [sdk, ...leads]
    .flatMap((place) => {
      const above = posix.dirname(place);
      return [place, posix.join(place, 'libexec'), above, posix.dirname(above)];
    })
    .flatMap((place) => [throughOpt(place) ?? place, place])
    .find((place) => isTree(host, place));
  return path === undefined || path === sdk ? null : treeAt(host, path);
}

function isTree({ files }: Host, place: string): boolean {
  const is = (path: string): boolean => files.target(posix.join(place, path)).ok;
  return is('bin/go') && ['VERSION', 'VERSION.cache', 'pkg/tool'].some(is);
}

function architecturesOf(host: Host, go: string): readonly Architecture[] {
  const facts = host.files.target(go);
  const binary = facts.ok ? binaryOf(host, go, facts.value) : facts;
  return binary.ok ? binary.value.architectures : [];
}
