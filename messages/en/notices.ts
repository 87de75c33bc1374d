import { cacheNotices } from './caches.ts';
import { configuration } from './configuration.ts';
import { trayNotices } from './tray-notices.ts';

type Values = Readonly<Record<string, string>>;

const stays = (what: string | undefined): string =>
  what === 'before' ? 'The settings read before stay in force.' : 'The default is used.';

const at = (v: Values): string => (v.line ? ` (line ${v.line}, column ${v.column ?? ''})` : '');

const meant = (name: string | undefined): string => (name ? ` Did you mean \`${name}\`?` : '');

/** What of gowarden itself does not work, by the notice's code: what, why, and the next step. */
export const notices = {
  'history-unloadable': (v: Values) =>
    `History is kept in memory only, because SQLite could not be loaded by this Node: ${v.reason}. Run \`npm rebuild better-sqlite3\` in ${v.directory}, then restart gowarden.`,
  'history-damaged': (v: Values) =>
    `The history was damaged (${v.reason}). It was set aside as ${v.movedTo} and a new one begun.`,
  'history-foreign': (v: Values) =>
    `${v.path} is not a history of gowarden (${v.reason}). It was set aside as ${v.movedTo} and a new one begun.`,
  'history-newer': (v: Values) =>
    `The history was written by a newer gowarden (${v.reason}). It was set aside as ${v.movedTo} and a new one begun; update gowarden, then put it back.`,
  'history-readonly': (v: Values) =>
    `The history is read-only (${v.reason}). It was set aside as ${v.movedTo} and a new one begun.`,
  'history-memory': (v: Values) =>
    `History is kept in memory only, because ${v.path} cannot be used: ${v.reason}. Fix that, then restart gowarden.`,
  'history-waiting': (v: Values) =>
    `${v.waiting} entries wait to be written to the history: ${v.reason}. It is tried again at each check.`,
  'history-dropped': (v: Values) =>
    `${v.dropped} entries could not be kept, because the history could not be written for too long.`,
  'watch-limit': (v: Values) =>
    `gowarden looks for changes every ${v.seconds} s instead of being notified of them, because the system has no more file watches (${v.reason}). ${v.hint}`,
  'watch-failed': (v: Values) =>
    `${v.path} cannot be watched: ${v.reason}. gowarden looks there from time to time instead.`,
  'disk-full': (v: Values) =>
    `The disk is full (${v.reason}). gowarden goes on watching, keeps what it sees in memory, and writes it down when there is space again.`,
  'log-not-written': (v: Values) => `The log cannot be written: ${v.reason}.`,
  'part-failed': (v: Values) => `A part of gowarden did not start (${v.part}): ${v.reason}`,
  'pause-not-kept': (v: Values) =>
    `The pause ends when gowarden restarts, because it could not be written down: ${v.reason}`,
  'setting-invalid': (v: Values) =>
    `Expected \`${v.setting}\` in ${v.file} to be ${configuration.expectation(v.expected)}, got ${v.got}${at(v)}. ${stays(v.stays)}`,
  'setting-unknown': (v: Values) =>
    `Unknown setting \`${v.setting}\` in ${v.file}${at(v)}.${meant(v.meant)} ${
      v.stays === 'before' ? stays('before') : 'It is ignored.'
    }`,
  'configuration-syntax': (v: Values) =>
    `${v.file} is not valid TOML: ${v.reason}${at(v)}. ${stays(v.stays)}`,
  'configuration-unreadable': (v: Values) => `${v.file} could not be read: ${v.reason}. ${stays(v.stays)}`,
  'configuration-keeps-all': (v: Values) =>
    `Nothing is cleaned until ${v.file} is fixed: what \`caches.keep\` protects is unknown.`,
  'variable-invalid': (v: Values) =>
    `Expected the environment variable ${v.variable} to be ${configuration.expectation(v.expected)}, got "${v.got}". It is ignored.`,
  'variable-unknown': (v: Values) =>
    `The environment variable ${v.variable} sets nothing.${v.meant ? ` Did you mean ${v.meant}?` : ''}`,
  'notification-undelivered': (v: Values) => `The notification "${v.title}" could not be shown: ${v.reason}.`,
  'api-unavailable': (v: Values) => `The local API cannot be served at ${v.socket}: ${v.reason}.`,
  ...trayNotices,
  ...cacheNotices,
  'not-available': () => 'That is not available here.',
  opened: (v: Values) => `Opened ${v.path}.`,
  'cannot-open': (v: Values) => `${v.path} could not be opened: ${v.reason}`,
  'not-own-page': (v: Values) => `${v.path} was not opened: gowarden opens only pages that it names itself.`,
};

/** How to raise the limits of file watches, for `watch-limit`. */
export const watchHints = {
  watches: 'Raise it: sudo sysctl fs.inotify.max_user_watches=524288',
  instances: 'Raise it: sudo sysctl fs.inotify.max_user_instances=512',
  descriptors: 'Raise the limit of open files (`ulimit -n`) and restart gowarden.',
};
