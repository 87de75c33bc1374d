import { posix } from 'node:path';
import type { Architecture } from '../host.ts';
import type { SketchedFiles } from './build.ts';
import { delve, type GoSketch } from './installers.ts';

export interface GoLandSketch {
  readonly version?: string;
  /** `261.1000.1` */
  readonly build?: string;
  /** Java's version in the runtime that it brings; null: it brings none. */
  readonly java?: string | null;
  /** What its own file of VM options says. */
  readonly vmOptions?: string;
}

const names: Readonly<Record<Architecture, string>> = { arm64: 'aarch64', amd64: 'x86_64' };

/** A GoLand for macOS (`/Applications/GoLand.app`), as far as its launcher and ours look at it. */
export function goland(app: string, architecture: Architecture, sketch: GoLandSketch = {}): SketchedFiles {
  const { version = '2026.1', build = '261.1000.1', java = '21.0.9', vmOptions = usualOptions } = sketch;
  const contents = `${app}/Contents`;
  const info = {
    name: 'GoLand',
    version,
    buildNumber: build,
    productCode: 'GO',
    envVarBaseName: 'GOLAND',
    dataDirectoryName: `GoLand${version.split('.').slice(0, 2).join('.')}`,
    productVendor: 'JetBrains',
    launch: [
      {
        os: 'macOS',
        arch: names[architecture] ?? architecture,
        launcherPath: '../MacOS/goland',
        javaExecutablePath: '../jbr/Contents/Home/bin/java',
        vmOptionsFilePath: '../bin/goland.vmoptions',
        mainClass: 'com.intellij.idea.Main',
      },
    ],
  };
  return {
    [`${contents}/Resources/product-info.json`]: { text: `${JSON.stringify(info, null, 2)}\n` },
    [`${contents}/MacOS/goland`]: { machO: { architectures: [architecture] } },
    [`${contents}/bin/goland.vmoptions`]: { text: vmOptions },
    ...(java === null ? {} : javaRuntime(`${contents}/jbr`, architecture, { version: java })),
  };
}

/** As they ship: https://www.jetbrains.com/help/go/tuning-the-ide.html */
const usualOptions = [
  '-Xms128m',
  '-Xmx2048m',
  '-XX:JbrShrinkingGcMaxHeapFreeRatio=40',
  '-XX:ReservedCodeCacheSize=512m',
  '-XX:+HeapDumpOnOutOfMemoryError',
  '-XX:-OmitStackTraceInFastThrow',
  '-ea',
  '-Dsun.io.useCanonCaches=false',
  '',
].join('\n');

/** A Java for macOS: `Contents/Home` with its `release` file, `bin/java` and the library that a launcher loads. */
export function javaRuntime(
  place: string,
  architecture: Architecture,
  { version, vendor = 'JetBrains s.r.o.' }: { readonly version: string; readonly vendor?: string },
): SketchedFiles {
  const home = `${place}/Contents/Home`;
  const release = {
    IMPLEMENTOR: vendor,
    JAVA_RUNTIME_VERSION: `${version}+1-b1`,
    JAVA_VERSION: version,
    OS_ARCH: names[architecture] ?? architecture,
    OS_NAME: 'Darwin',
  };
  const lines = Object.entries(release).map(([name, value]) => `${name}="${value}"\n`);
  return {
    [`${home}/release`]: { text: lines.join('') },
    [`${home}/bin/java`]: { machO: { architectures: [architecture] } },
    [`${home}/lib/server/libjvm.dylib`]: { machO: { architectures: [architecture] } },
  };
}

/** The Delve that a GoLand brings for its own architecture. */
export function bundledDelve(app: string, version: string, go: GoSketch): SketchedFiles {
  const folder = go.architecture === 'arm64' ? 'macarm' : 'mac';
  return delve(posix.join(app, 'Contents/plugins/go-plugin/lib/dlv', folder), version, go);
}
