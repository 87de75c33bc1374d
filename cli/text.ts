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
