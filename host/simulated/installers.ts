import type { Architecture } from '../host.ts';
import type { SketchedFiles } from './build.ts';
import type { MachOSketch } from './forge.ts';

/** A Go of some version and architecture, wherever it is put. `version` without `go`: `1.26.8`. */
export interface GoSketch {
  readonly version: string;
  readonly architecture: Architecture;
}

/** The files of a GOROOT: bin/go, bin/gofmt, VERSION, go.env, and the pkg/tool by which the go command knows one. */
export function goroot(place: string, { version, architecture }: GoSketch): SketchedFiles {
  const program = (path: string): MachOSketch => ({
    architectures: [architecture],
    version: `go${version}`,
    path,
    uuid: linksUuid(version),
  });
  return {
    [`${place}/bin/go`]: { machO: program('cmd/go') },
    [`${place}/bin/gofmt`]: { machO: program('cmd/gofmt') },
    [`${place}/pkg/tool`]: { directory: true },
    [`${place}/VERSION`]: { text: `go${version}\ntime 2026-08-28T16:20:06Z\n` },
    [`${place}/go.env`]: {
      text: 'GOPROXY=https://proxy.golang.org,direct\nGOSUMDB=sum.golang.org\nGOTOOLCHAIN=auto\n',
    },
  };
}

/** Go links LC_UUID since 1.24 (facts: golang/go#68678). */
function linksUuid(version: string): boolean {
  return Number(version.split('.')[1] ?? 0) >= 24;
}

/** A Homebrew with `go`: the keg in its Cellar and every link that leads to it, as `brew install go` leaves them. */
export function homebrew(prefix: string, go: GoSketch): SketchedFiles {
  const keg = `Cellar/go/${go.version}`;
  return {
    ...homebrewKeg(prefix, go),
    ...brew(prefix),
    [`${prefix}/bin/go`]: { link: `../${keg}/bin/go` },
    [`${prefix}/bin/gofmt`]: { link: `../${keg}/bin/gofmt` },
    [`${prefix}/opt/go`]: { link: `../${keg}` },
    [`${prefix}/var/homebrew/linked/go`]: { link: `../../../${keg}` },
  };
}

/** The program `brew` of a prefix. */
export function brew(prefix: string): SketchedFiles {
  return { [`${prefix}/bin/brew`]: { text: '#!/bin/bash -u\n', executable: true } };
}

/** The keg alone: poured, not linked. */
export function homebrewKeg(prefix: string, go: GoSketch): SketchedFiles {
  const keg = `${prefix}/Cellar/go/${go.version}`;
  return {
    ...goroot(`${keg}/libexec`, go),
    [`${keg}/bin/go`]: { link: '../libexec/bin/go' },
    [`${keg}/bin/gofmt`]: { link: '../libexec/bin/gofmt' },
    [`${keg}/INSTALL_RECEIPT.json`]: { text: receipt(go) },
  };
}

/** As Homebrew's tab.rb writes it. */
function receipt({ version, architecture }: GoSketch): string {
  const value = {
    homebrew_version: '5.0.3',
    used_options: [],
    unused_options: [],
    built_as_bottle: true,
    poured_from_bottle: true,
    loaded_from_api: true,
    installed_as_dependency: false,
    installed_on_request: true,
    changed_files: [],
    time: 1_788_000_000,
    source_modified_time: 1_787_900_000,
    compiler: 'clang',
    aliases: ['golang'],
    runtime_dependencies: [],
    source: {
      spec: 'stable',
      versions: { stable: version, head: null, version_scheme: 0 },
      tap: 'homebrew/core',
    },
    arch: architecture === 'amd64' ? 'x86_64' : architecture,
    built_on: { os: 'Macintosh', os_version: 'macOS 26', cpu_family: 'dunno', xcode: '26.0', clt: null },
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The package from go.dev. */
export function officialPackage(go: GoSketch): SketchedFiles {
  return { ...goroot('/usr/local/go', go), '/etc/paths.d/go': { text: '/usr/local/go/bin\n' } };
}

/** goenv with its shims and the version that it was set to use. */
export function goenv(home: string, go: GoSketch): SketchedFiles {
  const root = `${home}/.goenv`;
  const shim = [
    '#!/usr/bin/env bash',
    'set -e',
    'program="${0##*/}"',
    `export GOENV_ROOT="${root}"`,
    `exec "${root}/bin/goenv" exec "$program" "$@"`,
    '',
  ].join('\n');
  return {
    ...goroot(`${root}/versions/${go.version}`, go),
    [`${root}/shims/go`]: { text: shim, executable: true },
    [`${root}/shims/gofmt`]: { text: shim, executable: true },
    [`${root}/version`]: { text: `${go.version}\n` },
    [`${root}/bin/goenv`]: { text: '#!/usr/bin/env bash\n', executable: true },
  };
}

/** A toolchain that a running go fetched into the module cache. */
export function fetchedToolchain(home: string, go: GoSketch): SketchedFiles {
  const name = `golang.org/toolchain@v0.0.1-go${go.version}.darwin-${go.architecture}`;
  return goroot(`${home}/go/pkg/mod/${name}`, go);
}

const tools = {
  gopls: { path: 'golang.org/x/tools/gopls', module: 'golang.org/x/tools/gopls', version: 'v0.24.0' },
  dlv: { path: 'github.com/go-delve/delve/cmd/dlv', module: 'github.com/go-delve/delve', version: 'v1.27.2' },
  staticcheck: {
    path: 'honnef.co/go/tools/cmd/staticcheck',
    module: 'honnef.co/go/tools',
    version: 'v0.8.2',
  },
} as const;

/** A tool that `go install` put into a directory, by a Go of that version and architecture. */
export function tool(directory: string, name: keyof typeof tools, go: GoSketch): SketchedFiles {
  return { [`${directory}/${name}`]: { machO: installed(name, tools[name].version, go) } };
}

/** A Delve of that release (`v1.27.2`). */
export function delve(directory: string, version: string, go: GoSketch): SketchedFiles {
  return { [`${directory}/dlv`]: { machO: installed('dlv', version, go) } };
}

function installed(name: keyof typeof tools, version: string, go: GoSketch): MachOSketch {
  const { path, module } = tools[name];
  return {
    architectures: [go.architecture],
    version: `go${go.version}`,
    path,
    module: { path: module, version },
    uuid: linksUuid(go.version),
  };
}

const debugServer = 'Library/PrivateFrameworks/LLDB.framework/Versions/A/Resources/debugserver';

/** Apple's command line tools, as far as Delve needs them. */
export const debugServerOfApple: SketchedFiles = {
  [`/Library/Developer/CommandLineTools/${debugServer}`]: {
    machO: { architectures: ['amd64', 'arm64'] },
  },
};
