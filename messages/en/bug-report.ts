/** `gowarden bug-report` and `gowarden doctor --from`. */
export const bugReport = {
  contents: 'The report would hold:',
  contentsOf: (name: string): string =>
    ({
      'summary.md': 'the text below, to paste into an issue',
      'report.json': 'versions, places of our own files, state of the service',
      'machine.json': 'what gowarden asked of this machine and was answered, to be looked at elsewhere',
      'findings.json': 'what follows from it',
      'status.json': 'what the daemon knows',
      'settings.json': 'the settings that hold',
      'history.ndjson': 'the last entries of the history',
      'log.ndjson': 'the end of the log',
      'launcher.log': "the end of the launcher's log",
    })[name] ?? name,
  redacted:
    'Your name, home, the name of this machine, secrets, addresses, modules and names of projects are replaced in all of it.',
  modulesShown: 'Paths of modules and names of projects are in it, as you asked.',
  question: (file: string): string => `Save it as ${file}? [y/N]`,
  saved: (file: string, size: string): string => `Saved ${file} (${size}). Nothing was sent anywhere.`,
  notSaved: 'Nothing was saved.',
  printed: 'Nothing was saved: look through it, then run it again with --yes.',
  exists: (file: string): string => `${file} exists already and is left as it is`,
  existsNext: 'give another name with --output',
  notWritten: (file: string, reason: string): string => `${file} could not be written: ${reason}`,
  leaks: (count: number): string =>
    `The report still had ${count} of the words that it must not hold, so nothing was saved`,
  leaksNext: 'this is a fault of gowarden: please report it by hand, with what `gowarden version` says',
  summary: {
    title: 'gowarden bug report',
    what: 'What happened, and what should have happened?',
    answer: '(please write here)',
    versions: 'Versions',
    machine: 'Machine',
    service: 'Service',
    noService: 'not asked',
    lookedBy: { daemon: 'the daemon looked', command: 'the command looked; no daemon answered' },
    findings: 'Findings',
    none: 'none',
    unknown: 'Could not tell',
    missing: 'Not in this report',
    differences: 'The recording does not give the same findings',
  },
  from: {
    header: (moment: string, version: string, platform: string): string =>
      `A machine (${platform}) as gowarden ${version} recorded it at ${moment}`,
    unreadable: (file: string, reason: string): string => `${file} could not be read: ${reason}`,
    'not-an-archive': (file: string): string =>
      `${file} is no report of gowarden's: it is no zip archive, or a damaged one`,
    'too-large': (file: string, limit: string): string =>
      `${file} is refused: it is, or unpacks to, more than ${limit}`,
    'foreign-entry': (file: string, entry: string): string =>
      `${file} is refused: it holds ${entry}, which no report has`,
    'missing-entry': (file: string, entry: string): string =>
      `${file} is no whole report: ${entry} is missing in it`,
    wrong: (file: string, reason: string): string => `${file} holds something that no report has: ${reason}`,
  },
};
