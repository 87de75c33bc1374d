import { plural } from '../units.ts';

import { units } from './units.ts';

export const tray = {
  /** The first row. Ages stand only where they are kept fresh; a picture that is old, or a finding, has the time of day. */
  headline: {
    checkedAgo: (ms: number): string => `checked ${ms === 0 ? 'just now' : units.ago(ms)}`,
    checkedAt: (time: string): string => `checked at ${time}`,
    native: (checked: string): string => `Everything native · ${checked}`,
    quiet: (count: number, checked: string): string =>
      `No open finding · ${plural(count, 'one', 'ones')} muted or too recent to notify · ${checked}`,
    unsure: (count: number, checked: string): string =>
      `No drift seen, ${plural(count, 'question', 'questions')} unanswered · ${checked}`,
    noGo: (checked: string): string => `No Go found · ${checked}`,
    foreign: (architecture: string, checked: string): string =>
      `Go is ${architecture}, not yet judged · ${checked}`,
    first: 'First look under way',
    stale: (time: string): string => `Stale: last checked at ${time}`,
    /** Shown by a helper whose daemon has not said anything for minutes: stopped, stuck, or killed in a way that it cannot see. */
    silent: 'Stale: no sign of gowarden for minutes',
    clock: (time: string): string => `Stale: the last check says ${time}, which is yet to come`,
    paused: (until: string, checked: string | null): string =>
      `Paused until ${until}${checked === null ? '' : ` · last checked at ${checked}`}`,
    finding: (summary: string, since: string): string => `${summary} · since ${since}`,
    cleaning: (percent: string | null): string => `Cleaning caches${percent === null ? '' : ` · ${percent}`}`,
    undoing: 'Undoing the clean-up',
    purging: (percent: string | null): string =>
      `Freeing the space of the last clean-up${percent === null ? '' : ` · ${percent}`}`,
  },
  /** VoiceOver reads it in place of the icon. */
  label: {
    native: 'gowarden: everything native',
    attention: 'gowarden: needs attention',
    broken: 'gowarden: broken',
    cleaning: 'gowarden: cleaning caches',
    paused: 'gowarden: paused',
    stale: 'gowarden: state unknown',
  },
  certainty: {
    observed: (text: string): string => text,
    suspected: (text: string): string => `Suspected: ${text}`,
    unknown: (text: string): string => `Unknown: ${text}`,
  },
  findings: {
    none: 'No findings',
    some: (count: number): string => plural(count, 'finding', 'findings'),
    unanswered: (count: number): string => plural(count, 'unanswered question', 'unanswered questions'),
    more: (count: number): string => `${count} more: run “gowarden doctor”`,
    copy: (text: string): string => `Copy: ${text}`,
    next: (text: string): string => `Next: ${text}`,
    open: (url: string): string => `Open: ${url}`,
    page: (text: string): string => `Next: ${text} · opens the page`,
    install: (url: string): string => `Next: install Go from ${url} · opens the page`,
    onPath: (directory: string): string => `Next: add ${directory} to the PATH in your shell's start-up file`,
  },
  toolchain: {
    none: 'No go on any PATH',
    winner: (version: string, architecture: string, path: string, installer: string): string =>
      `go ${version} ${architecture} · ${path} · ${installer}`,
    unknown: '?',
    foreign: (text: string): string => `${text} · not native`,
  },
  caches: {
    none: 'No caches found yet',
    total: (size: string, unmeasured: number): string =>
      `Caches ${size}${unmeasured === 0 ? '' : ` + ${unmeasured} of unknown size`}`,
    measuring: (size: string | null): string => `Caches${size === null ? ':' : ` ${size},`} measuring …`,
    one: (cache: string, size: string): string => `${cache} · ${size}`,
    unmeasured: 'measuring …',
    unknownSize: 'size unknown',
    busy: (text: string, by: string): string => `${text} · in use by ${by}`,
    somebody: 'a running program',
    unknownUse: (text: string): string => `${text} · unknown who uses it`,
    kept: (text: string): string => `${text} · left alone`,
    more: (count: number): string => `${count} more: run “gowarden caches”`,
  },
  clean: {
    idle: (size: string): string => `Clean caches (frees ${size})`,
    unmeasured: 'Clean caches (measuring …)',
    unknownSize: 'Clean caches (size unknown)',
    nothing: 'Clean caches: nothing to clean',
    none: 'Clean caches: none found yet',
    waiting: (who: string): string => `Waiting for ${who}`,
    purging: (percent: string | null): string =>
      `Clean caches: the last clean-up is still being freed${percent === null ? '' : ` (${percent})`}`,
    undoing: 'Clean caches: an undo is running',
    asked: 'Clean caches: planning',
  },
  cancel: {
    waiting: 'Cancel',
    running: (percent: string | null): string => `Cancel cleaning${percent === null ? '' : ` (${percent})`}`,
  },
  undo: {
    idle: (size: string, until: string): string => `Undo clean-up (${size}, until ${until})`,
    running: 'Undo clean-up: running',
  },
  check: { idle: 'Check now', running: 'Check now: a check is running' },
  pause: {
    idle: 'Pause',
    until: (time: string): string => `Paused until ${time}`,
    hour: 'For 1 hour',
    tomorrow: 'Until tomorrow, 08:00',
    resume: 'Resume now',
    notPaused: 'Resume: not paused',
  },
  history: 'Show history',
  more: {
    title: 'More',
    notices: (count: number): string => `More (${plural(count, 'notice', 'notices')})`,
    diagnostics: 'Copy diagnostics',
    log: 'Open log',
    settings: 'Settings file',
    about: (version: string, since: string): string => `gowarden ${version} · running since ${since}`,
    cost: (memory: string, cpu: string, at: string): string => `Own cost: ${memory}, CPU ${cpu} · at ${at}`,
    costMore: (watches: number, descriptors: number | null, database: string): string =>
      `${watches} watches, ${descriptors ?? '?'} open files, history ${database}`,
    simulated: (host: string): string => `Simulated machine: ${host}`,
  },
  quit: 'Quit gowarden',
  /** The last answer of an action, shown in its own row. */
  answered: (title: string, answer: string): string => `${title} · ${answer}`,
};
