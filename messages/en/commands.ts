import type { CommandText } from '../commands.ts';

export const commands = {
  run: {
    summary: 'Watch this machine in the foreground',
    usage: [''],
    examples: [
      ['gowarden run', 'what it sees, then each change as it happens; Ctrl-C ends it'],
      ['gowarden run --host DIR', 'watch a simulated machine instead'],
    ],
    options: {
      service: 'as launchd and systemd start it: tells nobody what it sees, and waits while it cannot start',
    },
    notes: ['There is one daemon for each state directory: a second one says so and exits 0.'],
  },
  status: {
    summary: 'Show what the daemon knows now',
    usage: ['[--fail-on error|warning|info]'],
    examples: [
      ['gowarden status', 'one sentence, then each finding with its evidence and next step'],
      ['gowarden status --json | jq .findings', 'the same for programs'],
    ],
    options: { 'fail-on': 'exit 1 from this severity on: error, warning (default) or info' },
    notes: ['Without a daemon it exits 3; `gowarden doctor` looks by itself.'],
  },
  doctor: {
    summary: 'Look at this machine once, without a daemon',
    usage: ['[--rule ID …] [--fail-on error|warning|info] [--from REPORT]', '--list', '--notify'],
    examples: [
      ['gowarden doctor', 'look at everything'],
      ['gowarden doctor --rule go-arch-mismatch', 'ask one question only'],
      ['gowarden doctor --fail-on error', 'exit 1 for errors, not for warnings'],
      ['gowarden doctor --notify', 'let the daemon send a test notification'],
      [
        'gowarden doctor --from gowarden-bug-report.zip',
        "look at somebody else's machine as it was recorded",
      ],
    ],
    options: {
      rule: 'only this rule; may be given more than once',
      'fail-on': 'exit 1 from this severity on: error, warning (default) or info',
      list: 'list the rules and look at nothing',
      notify: 'ask the daemon to send a test notification',
      from: 'look at the machine that this report of `gowarden bug-report` recorded',
    },
  },
  inspect: {
    summary: 'Say what a binary is, without running it',
    usage: ['FILE…'],
    examples: [
      [
        'gowarden inspect "$(which dlv)"',
        'architectures, Go version, module, and how to rebuild it natively',
      ],
      ['gowarden inspect --json ~/go/bin/*', 'the same for programs'],
    ],
    options: {},
  },
  which: {
    summary: 'Explain which go runs in a directory, step by step, and who decided it',
    usage: ['[NAME] [DIRECTORY] [--context login-shell|gui|daemon]'],
    examples: [
      ['gowarden which go .', 'PATH, shim, go.work and go.mod, GOTOOLCHAIN: each with file and line'],
      ['gowarden which gopls', 'which gopls the terminal and applications find'],
      ['gowarden which go --verbose', 'the way of every context and not only of the terminal'],
    ],
    options: { context: 'only this one: login-shell (the terminal), gui (applications) or daemon' },
    notes: ['Nothing is run and nothing is downloaded. Exits 1 when nothing would run.'],
  },
  history: {
    summary: 'Show what changed, from what to what, and when',
    usage: ['[--since WHEN] [--rule ID] [--kind KIND] [--limit N] [--follow]', '--format csv|ndjson'],
    examples: [
      ['gowarden history', 'the last 20 entries, oldest first'],
      ['gowarden history --since 7d --rule go-arch-mismatch', 'one rule, one week'],
      ['gowarden history --follow', 'stay and show each change as it happens'],
      ['gowarden history --kind cost', 'what gowarden itself cost, four times a day'],
      ['gowarden history --format csv > history.csv', 'all of it, for a spreadsheet'],
    ],
    options: {
      since: 'only entries after this: 90s, 30min, 12h, 7d, 2w, 2026-11-23 or 2026-11-23T14:02',
      rule: 'only entries of this rule',
      limit: 'at most this many, the newest ones (default 20)',
      kind: 'only entries of this kind: opened, changed, resolved, toolchain-changed, cost',
      format: 'write every entry as csv or ndjson (JSON, one a line)',
      follow: 'stay and show what happens, until Ctrl-C (asks the daemon)',
    },
    notes: ['Reads through the daemon; without one it opens the database read-only.'],
  },
  caches: {
    summary: 'Show the caches that a Go machine grows, how big they are and who uses them',
    usage: [''],
    examples: [
      ['gowarden caches', 'size on disk, files, last use, who uses it now, what removing it costs'],
      ['gowarden caches --verbose', 'also where each is, how that is known, and what cleans it'],
      ['gowarden caches --json | jq ".caches[] | {id, bytes}"', 'the same for programs'],
    ],
    options: {},
    notes: ['Changes nothing. Sizes are of the disk, and hard links count once.'],
  },
  clean: {
    summary: 'Clean caches: shows a plan, asks, and can be taken back',
    usage: [
      '[--all | --repair | --policy | --unneeded | ID…] [--dry-run] [--yes] [--wait | --no-wait] [--purge-now]',
    ],
    examples: [
      ['gowarden clean', 'what comes back by itself: build cache, gopls, linters'],
      ['gowarden clean --all --dry-run', 'show what would go if everything went, and touch nothing'],
      [
        'gowarden clean go-modules --yes',
        'one cache by its id (gowarden caches --verbose), without a question',
      ],
      ['gowarden clean --repair', 'only modules whose content is not what their hash says'],
      ['gowarden clean --yes --wait', 'stay until what is in use has been cleaned too'],
    ],
    options: {
      all: 'everything with a button: also the module cache and the index of IDEs',
      repair: 'damaged, partial and orphaned modules, and nothing else',
      policy: 'what caches.maxAgeDays, maxGigabytes and minFreeGigabytes of the settings no longer allow',
      unneeded: 'also modules that no go.sum names: of this directory and of projects open in an IDE',
      'dry-run': 'show the plan and touch nothing',
      yes: 'do not ask (-y); needed where there is no terminal',
      wait: 'stay until who uses a cache has ended, and clean it then',
      'no-wait': 'leave what is in use; else a running daemon cleans it later',
      'purge-now': 'free the space at once: this and earlier clean-ups cannot be taken back then',
    },
    notes: [
      'With a policy in the settings the daemon does what --policy does by itself. Without one --policy takes nothing.',
      'Nothing is taken from under a running build or IDE. While a build runs only what Go itself would trim goes at once.',
      'Exits 4 when something was left out or is still in use, with its reason; 2 when there is no terminal to ask on and no --yes.',
    ],
  },
  undo: {
    summary: 'Take the last clean-up back',
    usage: ['[PLAN]'],
    examples: [
      ['gowarden undo', 'the last one'],
      ['gowarden undo mhy3k2ab-1f2e3d4c', 'that of a plan, as `gowarden clean` named it'],
    ],
    options: {},
    notes: [
      'Possible for `caches.undoMinutes` (10 without a setting). What has grown meanwhile is kept.',
      'A clean-up that still waits for its turn is given up.',
      'Exits 4 when only a part came back or somebody uses it, 2 when there is nothing to take back.',
    ],
  },
  config: {
    summary: 'Write, check and show the settings',
    usage: ['init | check | path | show'],
    examples: [
      ['gowarden config init', 'write a file with every setting commented out'],
      ['gowarden config check', 'say what is wrong, with line, column and what is allowed'],
      ['gowarden config show', 'every setting that holds now, and who gave it'],
      ['$EDITOR "$(gowarden config path)"', 'edit it; the daemon takes changes over at once'],
    ],
    options: {},
    notes: ['Every setting is explained in docs/configuration.md.'],
  },
  simulate: {
    summary: 'Show a simulated Mac, or watch the daemon on one while its Go is swapped',
    usage: ['brew-swap [--keep]', 'MACHINE [--keep]', '--list'],
    examples: [
      [
        'gowarden simulate brew-swap',
        'an amd64 Go comes in and goes: each thing that the daemon does, with its time',
      ],
      ['gowarden simulate --list', 'every machine there is'],
      ['gowarden simulate intel-prefix-first --keep', 'what doctor says of one, and leave its folder'],
    ],
    options: {
      list: 'list what can be simulated',
      keep: 'leave the folder with the machine and what was written about it',
    },
    notes: ['Needs neither a Mac nor a Go. Exit code of MACHINE: that of `gowarden doctor`.'],
  },
  paths: {
    summary: 'Show where gowarden keeps its own files',
    usage: [''],
    examples: [
      ['gowarden paths', 'settings, history, log, socket'],
      ['gowarden paths --json | jq -r .paths.logFile', 'one of them, for a script'],
    ],
    options: {},
  },
  version: {
    summary: 'Show the version, and the architecture of the Node that runs it',
    usage: [''],
    examples: [['gowarden version', 'also says when this Node runs translated']],
    options: {},
  },
  incidents: {
    summary: 'Show who kept whom waiting, and what two IDEs did to each other',
    usage: ['[--since WHEN | --day DATE] [--module DIR] [--limit N]', 'show N'],
    examples: [
      ['gowarden incidents', 'the newest last, with how long each lasted'],
      ['gowarden incidents show 12', 'one as a story, with its timeline'],
      ['gowarden incidents --day 2026-11-23 --module ~/src/app', 'of one day and one module'],
    ],
    options: {
      since: 'only since then: 2h, 3d, 2026-11-23',
      day: 'only of this day: 2026-11-23',
      module: 'only about this directory or module',
      limit: 'at most so many, newest first (default 50)',
    },
  },
  'why-tidy': {
    summary: 'Find out why go mod tidy fails, without touching the module',
    usage: ['[DIRECTORY] [--network]'],
    examples: [
      ['gowarden why-tidy', 'run tidy on copies of go.mod and go.sum, and name the cause'],
      ['gowarden why-tidy ~/src/app --network', 'also download what is missing'],
    ],
    options: { network: 'let go download modules; without it nothing is fetched' },
    notes: ['Exits 1 when tidy fails or would change something.'],
  },
  logs: {
    summary: 'Show the log of the daemon, readable',
    usage: ['[-f] [-n LINES]', '--level trace|debug|info|warn|error'],
    examples: [
      ['gowarden logs -f', 'the last 50 lines, then each new one'],
      ['gowarden logs --level debug', 'let the running daemon log more'],
    ],
    options: {
      follow: 'go on with each new line until Ctrl-C (-f)',
      lines: 'how many of the last lines (-n, default 50)',
      level: 'change what the running daemon logs',
    },
  },
  service: {
    summary: 'Start gowarden at login, or no longer',
    usage: [
      'install | status | restart',
      'logs [-f] [-n LINES] [--level LEVEL]',
      'uninstall [--purge --yes]',
      'print [--platform darwin|linux]',
    ],
    examples: [
      ['gowarden service install', 'start now and at each login (launchd, systemd)'],
      ['gowarden service print --platform darwin', 'show the file that would be written'],
      ['gowarden service uninstall --purge --yes', "stop it and remove everything that is gowarden's"],
    ],
    options: {
      platform: 'print the file of this platform',
      purge: 'also remove settings, history and logs',
      yes: 'do not ask',
      follow: 'go on with each new line until Ctrl-C (-f)',
      lines: 'how many of the last lines (-n, default 50)',
      level: 'change what the running daemon logs',
    },
  },
  'bug-report': {
    summary: 'Make a report for an issue, with nothing private in it',
    usage: ['[--print | --yes] [--output FILE] [--modules]'],
    examples: [
      ['gowarden bug-report', 'show what would be in it, ask, and save it here'],
      ['gowarden bug-report --print --verbose', 'show every byte of it and save nothing'],
      ['gowarden bug-report --yes --output report.zip', 'save it without asking'],
    ],
    options: {
      output: 'where to save it (-o); an existing file is left alone',
      yes: 'do not ask',
      print: 'save nothing',
      modules: 'leave paths of modules and names of projects in it',
    },
    notes: [
      'Nothing is sent. Asks the running daemon, which macOS may let see other folders than a terminal.',
    ],
  },
  completions: {
    summary: 'Print the completion script of a shell',
    usage: ['bash|zsh|fish'],
    examples: [
      ['source <(gowarden completions bash)', 'in ~/.bashrc'],
      ['gowarden completions zsh > ~/.zfunc/_gowarden', 'with ~/.zfunc in fpath'],
      ['gowarden completions fish > ~/.config/fish/completions/gowarden.fish', 'fish'],
    ],
    options: {},
  },
  help: {
    summary: 'Explain a command or a rule',
    usage: ['[COMMAND | RULE]'],
    examples: [
      ['gowarden help history', 'a command'],
      ['gowarden help go-arch-mismatch', 'a rule: cause, remedy, links'],
    ],
    options: {},
  },
} satisfies Readonly<Record<string, CommandText>>;
