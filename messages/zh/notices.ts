import { inChinese } from '../phrases.ts';
import { trayNotices } from './tray-notices.ts';
import type { notices as english, watchHints as englishHints } from '../en/notices.ts';
import { cacheNotices } from './caches.ts';
import { configuration } from './configuration.ts';

type Values = Readonly<Record<string, string>>;

const stays = (what: string | undefined): string =>
  what === 'before' ? '先前读取的设置继续有效。' : '已改用默认值。';

const at = (v: Values): string => (v.line ? `（第 ${v.line} 行，第 ${v.column ?? ''} 列）` : '');

const meant = (name: string | undefined): string => (name ? `是否想写 \`${name}\`？` : '');

export const notices: typeof english = {
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
    `${v.file} 中的 \`${v.setting}\` 应为${configuration.expectation(v.expected)}，实际为 ${v.got}${at(v)}。${stays(v.stays)}`,
  'setting-unknown': (v) =>
    `${v.file} 中的 \`${v.setting}\` 不是已知的设置${at(v)}。${meant(v.meant)}${
      v.stays === 'before' ? stays('before') : '已忽略。'
    }`,
  'configuration-syntax': (v) =>
    `${v.file} 不是有效的 TOML：${inChinese(v.reason)}${at(v)}。${stays(v.stays)}`,
  'configuration-unreadable': (v) => `无法读取 ${v.file}：${inChinese(v.reason)}。${stays(v.stays)}`,
  'configuration-keeps-all': (v) =>
    `在 ${v.file} 修复之前不会清理任何内容：无法得知 \`caches.keep\` 要保留什么。`,
  'variable-invalid': (v) =>
    `环境变量 ${v.variable} 应为${configuration.expectation(v.expected)}，实际为 "${v.got}"。已忽略。`,
  'variable-unknown': (v) => `环境变量 ${v.variable} 不起作用。${v.meant ? `是否想写 ${v.meant}？` : ''}`,
  'notification-undelivered': (v) => `无法显示通知“${v.title}”：${inChinese(v.reason)}。`,
  'api-unavailable': (v) => `无法在 ${v.socket} 提供本地 API：${inChinese(v.reason)}。`,
  ...trayNotices,
  ...cacheNotices,
  'not-available': () => '此处不可用。',
  opened: (v) => `已打开 ${v.path}。`,
  'cannot-open': (v) => `无法打开 ${v.path}：${inChinese(v.reason)}`,
  'not-own-page': (v) => `未打开 ${v.path}：gowarden 只打开它自己提到的网页。`,
};

export const watchHints: typeof englishHints = {
  watches: '请调高上限：sudo sysctl fs.inotify.max_user_watches=524288',
  instances: '请调高上限：sudo sysctl fs.inotify.max_user_instances=512',
  descriptors: '请调高打开文件数上限（`ulimit -n`），然后重启 gowarden。',
};
