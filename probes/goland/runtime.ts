import { posix } from 'node:path';
import { binaryOf, parsedOf } from '../../host/files/memory.ts';
import { javaMajor, readJavaRelease } from '../../host/formats/java-release.ts';
import { fromApple } from '../../host/hardware/architecture.ts';
import type { Architecture, Environment, Host } from '../../host/host.ts';
import type { GoLand } from './goland.ts';

/** Who names a Java: `GOLAND_JDK`, the file goland.jdk, GoLand itself (`bundled`), JDK_HOME or JAVA_HOME, in that order. */
export type NamedBy = 'product-variable' | 'setting' | 'bundled' | 'JDK_HOME' | 'JAVA_HOME';

/** A place where the launcher looks for a Java. */
export interface Place {
  readonly by: NamedBy;
  readonly path: string;
  /** `GOLAND_JDK`, or the file with its line: where it is named; null for GoLand's own. */
  readonly place: string | null;
}

/** A Java that a GoLand can be started with. */
export interface Runtime extends Place {
  /** The directory with `bin/java` and `release`. */
  readonly home: string;
  /** `21.0.9`; null when its `release` file does not say. */
  readonly version: string | null;
  readonly major: number | null;
  /** `JetBrains s.r.o.` */
  readonly vendor: string | null;
  /** Of the library that the launcher loads into itself, else as `release` says. */
  readonly architectures: readonly Architecture[];
}

/** The Java that is started, and those named before it at whose place there is none. */
export interface Chosen {
  readonly runtime: Runtime | null;
  readonly passedOver: readonly Place[];
  /** Major of the one that came with it; null when there is none. */
  readonly bundledMajor: number | null;
}

/**
 * Which Java the native launcher takes: the first of those places that holds an executable `bin/java` (below `Contents/Home` on a
 * Mac); others are passed over without a word (locate_runtime in
 * https://github.com/JetBrains/intellij-community/blob/master/native/XPlatLauncher/src/default.rs).
 */
export function runtimeOf(host: Host, goland: GoLand, environment: Environment): Chosen {
  const passedOver: Place[] = [];
  let runtime: Runtime | null = null;
  for (const place of placesOf(host, goland, environment)) {
    runtime = describe(host, place);
    if (runtime !== null) break;
    passedOver.push(place);
  }
  const own = describe(host, { by: 'bundled', path: posix.join(goland.home, 'jbr'), place: null });
  return { runtime, passedOver, bundledMajor: own?.major ?? null };
}

function placesOf(host: Host, goland: GoLand, environment: Environment): readonly Place[] {
  const variable = (name: string, by: NamedBy): readonly Place[] => {
    const path = environment[name];
    return path ? [{ by, path, place: name }] : [];
  };
  const file = posix.join(goland.config, 'goland.jdk');
  const [first = ''] = host.files.text(file, 64 * 1024).ok
    ? (parsedOf(host, file, { purpose: 'first line' }, (text) => text.split('\n', 1)) ?? [])
    : [];
  const named = first.trim();
  return [
    ...variable(`${goland.variables || 'GOLAND'}_JDK`, 'product-variable'),
    ...(named === '' ? [] : [{ by: 'setting', path: named, place: `${file}:1` } as const]),
    { by: 'bundled', path: posix.join(goland.home, 'jbr'), place: null },
    ...variable('JDK_HOME', 'JDK_HOME'),
    ...variable('JAVA_HOME', 'JAVA_HOME'),
  ];
}

function describe(host: Host, place: Place): Runtime | null {
  const home = host.platform === 'darwin' ? posix.join(place.path, 'Contents/Home') : place.path;
  if (!home.startsWith('/')) return null;
  const java = host.files.target(posix.join(home, 'bin/java'));
  if (!java.ok || java.value.kind !== 'file' || (java.value.mode & 0o111) === 0) return null;
  const release = parsedOf(host, posix.join(home, 'release'), { purpose: 'java release' }, readJavaRelease);
  const version = release?.get('JAVA_VERSION') ?? null;
  const told = release?.get('OS_ARCH');
  const loaded = libraryOf(host, home);
  return {
    ...place,
    home,
    version,
    major: version === null ? null : javaMajor(version),
    vendor: release?.get('IMPLEMENTOR') ?? null,
    architectures: loaded.length > 0 ? loaded : told === undefined ? [] : [goNameOf(told)],
  };
}

function libraryOf(host: Host, home: string): readonly Architecture[] {
  const library = posix.join(
    home,
    host.platform === 'darwin' ? 'lib/server/libjvm.dylib' : 'lib/server/libjvm.so',
  );
  const facts = host.files.target(library);
  const binary = facts.ok ? binaryOf(host, library, facts.value) : facts;
  return binary.ok ? binary.value.architectures : [];
}

const goNameOf = (name: string): Architecture => (name === 'aarch64' ? 'arm64' : fromApple(name));

/**
 * The Java that the platform of a build needs, https://plugins.jetbrains.com/docs/intellij/build-number-ranges.html: 21 since 2024.2
 * and 25 since 2026.2, but never a newer one than came with it. Null where it is not known.
 */
export function javaNeededBy({ branch }: Pick<GoLand, 'branch'>, bundledMajor: number | null): number | null {
  if (branch === null || branch < 242) return null;
  return Math.min(branch < 262 ? 21 : 25, bundledMajor ?? Infinity);
}

/** The launcher loads the VM into itself: both are for one processor. */
export function isOther({ architectures }: Runtime, { architectures: launcher }: GoLand): boolean {
  return (
    architectures.length > 0 && launcher.length > 0 && !architectures.some((one) => launcher.includes(one))
  );
}
