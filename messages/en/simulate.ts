type Texts = Readonly<Record<string, string>>;

export const simulate = {
  /** What each machine is, by the name of its preset. */
  presets: {
    'brew-swap': 'watch the daemon while Homebrew swaps an amd64 Go in, and the native one back',
    'apple-silicon': 'Apple silicon, everything native: nothing to report',
    'intel-prefix-first': 'an Intel Homebrew stands before the native one',
    'amd64-swapped-in': 'the native Homebrew holds an amd64 Go',
    'official-package': "Go's own package, native",
    'official-package-amd64': 'the package for Intel Macs on Apple silicon',
    goenv: 'goenv decides which Go runs',
    'translated-node': 'all is native but the Node that runs gowarden',
    'intel-mac': 'an Intel Mac with its own Homebrew: amd64 is right there',
    'no-go': 'no Go anywhere',
    'amd64-tools': 'dlv and gopls built by an amd64 Go',
    'mixed-goroot': 'GOROOT names another Go than the one that wins',
    'inherited-toolchain': 'an amd64 toolchain that an amd64 Go has fetched',
    'link-loop': 'links on the way to go lead in a circle',
    unreadable: 'directories that may not be read',
    'two-ides': 'VS Code and GoLand work on one module',
  } as Texts,
  unknown: (name: string): string => `There is no simulation \`${name}\``,
  seeList: 'See `gowarden simulate --list`',
  machine: (folder: string): string => `A Mac in the folder ${folder}:`,
  started: (pid: number, verdict: string): string => `The daemon watches it (process ${pid}): ${verdict}`,
  notStarted: (reason: string): string => `The daemon did not get ready: ${reason}`,
  notSeen: (what: string, seconds: number): string =>
    `The daemon did not do what it should within ${seconds} s: ${what}`,
  swapIn: (version: string, link: string): string =>
    `Homebrew unlinks ${link}, pours ${version} for amd64 and links it`,
  swapBack: (version: string, link: string): string => `Homebrew links ${version} for arm64 to ${link} again`,
  happenings: {
    unlinked: 'unlinked',
    linked: 'linked',
    event: 'event',
    looked: 'looked again',
    'toolchain-changed': 'toolchain changed',
    opened: 'opened',
    changed: 'changed',
    resolved: 'resolved',
    notification: 'notification',
  } as Texts,
  after: (ms: number): string => `${ms} ms`,
  took: (ms: number, reason: string): string => `took ${ms} ms (${reason})`,
  history: 'What gowarden history says:',
  now: (verdict: string): string => `The daemon says now: ${verdict}`,
  kept: (machine: string, state: string): string =>
    `Kept. Look at it: gowarden doctor --host ${machine}, gowarden history --state ${state}`,
};
