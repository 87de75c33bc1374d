const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const report = {
  paths: {
    names: {
      configFile: 'settings',
      database: 'history',
      logFile: 'log',
      socket: 'socket',
      state: 'state',
      cache: 'cache',
    },
    absent: '(not there yet)',
  },
  version: {
    node: (version: string, architecture: string, path: string): string =>
      `Node.js ${version}, ${architecture}, ${path}`,
    hardware: (architecture: string, translated: boolean | 'unknown'): string =>
      translated === 'unknown'
        ? `Hardware ${architecture}; whether this Node runs translated could not be told`
        : translated
          ? `Hardware ${architecture}: this Node runs translated`
          : `Hardware ${architecture}: this Node runs natively`,
  },
  verdict: {
    and: ', ',
    findings: {
      error: (count: number): string => plural(count, 'error', 'errors'),
      warning: (count: number): string => plural(count, 'warning', 'warnings'),
      info: (count: number): string => plural(count, 'remark', 'remarks'),
    },
    unanswered: (count: number): string => `${plural(count, 'question', 'questions')} could not be answered`,
    unsure: (count: number): string =>
      `No drift seen, but ${plural(count, 'question', 'questions')} could not be answered`,
    noGo: 'No Go found',
    nothingWins: 'There is a Go, but no PATH leads to it',
    unread: (path: string): string => `Which Go runs behind ${path} could not be told`,
    foreign: (architecture: string): string => `Go is for ${architecture}, which nobody is told of now`,
    native: (toolchains: number, tools: number): string =>
      `Everything native: ${toolchains} Go, ${plural(tools, 'tool', 'tools')}`,
    join: (...parts: readonly string[]): string => parts.join(' · '),
    checked: (ago: string): string => `checked ${ago}`,
    stale: 'Stale',
    paused: (until: string): string => `Paused until ${until}`,
    first: 'The daemon has not finished its first look yet',
  },
  look: {
    couldNotTell: 'Could not tell',
    certainties: { suspected: 'suspected', unknown: 'could not tell' },
    hidden: {
      young: '(too young to be told)',
      muted: '(muted)',
      explained: '(explained by another finding)',
    },
    since: (time: string): string => `since ${time}`,
    concealed: (count: number): string =>
      `${plural(count, 'finding is', 'findings are')} not shown (muted, too young or explained by another): --verbose shows all`,
    wins: 'wins',
    winsIn: (contexts: readonly string[]): string => `wins in ${contexts.join(', ')}`,
    contexts: {
      'login-shell': 'terminal',
      gui: 'applications',
      daemon: 'daemon',
    },
    states: { missing: 'missing', upgrading: 'being upgraded', blocked: 'may not be read' } as Readonly<
      Record<string, string>
    >,
  },
  doctor: {
    overdue: (seconds: number): string => `it did not end within ${seconds} s`,
    failed: (probe: string, reason: string): string => `The probe ${probe} could not tell: ${reason}`,
    notified:
      'A test notification was handed over. If you do not see it, allow notifications for it in the system settings.',
    notNotified: (reason: string): string => `The test notification could not be handed over: ${reason}`,
  },
  /** The last line of the status: what gowarden itself costs. */
  cost: (
    memory: string,
    cpu: string,
    watches: number,
    descriptors: number | null,
    database: string,
  ): string =>
    `gowarden itself: ${memory} of memory, CPU ${cpu}, ${watches} watches, ${descriptors ?? '?'} open files, history ${database}`,
  history: {
    kinds: {
      opened: 'opened',
      changed: 'changed',
      resolved: 'resolved',
      'toolchain-changed': 'toolchain changed',
      cost: 'own cost',
      cleaned: 'cleaned',
      undone: 'taken back',
      purged: 'removed for good',
    },
    change: (before: string, after: string): string => `${before} -> ${after}`,
    nothing: 'nothing',
    lasted: (duration: string): string => `after ${duration}`,
    none: 'There is no history yet: no daemon has run here. Start one with `gowarden run`.',
    empty: 'The history has no such entry.',
    unloadable: (reason: string): string => `SQLite could not be loaded by this Node: ${reason}`,
    rebuild: (directory: string): string => `run \`npm rebuild better-sqlite3\` in ${directory}`,
    unreadable: (path: string, reason: string): string => `The history ${path} cannot be read: ${reason}`,
    badLimit: (most: number, given: string): string =>
      `Expected \`--limit\` to be a number from 1 to ${most}, got \`${given}\``,
    badSince: (given: string): string =>
      `Expected \`--since\` to be a span such as 30min, 12h or 7d, or a date such as 2026-11-23, got \`${given}\``,
  },
};
