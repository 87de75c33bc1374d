import type { Host } from '../../host/host.ts';
import type { Installer } from './inventory.ts';

export interface Installation {
  readonly installer: Installer;
  readonly prefix: string | null;
}

/** The trace that each installer leaves in the real path; the first group is its prefix. Sources: the layouts that each documents. */
const traces: readonly (readonly [Installer, RegExp])[] = [
  // https://docs.brew.sh/Formula-Cookbook#homebrew-terminology
  ['homebrew', /^(.*)\/Cellar\/[^/]+\/[^/]+\//],
  // https://go.dev/ref/mod#module-cache, https://go.dev/doc/toolchain
  ['module cache', /^(.*)\/golang\.org\/toolchain@/],
  // https://github.com/go-nv/goenv, https://github.com/moovweb/gvm, https://mise.jdx.dev/directories.html
  ['goenv', /^(.*\/\.?goenv)\/(?:versions|shims)\//],
  ['gvm', /^(.*\/\.?gvm)\/gos\//],
  // https://github.com/andrewkroh/gvm names a tree by its machine as well: ~/.gvm/versions/go1.26.4.darwin.arm64
  ['gvm', /^(.*\/\.?gvm)\/versions\/go[^/]*\//],
  // https://vfox.dev/guides/configuration.html keeps cache/golang/v-VERSION, to which a link of each shell leads
  ['vfox', /^(.*\/\.(?:version-fox|vfox))\//],
  // https://moonrepo.dev/docs/proto/config keeps tools/go/VERSION
  ['proto', /^(.*\/\.proto)\//],
  // https://github.com/Melkeydev/govm
  ['govm', /^(.*\/\.govm)\//],
  ['mise', /^(.*\/mise)\/(?:installs|shims)\//],
  // https://asdf-vm.com/manage/dependencies.html
  ['asdf', /^(.*\/\.?asdf)\/(?:installs|shims)\//],
  ['gobrew', /^(.*\/\.gobrew)\//],
  // https://github.com/voidint/g keeps ~/.g/versions, https://github.com/stefanmaric/g keeps $GOROOT/.versions
  ['g', /^(.*\/\.g)\/versions\//],
  ['g', /^(.*)\/\.versions\/[^/]+\//],
  // https://go.dev/doc/manage-install
  ['golang.org/dl', /^(.*\/sdk)\/go[^/]+\//],
  ['go.dev package', /^(\/usr\/local\/go)\//],
  ['macports', /^(\/opt\/local)\//],
  ['nix', /^(\/nix)\/store\//],
];

/** Where a distribution's packages put Go and its tools. On macOS nobody but Apple writes to /usr/bin, and Apple ships no Go. */
const distribution = /^\/(?:usr\/(?:bin|lib|lib64|libexec|share)|bin|snap)\//;

/** Who installed a file, by its place: the real file first, then the paths that led to it. */
export function installationOf(host: Host, paths: readonly string[]): Installation {
  for (const path of paths) {
    for (const [installer, trace] of traces) {
      const prefix = trace.exec(path)?.[1];
      if (prefix !== undefined) return { installer, prefix };
    }
  }
  if (host.platform === 'linux' && paths.some((path) => distribution.test(path)))
    return { installer: 'distribution', prefix: null };
  return { installer: 'unknown', prefix: null };
}

/** Whether what was there can only have been a Go: by the name of its formula, or a manager that keeps nothing else there. */
export function isPlaceOfGo(host: Host, paths: readonly string[]): boolean {
  const { installer } = installationOf(host, paths);
  switch (installer) {
    case 'homebrew':
      return paths.some((path) => /\/(?:Cellar|opt)\/go(?:@[\d.]+)?\//.test(path));
    case 'mise':
    case 'asdf':
    case 'vfox':
    case 'proto':
      return paths.some((path) => /\/(?:go|golang)\//.test(path));
    case 'goenv':
    case 'gvm':
    case 'g':
    case 'govm':
    case 'gobrew':
    case 'golang.org/dl':
    case 'go.dev package':
      return true;
    case 'macports':
    case 'nix':
    case 'module cache':
    case 'distribution':
    case 'go install':
    case 'unknown':
      return false;
  }
}
