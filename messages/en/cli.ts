export const cli = {
  usage: {
    missing: (count: number): string =>
      count === 1 ? 'Expected an argument, got none' : `Expected ${count} arguments, got fewer`,
    surplus: (word: string): string => `Did not expect \`${word}\``,
    noValue: (option: string, value: string): string => `\`${option}\` takes no value, got \`${value}\``,
    needsValue: (option: string): string => `\`${option}\` needs a value`,
    notAChoice: (option: string, value: string, choices: readonly string[]): string =>
      `Expected \`${option}\` to be one of ${choices.join(', ')}, got \`${value}\``,
    unknownOption: (option: string): string => `Unknown option \`${option}\``,
    unknownCommand: (name: string): string => `Unknown command \`${name}\``,
    unknownLanguage: (value: string): string => `Expected \`--lang\` to be en or zh-Hans, got \`${value}\``,
    notADirectory: (option: string, value: string): string =>
      `Expected \`${option}\` to name a directory, got \`${value}\``,
    closed: (option: string, value: string): string =>
      `Expected \`${option}\` to name a directory that you may enter, got \`${value}\`: permission denied`,
    badSince: (given: string): string =>
      `Expected \`--since\` to be a span such as 30min, 12h or 7d, or a date such as 2026-11-23, got \`${given}\``,
    didYouMean: (meant: string): string => `Did you mean \`${meant}\`?`,
    seeHelp: (command: string): string => `See \`${command}\``,
  },
  failed: (message: string): string => `gowarden: ${message}`,
  next: (step: string): string => `Next: ${step}`,
  internal: (message: string): string => `this is a bug in gowarden: ${message}`,
  internalNext: 'Run it again with --verbose for the details',
  outputFailed: (code: string): string => `the output could not be written: ${code}`,
  outputFailedNext: 'make room where it is written to, or write it elsewhere',
  refused: (reason: string): string => `the system refused a file that gowarden needs: ${reason}`,
  refusedNext:
    'check that the directory exists, belongs to you and is writable (gowarden paths), or choose another place with --state',
  someoneElses: (path: string, uid: number) => ({
    message: `Refused to write as root in the home of another user: ${path} belongs to user ${uid}, whose own gowarden could not use what root leaves there`,
    next: 'run it again as that user, without sudo; root itself would need its own home: sudo -H',
  }),
  unreachable: 'No gowarden daemon answers',
  foreign: (why: string): string =>
    `The daemon was not asked, because another user could answer in its place: ${why}`,
  foreignNext: 'check who owns it, remove it, then run `gowarden service restart`',
  silenceNext: 'wait until it answers, or keep its files elsewhere: `--state DIR`',
  unreachableNext: 'start one with `gowarden run`, or look once without it: `gowarden doctor`',
  certainties: { observed: 'observed', suspected: 'suspected', unknown: 'unknown' },
  severities: { error: 'error', warning: 'warning', info: 'info' },
};
