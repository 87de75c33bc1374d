type Pairs = readonly (readonly [string, string])[];

export const cli = {
  tagline: 'gowarden watches the Go toolchains of this machine and tells you when one changes architecture.',
  usage: {
    missing: (count: number): string =>
      count === 1 ? 'Expected an argument, got none' : `Expected ${count} arguments, got fewer`,
    surplus: (word: string): string => `Did not expect \`${word}\``,
    noValue: (option: string, value: string): string => `\`${option}\` takes no value, got \`${value}\``,
    needsValue: (option: string): string => `\`${option}\` needs a value`,
    notAChoice: (option: string, value: string, choices: readonly string[]): string =>
      `Expected \`${option}\` to be one of ${choices.join(', ')}, got \`${value}\``,
    unknownOption: (option: string): string => `There is no option \`${option}\``,
    unknownCommand: (name: string): string => `There is no command \`${name}\``,
    unknownTopic: (name: string): string => `There is no command and no rule \`${name}\``,
    unknownShell: (shell: string, shells: readonly string[]): string =>
      `Expected one of ${shells.join(', ')}, got \`${shell}\``,
    unknownLanguage: (value: string): string => `Expected \`--lang\` to be en or zh-Hans, got \`${value}\``,
    notADirectory: (option: string, value: string): string =>
      `Expected \`${option}\` to name a directory, got \`${value}\``,
    closed: (option: string, value: string): string =>
      `Expected \`${option}\` to name a directory that you may enter, got \`${value}\`: permission denied`,
    didYouMean: (meant: string): string => `Did you mean \`${meant}\`?`,
    seeHelp: (command: string): string => `See \`${command}\``,
  },
  failed: (message: string): string => `gowarden: ${message}`,
  next: (step: string): string => `Next: ${step}`,
  internal: (message: string): string => `this is a fault of gowarden itself: ${message}`,
  internalNext: 'Run it again with --verbose for the details',
  someoneElses: (path: string, uid: number) => ({
    message: `Refused to write as root in the home of another user: ${path} belongs to user ${uid}, whose own gowarden could not use what root leaves there`,
    next: 'run it again as that user, without sudo; root itself would need its own home: sudo -H',
  }),
  unreachable: 'No gowarden daemon answers',
  foreign: (why: string): string =>
    `The daemon was not asked, as somebody else could answer in its place: ${why}`,
  foreignNext: 'see whose it is, remove it, then run `gowarden service restart`',
  unreachableNext: 'start one with `gowarden run`, or look once without it: `gowarden doctor`',
  help: {
    usage: 'Usage',
    examples: 'Examples',
    commands: 'Commands',
    options: 'Options',
    globalOptions: 'Options of every command',
    exitCodes: 'Exit codes',
    exits: [
      ['0', 'fine'],
      ['1', 'there are findings at or above --fail-on'],
      ['2', 'the command line is wrong, or gowarden itself failed'],
      ['3', 'no daemon answers'],
      ['4', 'done in part, with what was left out'],
      ['130', 'interrupted'],
    ] as Pairs,
    everyCommand: (names: string): string => `Every command also takes ${names}: see gowarden --help`,
    more: 'gowarden help COMMAND explains a command, gowarden help RULE a rule.',
    tour: [
      ['gowarden doctor', 'look at this machine once'],
      ['gowarden run', 'stay and watch; tell when a toolchain changes'],
      ['gowarden simulate brew-swap', 'watch it happen on a small Mac in a folder'],
    ] as Pairs,
    global: {
      json: 'one JSON document on standard output',
      host: 'look at the machine that this folder describes (docs/simulated-host.md)',
      state: 'keep history, log and socket in this folder',
      lang: 'en or zh-Hans; else LC_ALL, LC_MESSAGES, LANG or the language of macOS',
      quiet: 'no talk on standard error',
      verbose: 'also what is hidden or fine',
      'no-colour': 'no colours; NO_COLOR and FORCE_COLOR count too',
      help: 'this text',
      version: 'the version',
    },
  },
  rule: {
    severity: 'Severity',
    cause: 'Cause',
    remedy: 'Remedy',
    links: 'Links',
    hiddenBy: 'Not told while one of these is open',
    waits: 'Told after it has lasted',
  },
  severities: { error: 'error', warning: 'warning', info: 'info' },
  run: {
    already: (pid: number): string => `gowarden runs already (process ${pid}); nothing to do.`,
    started: (pid: number, state: string): string =>
      `gowarden watches (process ${pid}, state in ${state}). Ctrl-C ends it.`,
    checked: (time: string): string => `checked at ${time}`,
    waits: (reason: string, seconds: number): string =>
      `gowarden cannot start: ${reason}. It tries again every ${seconds} s.`,
  },
};
