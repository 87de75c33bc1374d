/** What a setting may be, as daemon/configuration/expected.ts writes it: `integer 1 3650` → `a whole number from 1 to 3650`. */
function expectation(expected = ''): string {
  const [kind = '', ...rest] = expected.split(' ');
  switch (kind) {
    case 'integer':
      return `a whole number from ${rest[0] ?? ''} to ${rest[1] ?? ''}`;
    case 'number':
      return `a number from ${rest[0] ?? ''} to ${rest[1] ?? ''}`;
    case 'choice':
      return `one of ${rest.map((choice) => `"${choice}"`).join(', ')}`;
    case 'boolean':
      return 'true or false';
    case 'hours':
      return 'a span of hours such as "22:00-07:00", or "" for none';
    case 'paths':
      return 'a list of absolute paths (`~/` counts as your home)';
    case 'rule':
      return 'the id of a rule, as `gowarden doctor` shows it';
    case 'date':
      return 'a date such as 2026-12-24';
    case 'tables':
      return 'a list of tables';
    case 'table':
      return 'a table';
    default:
      return 'text that is not empty';
  }
}

export const configuration = {
  expectation,
  /** The first lines of the default file. */
  header: `Settings of gowarden. A line that begins with "#" and a name shows the default: take the "#" away to change it.
Changes apply at once, without a restart. \`gowarden config check\` shows what is wrong.`,
  /** After what a setting does: what it may be, and whether it is off. */
  may: (expected: string, off: boolean): string =>
    `${expectation(expected).replace(/^./, (letter) => letter.toUpperCase())}${off ? '; off without it' : ''}.`,
  /** What each setting does. */
  settings: {
    language: 'The language of menu, notifications and commands. "system" asks the system.',
    'checks.intervalMinutes':
      'Minutes between two looks at everything. Changes of a toolchain are seen at once; this is the second line.',
    'notifications.enabled':
      'Whether findings are notified at all. Menu, status and history show them anyway.',
    'notifications.minSeverity': 'The lowest severity that is notified.',
    'notifications.maxPerHour': 'At most this many notifications an hour; the rest wait and are summed up.',
    'notifications.repeatAfterMinutes':
      'How many minutes something must have been gone before its return is notified again.',
    'notifications.quietHours':
      'Hours of the day, local time, in which nothing is notified, such as "22:00-07:00". What is still true when they end is notified then.',
    'history.retentionDays': 'For how many days the history is kept.',
    'tray.enabled': 'Whether an icon is shown in the menu bar or panel.',
    'tray.rosetta':
      "On Apple silicon: whether systray2's Intel helper may show the icon under Rosetta when the native helper fails. macOS 26.4 and later then warn of an Intel app.",
    'caches.undoMinutes':
      'For how many minutes a clean-up can be undone. Its disk space is free only after that.',
    'caches.keep': 'Paths that no clean-up touches, with all that is below them, such as ["~/go/pkg/mod"].',
    'caches.maxAgeDays':
      'Automatically clean what was not used for this many days: entries of build caches, single module versions, indexes of gopls and IDEs. Checked about twice a day; what is in use stays.',
    'caches.maxGigabytes':
      'Clean automatically, least recently used first and no more than needed, while the caches together take more than this many gigabytes.',
    'caches.minFreeGigabytes':
      'Clean automatically, least recently used first and no more than needed, while the disk has less free space than this many gigabytes.',
    'log.level': 'How much is logged.',
  },
  /** What each field of a `[[mute]]` does, and the section itself. */
  mute: {
    section: 'Findings that are not notified. Repeat the section for each.',
    rule: 'The id of the rule, as `gowarden doctor` shows it. Required.',
    subject: 'Only for this subject, mostly a path, as `gowarden doctor` shows it.',
    until: 'Until this day begins, local time, or this moment.',
    reason: 'A note for yourself.',
  },
  /** docs/configuration.md. */
  page: {
    /** In place of a default that there is not. */
    off: 'off',
    title: 'Settings',
    intro:
      'gowarden works without a settings file. `gowarden config init` writes one with every setting commented out, `gowarden config path` says where it is, `gowarden config check` shows what is wrong, with line, column and what is allowed, and `gowarden config show` shows what applies now and where it was set. The file is TOML. A change applies at once. While the file is wrong, the settings read before stay in force; at a start there are none, so whatever of it is right counts. When it is unknown what `caches.keep` protects, nothing is cleaned.',
    variables:
      'Each setting can also be given by the environment variable in the last column, which counts before the file; paths of a list are separated by colons.',
    columns: ['Setting', 'What it does', 'Allowed', 'Default', 'Variable'],
    top: 'At the top',
  },
};
