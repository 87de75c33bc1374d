import { type Phrases, wording } from '../messages/wording.ts';

export const phrases = {
  orphaned: {
    en: '{file}{suffix} is there without its database',
    zh: '{file}{suffix} 存在，但没有对应的数据库',
  },
  notAFile: { en: 'it is a link, a directory or a device', zh: '它是链接、目录或设备' },
  empty: { en: 'it is empty', zh: '它是空的' },
  forbidden: { en: 'its permissions forbid writing', zh: '其权限不允许写入' },
  otherApplication: {
    en: 'its application id is {given}, not {wanted}',
    zh: '其应用标识为 {given}，而非 {wanted}',
  },
  newer: {
    en: 'its schema is {given}, but the newest one known here is {newest}',
    zh: '其结构版本为 {given}，而此处已知的最新版本为 {newest}',
  },
  checkFailed: { en: 'quick_check failed', zh: 'quick_check 未通过' },
  otherNode: {
    en: 'better-sqlite3 was built for another Node (NODE_MODULE_VERSION {built}, Node {version} needs {needed})',
    zh: 'better-sqlite3 是为另一个 Node 构建的（NODE_MODULE_VERSION {built}，而 Node {version} 需要 {needed}）',
  },
  comesAndGoes: {
    en: 'comes and goes: opened {times} times recently, not seen at the last look',
    zh: '时有时无：近来出现 {times} 次，上次查看时未见',
  },
  partOfLine: { en: 'ENOSPC: only part of a line was written', zh: 'ENOSPC：只写入了一行的一部分' },
  alreadyRunning: {
    en: 'gowarden is already running (process {pid})',
    zh: 'gowarden 已在运行（进程 {pid}）',
  },
} as const satisfies Phrases;

export const inWords = wording('daemon', phrases);
