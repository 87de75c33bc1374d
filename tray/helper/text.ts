import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  elsewhere: { en: 'it leads to {target}, not to {wanted}', zh: '它指向 {target}，而非 {wanted}' },
  tooBusy: { en: 'it used more than two fifths of a processor core', zh: '它占用了超过五分之二个处理器核心' },
  notStarted: { en: 'it could not be started: {reason}', zh: '无法启动：{reason}' },
  ended: { en: 'it ended on its own ({how})', zh: '它自行结束（{how}）' },
  exitCode: { en: 'exit code {code}', zh: '退出码 {code}' },
  endlessLine: { en: 'it wrote an endless line', zh: '它写出了没有结尾的一行' },
  notADirectory: { en: 'it is a link or a file, not a directory', zh: '它是链接或文件，不是目录' },
  notRegular: { en: 'it is not a regular file', zh: '它不是普通文件' },
  mayNotRun: { en: 'gowarden may not run it', zh: 'gowarden 无权运行它' },
  otherContent: { en: 'its content is not what was written', zh: '其内容与写入的不同' },
  otherHash: { en: 'expected SHA-256 {wanted}, got {given}', zh: 'SHA-256 应为 {wanted}，却是 {given}' },
  ofAnother: { en: 'it belongs to user {uid}', zh: '它属于用户 {uid}' },
  openToOthers: { en: 'others may use it (mode {mode})', zh: '他人可以使用它（模式 {mode}）' },
  offProtocol: { en: 'it did not follow the protocol', zh: '它没有遵守协议' },
  noPid: { en: 'it did not get a process id', zh: '它没有进程号' },
  notReady: { en: 'it was not ready within {seconds} s', zh: '{seconds} 秒内没有就绪' },
} as const satisfies Phrases;

export const inWords = wording('tray/helper', phrases);
