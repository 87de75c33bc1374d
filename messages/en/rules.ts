import type { RuleTexts } from '../rules.ts';

/** The command in backquotes, or another sentence where there is no command to give. */
const run = (command: string, otherwise: string): string => (command ? `Run: ${command}` : otherwise);

export const rules: RuleTexts = {
  'go-arch-mismatch': {
    title: 'Go is built for another architecture',
    cause:
      'The go command that this machine starts was built for other processors than it has. On Apple silicon an amd64 Go runs translated by Rosetta: builds are slower, what it builds is amd64 unless told otherwise, and each toolchain that it downloads is amd64 as well. It mostly comes from a Homebrew below /usr/local, from the wrong package of go.dev, or from a version manager that ran in a translated shell.',
    remedy:
      'Install the Go that fits the hardware in the same place, or put the native one first on PATH. Open a new terminal, then check with `gowarden which go`. Rebuild the tools that the foreign Go built.',
    summary: ({ path, version, architecture, hardware }) =>
      `${path} is ${version || 'a Go'} for ${architecture}; this machine is ${hardware}.`,
    next: ({ command, hardware }) =>
      run(command, `Install the ${hardware} build of Go from https://go.dev/dl/ and put it first on PATH.`),
  },
  'go-tool-arch-mismatch': {
    title: 'A Go tool is built for another architecture',
    cause:
      'A tool that was built by Go, such as dlv or gopls, is for other processors than this machine has, mostly because it was built when the go command was. Delve cannot debug from within Rosetta; other tools run slower and need Rosetta to be there.',
    remedy:
      'Build the same version of the same tool again with a native Go. The command below names package and version as the tool itself tells them. A tool that was built from a local checkout has to be built there again.',
    summary: ({ tool, path, architecture, hardware }) =>
      `${tool} (${path}) is for ${architecture}; this machine is ${hardware}.`,
    next: ({ command, hardware }) =>
      run(
        command,
        `Build it again from its sources with an ${hardware} Go: it does not name a released version.`,
      ),
  },
  'go-prefix-shadowed': {
    title: 'An Intel Homebrew comes before the native one',
    cause:
      'PATH has the directory of a Homebrew for other processors before that of the native one. Whatever both have, the foreign one wins, and `brew install` and `brew upgrade` go there as well.',
    remedy:
      'Put the native Homebrew first: let `eval "$(/opt/homebrew/bin/brew shellenv)"` be the last thing that ~/.zprofile does to PATH, and take lines away that put /usr/local/bin in front after it. Open a new terminal. Remove the Intel Homebrew when nothing needs it any more.',
    summary: ({ path, architecture, shadowed, shadowedArchitecture, context }) =>
      `On the PATH of ${context}, ${path} (${architecture}) comes before ${shadowed} (${shadowedArchitecture}).`,
    next: ({ shadowed }) =>
      `Put ${shadowed.replace(/\/[^/]*$/, '')} first on PATH, then open a new terminal.`,
  },
  'go-toolchain-mixed': {
    title: 'Go works with the tree of another Go',
    cause:
      'The go command takes its compiler and standard library from GOROOT. When that is the tree of another version, builds fail with "version does not match go tool version". GOROOT was mostly set long ago in a shell profile or with `go env -w`; no Go since 1.9 needs it. Without GOROOT, unpacking a new Go over an old one does the same.',
    remedy:
      'Unset GOROOT where it is set: remove the line from the shell profile, or run `go env -u GOROOT`. If nobody set it, remove the tree and install that Go again.',
    summary: ({ path, goVersion, goroot, gorootVersion }) =>
      gorootVersion
        ? `${path} is ${goVersion}, but its GOROOT ${goroot} is ${gorootVersion}.`
        : `${path} is told to use the GOROOT ${goroot}, which does not exist.`,
    next: ({ goroot, setBy }) => {
      if (setBy === 'environment') return 'Remove GOROOT from your shell profile, then open a new terminal.';
      if (setBy === 'bin/go') return `Remove ${goroot} and install that Go again.`;
      return `Run: go env -u GOROOT (it is set in ${setBy})`;
    },
  },
  'go-missing': {
    title: 'Go is missing',
    cause:
      'The terminal finds no go although one should be there: a link leads to nothing (an upgrade that was interrupted, a removed version), an installed Go is on no PATH, or a go that was there before is gone.',
    remedy: 'Repair the link, install Go again, or put its directory on PATH. Then open a new terminal.',
    summary: ({ path, stoppedAt, reason }) => {
      if (reason === 'not-on-path') return `No PATH of the terminal leads to ${path}.`;
      if (reason === 'gone') return `${path} is gone, and there is no other go on PATH.`;
      if (reason === 'circle') return `${path} leads in a circle.`;
      return stoppedAt === path
        ? `${path} does not exist.`
        : `${path} leads to ${stoppedAt}, which does not exist.`;
    },
    next: ({ command }) =>
      run(command, 'Install Go from https://go.dev/dl/ or with the tool that you used before.'),
  },
  'go-version-eol': {
    title: 'Go gets no security fixes any more',
    cause:
      'Each major release of Go is supported until two newer ones exist. This one is older: holes found in the standard library or the compiler stay open. gowarden tells this by its own table of releases and the calendar, without asking the network.',
    remedy:
      'Install a supported major. Code that builds today goes on to build: Go keeps its promise of compatibility.',
    summary: ({ path, version, supported }) => `${path} is ${version}; supported are Go ${supported}.`,
    next: ({ command, supported }) =>
      run(command, `Upgrade to one of Go ${supported} the way you installed it, or from https://go.dev/dl/.`),
  },
  'go-tool-no-uuid': {
    title: 'macOS refuses to start this program',
    cause:
      'macOS 26 does not start a program without an LC_UUID load command ("missing LC_UUID load command"). Go writes one since 1.24; programs that older versions linked by themselves have none.',
    remedy:
      'Build the tool again with Go 1.24 or newer. A Go that has none itself has to be replaced by a newer one.',
    summary: ({ tool, path, goVersion }) =>
      `${tool} (${path}) has no LC_UUID${goVersion ? `: it was linked by ${goVersion}` : ''}.`,
    next: ({ command }) => run(command, 'Install a version that was built with Go 1.24 or newer.'),
  },
  'go-toolchain-inherited': {
    title: 'Downloaded toolchains are for another architecture',
    cause:
      'When go.mod or GOTOOLCHAIN asks for another version, the go command downloads that toolchain for its own architecture; GOARCH does not matter. A foreign go thus fills the module cache with foreign toolchains, and fetches them again after each removal, also when another tool is pointed at them.',
    remedy:
      'Make the go command itself native first. It then downloads native toolchains, and the foreign ones are only waste: `gowarden caches` shows them, `gowarden clean go-toolchain:NAME` takes one.',
    summary: ({ version, path, architecture, hardware }) =>
      `${version || 'A toolchain'} in ${path} is for ${architecture}; this machine is ${hardware}.`,
    next: () => 'See to it that the go command is native (gowarden which go); then it can be cleaned away.',
  },
  'node-translated': {
    title: 'gowarden itself runs translated',
    cause:
      'The Node.js that runs gowarden was built for other processors and is translated by Rosetta or QEMU. It costs more than it should, and the programs that it starts answer as if the machine were another.',
    remedy:
      'Install Node.js for this hardware, then install the service again with `gowarden service install`.',
    summary: ({ node, hardware }) => `gowarden's Node.js is for ${node}; this machine is ${hardware}.`,
    next: ({ hardware }) => `Install Node.js for ${hardware}, then run: gowarden service install`,
  },
  'gowarden-over-budget': {
    title: 'gowarden itself costs too much',
    cause:
      'The daemon has used more memory, processor time, watched directories, open files or disk space than it may, for a quarter of an hour. A tool that is always on has to cost nothing that anyone would notice; more than its budget is a fault of it, or of something that makes it look again and again.',
    remedy:
      'Start it again with `gowarden service restart`. If it comes back, `gowarden history --kind cost` shows since when, and `gowarden bug-report` makes a report to go with an issue.',
    summary: ({ what, value, budget }) => {
      const text = {
        memory: `${value} of memory; it may use ${budget}`,
        processor: `${value} of a processor core; it may use ${budget}`,
        watches: `${value} watched directories; it may use ${budget}`,
        descriptors: `${value} open files; it may use ${budget}`,
        database: `${value} for its history; it may use ${budget}`,
      };
      return `gowarden uses ${text[what]}.`;
    },
    next: () => 'Run: gowarden service restart. If it comes back, run: gowarden bug-report',
  },
  'shared-module-two-ides': {
    title: 'Two applications work on one module',
    cause:
      'Each editor, IDE or agent runs a gopls or go commands of its own for the same module: the same loading, checking and `go mod tidy` twice. With everything downloaded they hardly wait for each other: go takes shared locks then, and `go mod tidy` has its own for about 1.5 ms. The long waits come when both want a module version that is not downloaded yet, as after a fresh clone.',
    remedy:
      'Both can stay open. (1) Run `go mod download` before you open a fresh clone in both: it removes the long waits. (2) In VS Code set "gopls": {"ui.diagnostic.diagnosticsTrigger": "Save"}: an edit of an import that is not saved costs three `go list` and a `go mod tidy` otherwise, in each gopls. (3) Lint in one editor only: "go.lintOnSave": "off" in VS Code. (4) Let one of them own go.mod: in GoLand turn off Settings | Go | Go Modules | Download Go module dependencies; it runs `go mod download` by itself when a project is opened or go.mod changes. (5) gopls with `-remote=auto`, the same file in both, saves memory (a second gopls of a small module took 65 MB with a warm cache and 350 MB with a cold one, its stand-in 33 MB), and not one go command. If one has to be closed, close the one in which you neither type nor debug; its go commands end with it.',
    summary: ({ module, owners }) => `${owners} work on ${module} at the same time.`,
    next: () => 'After a fresh clone run `go mod download` first; let one of them own go.mod.',
  },
  'modcache-lock-wait': {
    title: "A go command waits for a lock of Go's module cache",
    cause:
      'go commands exclude each other with locks in the module cache: one for each module version while it is downloaded and unpacked, one for a repository while git fetches, and one that `go mod tidy` and every write of go.mod take. A wait says nothing and has no time limit; go may print "downloading" before it waits, so it looks like a slow network.',
    remedy:
      'Mostly it ends when the holder has finished its download; `go mod download` before a second application opens the module leaves nothing to wait for. When the holder hangs, mostly in git or on the network, end that process: the lock is free as soon as it is gone. Never delete the lock file: that breaks the exclusion and frees nobody.',
    summary: ({ about, holder, waiters }) =>
      waiters
        ? `${waiters} ${waiters.split('(pid ').length > 2 ? 'wait' : 'waits'} for ${about}${holder ? `, held by ${holder}` : ''}.`
        : `${holder || 'A process'} holds ${about}, for which nobody waits.`,
    next: ({ holder }) => {
      const pid = /pid (\d+)/.exec(holder)?.[1];
      return pid === undefined ? 'Wait, then look again.' : `Wait for it; if it hangs, end it: kill ${pid}`;
    },
  },
  'gomod-ping-pong': {
    title: 'go.mod or go.sum goes back and forth',
    cause:
      'The file returned several times to a content that it had just left: two writers undo each other. Mostly that is an automatic tidy or import fix of one application against another, or two Go versions that format it differently.',
    remedy:
      'Let one application own go.mod: switch off automatic tidying in the other (VS Code: source.organizeImports on save; GoLand: Settings | Go | Go Modules), and use the same Go version in both.',
    summary: ({ path, owners }) =>
      `${path} goes back and forth${owners ? ` while ${owners} work there` : ''}.`,
    next: () => 'Let one application own go.mod, and use one Go version in both.',
  },
  'go-command-storm': {
    title: 'An application starts go commands by the dozen',
    cause:
      'More than 150 `go list`, `go mod tidy` and the like in a minute by one application in one module. gopls does so when go.mod changes again and again, or when every keystroke asks for diagnostics in a large workspace. macOS tells no program when others start: there 25 different ones, seen in a minute at looks once a second, are a suspicion.',
    remedy:
      'In VS Code set "gopls": {"ui.diagnostic.diagnosticsTrigger": "Save"} and exclude folders with "build.directoryFilters". If go.mod keeps changing, look for who writes it.',
    summary: ({ owner, module }) =>
      `${owner} starts go commands by the dozen${module ? ` in ${module}` : ''}.`,
    next: () => 'Set diagnosticsTrigger to "Save" in gopls, or close one of the editors.',
  },
  'modcache-corrupt': {
    title: 'The module cache has a damaged module',
    cause:
      'The hash that the module cache recorded for a module is damaged, or contradicts every project that uses it. An interrupted download, a full disk or an edit in the cache does that. `go build` may compile such a module without a word.',
    remedy: 'Remove just that module; go downloads it again: `gowarden clean --repair`.',
    summary: ({ module, version }) =>
      `${module}@${version} in the module cache does not match its recorded hash.`,
    next: () => 'Run: gowarden clean --repair',
  },
  'gosum-mismatch': {
    title: 'go.sum and the module cache disagree',
    cause:
      'go.sum names another hash than the one that the module cache recorded for the same module version. Builds in that project stop with "checksum mismatch" and SECURITY ERROR. Either go.sum was merged or edited wrongly, a tag was moved, or the cache is damaged.',
    remedy:
      'Find out which is right before you change anything: `gowarden why-tidy` compares content, cache and go.sum. If go.sum is wrong, restore the line from version control; only for a private module whose tag was moved on purpose, delete the line and run `go mod tidy`.',
    summary: ({ module, version, file }) =>
      `${file} and the module cache disagree about ${module}@${version}.`,
    next: ({ file }) => `Run: gowarden why-tidy ${file.replace(/\/[^/]*$/, '')}`,
  },
};
