import { type Phrases, wording } from '../wording.ts';

export const phrases = {
  notOpened: {
    en: 'not opened, so that macOS does not ask for permission',
    zh: '未打开，以免 macOS 弹出询问',
  },
  notAbsolute: { en: 'not an absolute path', zh: '不是绝对路径' },
  notADirectory: { en: 'not a directory', zh: '不是目录' },
  tooManyEntries: { en: 'more than {limit} entries', zh: '超过 {limit} 个条目' },
  notRegular: { en: 'not a regular file', zh: '不是普通文件' },
  limitIs: { en: '{size} bytes, the limit is {limit}', zh: '{size} 字节，上限为 {limit}' },
  tooManyBytes: { en: 'more than {limit} bytes', zh: '超过 {limit} 字节' },
  absent: { en: '{path} is not there ({detail})', zh: '{path} 不存在（{detail}）' },
  blocked: {
    en: '{path} may not be read by this user ({detail})',
    zh: '当前用户无权读取 {path}（{detail}）',
  },
  privacy: {
    en: '{path} is closed to us by macOS privacy protection ({detail})',
    zh: 'macOS 隐私保护不允许 gowarden 访问 {path}（{detail}）',
  },
  loop: {
    en: '{path} is a chain of links without an end ({detail})',
    zh: '{path} 的链接链没有尽头（{detail}）',
  },
  'wrong-kind': {
    en: '{path} is not of the kind asked for ({detail})',
    zh: '{path} 不是所要的类型（{detail}）',
  },
  'too-large': {
    en: '{path} is larger than what we read ({detail})',
    zh: '{path} 超出可读取的大小（{detail}）',
  },
  unresponsive: { en: '{path} does not answer ({detail})', zh: '{path} 没有应答（{detail}）' },
  other: { en: '{path} could not be read ({detail})', zh: '无法读取 {path}（{detail}）' },
  silentMount: {
    en: '{path} does not answer (file system {type} mounted at {point})',
    zh: '{path} 没有应答（文件系统 {type}，挂载于 {point}）',
  },
  slowMount: {
    en: '{path} answers too slowly to be looked at (file system {type} mounted at {point})',
    zh: '{path} 应答太慢，无法查看（文件系统 {type}，挂载于 {point}）',
  },
  othersSilent: {
    en: '{path} was not asked, because {count} others do not answer (file system {type} mounted at {point})',
    zh: '没有询问 {path}，因为另有 {count} 个没有应答（文件系统 {type}，挂载于 {point}）',
  },
  noAsker: {
    en: '{path} could not be asked, because no process is available (file system {type} mounted at {point})',
    zh: '无法询问 {path}，因为没有可用的进程（文件系统 {type}，挂载于 {point}）',
  },
  notAFile: { en: 'Expected {path} to be a regular file', zh: '{path} 应为普通文件' },
  overLimit: {
    en: 'Expected {source} to be at most {limit} bytes, it is larger',
    zh: '{source} 应不超过 {limit} 字节，却更大',
  },
} as const satisfies Phrases;

export const inWords = wording('host/files', phrases);
