export const inspect = {
  labels: {
    format: 'format',
    architectures: 'architectures',
    go: 'Go',
    package: 'package',
    module: 'module',
    settings: 'settings',
    macos: 'macOS',
    uuid: 'UUID',
    signature: 'signature',
    interpreter: 'interpreter',
    shim: 'shim of',
    rebuild: 'rebuild',
    note: 'note',
  },
  formats: {
    'mach-o': 'Mach-O',
    'mach-o-fat': 'Mach-O, universal',
    elf: 'ELF',
    script: 'script',
    unknown: 'not recognised',
  },
  architectures: (names: readonly string[], here: string): string => `${names.join(', ')}: ${here}`,
  here: {
    native: (architecture: string): string => `native on this machine (${architecture})`,
    foreign: (architecture: string): string => `not native: this machine is ${architecture}`,
    otherSystem: (system: string): string => `built for another system than this one (${system})`,
  },
  noGo: 'no Go build info in it',
  minimumMacos: (version: string): string => `${version} or newer`,
  noUuid: 'none: macOS 26 refuses to start it (Go before 1.24 writes none)',
  signed: 'present, its validity not checked',
  unsigned: 'none',
  signedShort: 'signed',
  unsignedShort: 'not signed',
  noUuidShort: 'no UUID',
  sliceAt: (architecture: string): string => `slice ${architecture}`,
  hidden: (count: number): string => `… and ${count} more: --verbose`,
  shimNext: (shim: string): string => `${shim}; \`gowarden which go\` explains what it starts`,
  cannotRebuild: {
    'go-itself': (version: string, architecture: string): string =>
      `It is part of ${version} itself: a Go for ${architecture} brings one that is native here.`,
    'no-module': 'Its build info names no module, so it cannot be told where its sources are.',
    local: (module: string, commit: string | null): string =>
      commit === null
        ? `It was built in a checkout of ${module} without a version: run \`go install\` there again.`
        : `It was built in a checkout of ${module} at commit ${commit}: run \`go install\` there again.`,
    changed: (module: string, version: string): string =>
      `It was built from ${module} ${version}, with changes that were not committed: build it again in that checkout.`,
    replaces: (module: string, version: string): string =>
      `${module} replaces dependencies, which \`go install ${module}@${version}\` would refuse: run \`go install\` in a checkout of ${version}.`,
  },
  failed: {
    absent: 'not there',
    blocked: 'may not be read by this user',
    privacy: 'closed to us by macOS privacy protection',
    loop: 'a chain of links without an end',
    'wrong-kind': 'not a file that could be inspected (a directory, a device, a pipe)',
    'too-large': 'too large',
    other: 'could not be read',
  },
  onPath: (name: string): string => `for the command of that name: gowarden inspect "$(command -v ${name})"`,
};
