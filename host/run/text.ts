import { type Phrases, wording } from '../wording.ts';

export const phrases = {
  unknownError: { en: 'unknown error', zh: '未知错误' },
  leftBehind: {
    en: 'even SIGKILL did not end it: process {pid} is left behind',
    zh: 'SIGKILL 也未能结束它：遗留进程 {pid}',
  },
  noFormat: { en: 'ENOEXEC: its format cannot be started here', zh: 'ENOEXEC：其格式无法在此启动' },
  exited: { en: '`{what}` ended with exit code {code}', zh: '`{what}` 以退出码 {code} 结束' },
  complained: {
    en: '`{what}` ended with exit code {code}: {complaint}',
    zh: '`{what}` 以退出码 {code} 结束：{complaint}',
  },
  signalled: { en: '`{what}` was ended by {signal}', zh: '`{what}` 被 {signal} 终止' },
  'timed-out': {
    en: '`{what}` did not end within {limit} ms and was killed{why}',
    zh: '`{what}` 在 {limit} 毫秒内没有结束，已被终止{why}',
  },
  'too-much-output': {
    en: '`{what}` printed more than {limit} bytes and was killed{why}',
    zh: '`{what}` 的输出超过 {limit} 字节，已被终止{why}',
  },
  'not-found': { en: '`{what}` is not there', zh: '`{what}` 不存在' },
  'not-runnable': { en: '`{what}` could not be started{why}', zh: '无法启动 `{what}`{why}' },
  cancelled: { en: '`{what}` was cancelled{why}', zh: '`{what}` 已取消{why}' },
  because: { en: ' ({reason})', zh: '（{reason}）' },
  aSignal: { en: 'a signal', zh: '信号' },
} as const satisfies Phrases;

export const inWords = wording('host/run', phrases);
