import { inLanguage } from '../fill.ts';
import type { Language } from '../language.ts';
import { cacheNotices } from '../caches/text.ts';
import { configurationText } from '../configuration/text.ts';
import { inChinese } from '../phrases.ts';
import { trayNotices } from '../tray-notices/text.ts';

type Values = Readonly<Record<string, string>>;

const stays = (what: string | undefined): string =>
  what === 'before' ? 'The settings read before stay in force.' : 'The default is used.';

const at = (v: Values): string => (v.line ? ` (line ${v.line}, column ${v.column ?? ''})` : '');

const meant = (name: string | undefined): string => (name ? ` Did you mean \`${name}\`?` : '');

/** What of gowarden itself does not work, by the notice's code: what, why, and the next step. */
const en = {
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
    `Expected \`${v.setting}\` in ${v.file} to be ${configurationText('en').expectation(v.expected)}, got ${v.got}${at(v)}. ${stays(v.stays)}`,
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
    `Expected the environment variable ${v.variable} to be ${configurationText('en').expectation(v.expected)}, got "${v.got}". It is ignored.`,
  'variable-unknown': (v: Values) =>
    `The environment variable ${v.variable} sets nothing.${v.meant ? ` Did you mean ${v.meant}?` : ''}`,
  'notification-undelivered': (v: Values) => `The notification "${v.title}" could not be shown: ${v.reason}.`,
  'api-unavailable': (v: Values) => `The local API cannot be served at ${v.socket}: ${v.reason}.`,
  ...trayNotices('en'),
  ...cacheNotices('en'),
  'not-available': () => 'That is not available here.',
  opened: (v: Values) => `Opened ${v.path}.`,
  'cannot-open': (v: Values) => `${v.path} could not be opened: ${v.reason}`,
  'not-own-page': (v: Values) => `${v.path} was not opened: gowarden opens only pages that it names itself.`,
};

/** How to raise the limits of file watches, for `watch-limit`. */
const hints = {
  watches: 'Raise it: sudo sysctl fs.inotify.max_user_watches=524288',
  instances: 'Raise it: sudo sysctl fs.inotify.max_user_instances=512',
  descriptors: 'Raise the limit of open files (`ulimit -n`) and restart gowarden.',
};

const staysInChinese = (what: string | undefined): string =>
  what === 'before' ? '先前读取的设置继续有效。' : '已改用默认值。';

const atInChinese = (v: Values): string => (v.line ? `（第 ${v.line} 行，第 ${v.column ?? ''} 列）` : '');

const meantInChinese = (name: string | undefined): string => (name ? `是否想写 \`${name}\`？` : '');

const zh: typeof en = {
  'history-unloadable': (v) =>
    `历史记录只保存在内存中，因为当前的 Node 无法加载 SQLite：${inChinese(v.reason)}。请在 ${v.directory} 中运行 \`npm rebuild better-sqlite3\`，然后重启 gowarden。`,
  'history-damaged': (v) =>
    `历史记录已损坏（${inChinese(v.reason)}）。旧文件已移到 ${v.movedTo}，并新建了历史记录。`,
  'history-foreign': (v) =>
    `${v.path} 不是 gowarden 的历史记录（${inChinese(v.reason)}）。该文件已移到 ${v.movedTo}，并新建了历史记录。`,
  'history-newer': (v) =>
    `历史记录由更新版本的 gowarden 写入（${inChinese(v.reason)}）。旧文件已移到 ${v.movedTo}，并新建了历史记录；请先更新 gowarden，再把它放回原处。`,
  'history-readonly': (v) =>
    `历史记录不可写（${inChinese(v.reason)}）。旧文件已移到 ${v.movedTo}，并新建了历史记录。`,
  'history-memory': (v) =>
    `历史记录只保存在内存中，因为 ${v.path} 无法使用：${inChinese(v.reason)}。请解决该问题，然后重启 gowarden。`,
  'history-waiting': (v) => `有 ${v.waiting} 条记录等待写入历史：${inChinese(v.reason)}。每次检查时会重试。`,
  'history-dropped': (v) => `有 ${v.dropped} 条记录未能保留，因为历史记录长时间无法写入。`,
  'watch-limit': (v) =>
    `gowarden 每 ${v.seconds} 秒自行查看一次变化，因为系统的文件监视数量已用尽（${inChinese(v.reason)}），无法得到通知。${v.hint}`,
  'watch-failed': (v) => `无法监视 ${v.path}：${inChinese(v.reason)}。gowarden 会改为定期查看。`,
  'disk-full': (v) =>
    `磁盘已满（${inChinese(v.reason)}）。gowarden 继续监视，所见内容暂存于内存，待有空间后再写入。`,
  'log-not-written': (v) => `无法写入日志：${inChinese(v.reason)}。`,
  'part-failed': (v) => `gowarden 的一个部分未能启动（${v.part}）：${inChinese(v.reason)}`,
  'pause-not-kept': (v) => `暂停状态无法写入磁盘，gowarden 重启后暂停即结束：${inChinese(v.reason)}`,
  'setting-invalid': (v) =>
    `${v.file} 中的 \`${v.setting}\` 应为${configurationText('zh-Hans').expectation(v.expected)}，实际为 ${v.got}${atInChinese(v)}。${staysInChinese(v.stays)}`,
  'setting-unknown': (v) =>
    `${v.file} 中的 \`${v.setting}\` 不是已知的设置${atInChinese(v)}。${meantInChinese(v.meant)}${
      v.stays === 'before' ? staysInChinese('before') : '已忽略。'
    }`,
  'configuration-syntax': (v) =>
    `${v.file} 不是有效的 TOML：${inChinese(v.reason)}${atInChinese(v)}。${staysInChinese(v.stays)}`,
  'configuration-unreadable': (v) => `无法读取 ${v.file}：${inChinese(v.reason)}。${staysInChinese(v.stays)}`,
  'configuration-keeps-all': (v) =>
    `在 ${v.file} 修复之前不会清理任何内容：无法得知 \`caches.keep\` 要保留什么。`,
  'variable-invalid': (v) =>
    `环境变量 ${v.variable} 应为${configurationText('zh-Hans').expectation(v.expected)}，实际为 "${v.got}"。已忽略。`,
  'variable-unknown': (v) => `环境变量 ${v.variable} 不起作用。${v.meant ? `是否想写 ${v.meant}？` : ''}`,
  'notification-undelivered': (v) => `无法显示通知“${v.title}”：${inChinese(v.reason)}。`,
  'api-unavailable': (v) => `无法在 ${v.socket} 提供本地 API：${inChinese(v.reason)}。`,
  ...trayNotices('zh-Hans'),
  ...cacheNotices('zh-Hans'),
  'not-available': () => '此处不可用。',
  opened: (v) => `已打开 ${v.path}。`,
  'cannot-open': (v) => `无法打开 ${v.path}：${inChinese(v.reason)}`,
  'not-own-page': (v) => `未打开 ${v.path}：gowarden 只打开它自己提到的网页。`,
};

const hintsInChinese: typeof hints = {
  watches: '请调高上限：sudo sysctl fs.inotify.max_user_watches=524288',
  instances: '请调高上限：sudo sysctl fs.inotify.max_user_instances=512',
  descriptors: '请调高打开文件数上限（`ulimit -n`），然后重启 gowarden。',
};

export const noticesText = (language: Language): typeof en => inLanguage(language, { en, zh });
export const watchHints = (language: Language): typeof hints =>
  inLanguage(language, { en: hints, zh: hintsInChinese });
