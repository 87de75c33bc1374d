import type { Architecture } from '../host.ts';
import type { Sketched, SketchedFiles } from './build.ts';

/** An application bundle of a simulated Mac. */
export interface ApplicationSketch {
  /** `/Applications/GoLand.app` */
  readonly path: string;
  /** Its program in Contents/MacOS; what it is for. */
  readonly executable: string;
  readonly architectures: readonly Architecture[];
  readonly id?: string;
  readonly version?: string;
  /** More of its Info.plist, as XML: `<key>LSRequiresNativeExecution</key><true/>`. */
  readonly info?: string;
  /** More of its files, by their paths below Contents. */
  readonly more?: SketchedFiles;
}

/** Its program and Info.plist, as far as they show which processors it is for. */
export function application(sketch: ApplicationSketch): SketchedFiles {
  const {
    path,
    executable,
    architectures,
    id = 'com.example.app',
    version = '1.0',
    info = '',
    more = {},
  } = sketch;
  const keys = {
    CFBundleExecutable: executable,
    CFBundleIdentifier: id,
    CFBundleShortVersionString: version,
  };
  const entries = Object.entries(keys).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  return {
    [`${path}/Contents/Info.plist`]: { text: plist(`<dict>${entries.join('')}${info}</dict>`) },
    [`${path}/Contents/MacOS/${executable}`]: program(architectures),
    ...Object.fromEntries(Object.entries(more).map(([name, file]) => [`${path}/Contents/${name}`, file])),
  };
}

/** Visual Studio Code, with the framework that holds nearly all of it. */
export function visualStudioCode(
  architectures: readonly Architecture[],
  info = '<key>LSRequiresNativeExecution</key><true/>',
): SketchedFiles {
  const product = {
    nameLong: 'Visual Studio Code',
    nameShort: 'Code',
    applicationName: 'code',
    dataFolderName: '.vscode',
    darwinBundleIdentifier: 'com.microsoft.VSCode',
    version: '1.106.2',
  };
  return application({
    ...{ path: '/Applications/Visual Studio Code.app', executable: 'Electron', architectures, info },
    ...{ id: 'com.microsoft.VSCode', version: '1.106.2' },
    more: {
      'Frameworks/Electron Framework.framework/Versions/A/Electron Framework': program(architectures),
      'Resources/app/product.json': { text: JSON.stringify(product) },
    },
  });
}

/** GoLand with its Java. */
export function goland(
  architectures: readonly Architecture[],
  java: readonly Architecture[] = architectures,
): SketchedFiles {
  const product = {
    name: 'GoLand',
    version: '2026.1',
    buildNumber: '261.1000.1',
    productCode: 'GO',
    productVendor: 'JetBrains',
    dataDirectoryName: 'GoLand2026.1',
    launch: [
      {
        os: 'macOS',
        arch: architectures[0] === 'amd64' ? 'amd64' : 'aarch64',
        launcherPath: '../MacOS/goland',
        javaExecutablePath: '../jbr/Contents/Home/bin/java',
        vmOptionsFilePath: '../bin/goland.vmoptions',
      },
    ],
  };
  return application({
    ...{ path: '/Applications/GoLand.app', executable: 'goland', architectures },
    ...{ id: 'com.jetbrains.goland', version: '2026.1' },
    more: {
      'bin/goland.vmoptions': { text: '-Xms128m\n-Xmx2048m\n' },
      'jbr/Contents/Home/bin/java': program(java),
      'Resources/product-info.json': { text: JSON.stringify(product) },
    },
  });
}

/** A program that is not Go's. */
export function program(architectures: readonly Architecture[]): Sketched {
  return { machO: { architectures, version: '', path: '' } };
}

/** A property list as applications write them. */
export function plist(inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">${inside}</plist>\n`;
}
