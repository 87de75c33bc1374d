import { inLanguage } from '../messages/fill.ts';
import { inChinese } from '../messages/phrases.ts';
import type { Messages } from '../messages/speak.ts';
import { type Phrases, wording } from '../messages/wording.ts';

export const phrases = {
  eventTooLong: { en: 'an event is too long', zh: '事件过长' },
  noAnswer: { en: 'no answer within {seconds} s', zh: '{seconds} 秒内没有应答' },
  answerStopped: { en: 'the answer stopped halfway', zh: '应答中途停止' },
  answerTooLong: { en: 'the answer is too long', zh: '应答过长' },
  closedDirectory: {
    en: '{path} is in a directory that this user may not enter',
    zh: '{path} 所在的目录无权进入',
  },
  ofAnother: { en: '{path} belongs to user {uid}', zh: '{path} 属于用户 {uid}' },
  openToOthers: { en: 'others can write to {path}', zh: '他人可以写入 {path}' },
  noDaemon: { en: 'No daemon answers at {socket}', zh: '{socket} 处没有守护进程应答' },
  refused: { en: '{title}: {detail}', zh: '{title}：{detail}' },
  streamEnded: { en: 'the daemon ended the stream', zh: '守护进程结束了事件流' },
} as const satisfies Phrases;

export const inWords = wording('cli', phrases);

const en = {
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
  refusedTemporaryNext: (directory: string): string =>
    `see that ${directory} is there, has room and may be written by you, or set TMPDIR to another directory`,
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
  verdicts: {
    official: 'official',
    'official-edited': 'official, with edits',
    unofficial: 'not an official build',
    differs: 'differs from what was published',
    unknown: 'unknown',
  },
  verified: (goroot: string, verdict: string): string => `${goroot}: ${verdict}`,
};

const zh: typeof en = {
  usage: {
    missing: (count) => (count === 1 ? '缺少一个参数' : `需要 ${count} 个参数，给出的不够`),
    surplus: (word) => `多余的参数 \`${word}\``,
    noValue: (option, value) => `\`${option}\` 不带值，却得到 \`${value}\``,
    needsValue: (option) => `\`${option}\` 需要一个值`,
    notAChoice: (option, value, choices) =>
      `\`${option}\` 应为 ${choices.join('、')} 之一，却得到 \`${value}\``,
    unknownOption: (option) => `没有选项 \`${option}\``,
    unknownCommand: (name) => `没有命令 \`${name}\``,
    unknownLanguage: (value) => `\`--lang\` 应为 en 或 zh-Hans，却得到 \`${value}\``,
    notADirectory: (option, value) => `\`${option}\` 应为一个目录，却得到 \`${value}\``,
    closed: (option, value) => `\`${option}\` 应为一个有权进入的目录，却得到 \`${value}\`：权限不足`,
    badSince: (given) =>
      `\`--since\` 应为时段（如 30min、12h、7d）或日期（如 2026-11-23），却得到 \`${given}\``,
    didYouMean: (meant) => `是否想用 \`${meant}\`？`,
    seeHelp: (command) => `参见 \`${command}\``,
  },
  failed: (message) => `gowarden：${inChinese(message)}`,
  next: (step) => `下一步：${step}`,
  internal: (message) => `这是 gowarden 自身的错误：${inChinese(message)}`,
  internalNext: '加上 --verbose 再运行一次可看到细节',
  outputFailed: (code) => `无法写入输出：${code}`,
  outputFailedNext: '请在输出所在的位置腾出空间，或写到别处',
  refused: (reason) => `系统拒绝了 gowarden 所需的文件：${reason}`,
  refusedNext: '请确认该目录存在、属于您且可写（gowarden paths），或用 --state 选择其他位置',
  refusedTemporaryNext: (directory) =>
    `请确认 ${directory} 存在、有空间且您可以写入，或将 TMPDIR 设为其他目录`,
  someoneElses: (path, uid) => ({
    message: `拒绝以 root 身份写入其他用户的主目录：${path} 属于用户 ${uid}，root 留下的文件会让该用户自己的 gowarden 无法使用`,
    next: '请以该用户身份重新运行，不要加 sudo；若确实要以 root 运行，请使用 root 自己的主目录：sudo -H',
  }),
  unreachable: '没有 gowarden 守护进程应答',
  foreign: (why) => `没有询问守护进程，因为可能是他人冒充应答：${inChinese(why)}`,
  foreignNext: '查明其归属并删除，然后运行 `gowarden service restart`',
  silenceNext: '等它恢复响应，或把 gowarden 自己的数据放到别处：`--state DIR`',
  unreachableNext: '用 `gowarden run` 启动，或不用它检查一次：`gowarden doctor`',
  certainties: { observed: '已观察到', suspected: '疑似', unknown: '未知' },
  severities: { error: '错误', warning: '警告', info: '提示' },
  verdicts: {
    official: '官方版本',
    'official-edited': '官方版本，有改动',
    unofficial: '非官方构建',
    differs: '与发布的不一致',
    unknown: '无法得知',
  },
  verified: (goroot, verdict) => `${goroot}：${verdict}`,
};

export const texts = { en, zh };

/** What every command says. */
export function cliText({ language }: Pick<Messages, 'language'>): typeof en {
  return inLanguage(language, texts);
}
