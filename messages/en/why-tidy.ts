interface Cause {
  readonly what: (subject: string) => string;
  readonly next: (subject: string) => string;
}

export const whyTidy = {
  tidy: (module: string): string => `go mod tidy works in ${module} and would change nothing.`,
  changes: (module: string): string => `go mod tidy works in ${module} and would change this:`,
  worksBut: (module: string): string => `go mod tidy works in ${module}, but not all is well:`,
  fails: (module: string): string => `go mod tidy fails in ${module}:`,
  simulated: 'A simulated machine cannot run go.',
  simulatedNext: 'run it without --host',
  noModule: (directory: string): string => `There is no go.mod in ${directory} or above it.`,
  noModuleNext: 'name a directory of a module: gowarden why-tidy DIR',
  noCache: 'The module cache was not found: neither GOMODCACHE nor GOPATH is an absolute path.',
  noCacheNext: 'look at: go env GOMODCACHE GOPATH',
  noGoNext: 'look where go is: gowarden which go',
  /** For a checksum mismatch of which it is known that the cache is whole. */
  goSumAtFault: {
    what: (subject: string) =>
      `go.sum is at fault, or the tag of ${subject} was moved: the copies in the module cache agree with each other and not with go.sum.`,
    next: (subject: string) =>
      `git log -p go.sum tells when the line of ${subject} changed; restore it. Only for a private module whose tag was moved on purpose delete the line, then: go mod tidy`,
  },
  causes: {
    'checksum-mismatch': {
      what: (subject) => `The content of ${subject} and go.sum do not agree.`,
      next: () =>
        'find out which is wrong: gowarden clean --repair --dry-run tells whether the cache is; if not, restore go.sum',
    },
    'missing-go-sum': {
      what: (subject) => `go.sum lacks ${subject}; builds stop until it is there.`,
      next: () => 'go mod tidy',
    },
    'malformed-go-sum': {
      what: (subject) => `go.sum cannot be read${subject ? ` (${subject})` : ''}: often a merge marker.`,
      next: () => 'open go.sum, remove what is no line of three words, then: go mod tidy',
    },
    lock: {
      what: (subject) => `A lock that tidy needs is held by ${subject}.`,
      next: (subject) => `wait for it; if it hangs, end it: kill ${/pid (\d+)/.exec(subject)?.[1] ?? 'PID'}`,
    },
    toolchain: {
      what: (subject) => `The module needs another Go (${subject}), and that is not to be had here.`,
      next: () => 'see who decided it: gowarden which go .',
    },
    offline: {
      what: (subject) =>
        `A module is not in the cache${subject ? ` (${subject})` : ''}, and nothing was downloaded to find out more.`,
      next: () => 'try with downloads: gowarden why-tidy --network',
    },
    'private-module': {
      what: (subject) => `${subject || 'A module'} could not be fetched: it is private, moved, or not there.`,
      next: () => 'for a private module set GOPRIVATE and let git sign in (ssh or a credential helper)',
    },
    permission: {
      what: (subject) => `go may not write or read ${subject}.`,
      next: (subject) => `look whose it is: ls -ld ${subject}; a root-owned cache comes from an earlier sudo`,
    },
    syntax: { what: (subject) => `${subject} cannot be parsed.`, next: (subject) => `open ${subject}` },
    workspace: {
      what: (subject) => `The workspace (go.work) does not fit: ${subject}.`,
      next: () => 'go work use, or leave the workspace: GOWORK=off go mod tidy',
    },
    replacement: {
      what: (subject) => `A replace directive does not fit: ${subject}.`,
      next: () => 'correct the replace line in go.mod',
    },
    import: {
      what: (subject) => `The package ${subject} cannot be found.`,
      next: () => 'correct the import path, or: go get PACKAGE',
    },
    'changed-meanwhile': {
      what: (subject) => `${subject || 'go.mod'} was changed by another program while tidy ran.`,
      next: () => 'run it again; who writes: gowarden incidents',
    },
    'no-module': { what: () => 'There is no go.mod.', next: () => 'go mod init' },
    flags: { what: (subject) => `GOFLAGS does not fit: ${subject}.`, next: () => 'look at: go env GOFLAGS' },
    'damaged-cache': {
      what: (subject) => `${subject} in the module cache is damaged: builds may use it as it is.`,
      next: () => 'gowarden clean --repair',
    },
    'not-tidy': { what: () => 'go.mod and go.sum are not tidy.', next: () => 'go mod tidy' },
    other: { what: () => 'go gives a reason that gowarden does not know:', next: () => 'go mod tidy -x' },
  } satisfies Readonly<Record<string, Cause>>,
};
