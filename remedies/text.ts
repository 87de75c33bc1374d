import { type Phrases, wording } from '../messages/wording.ts';

export const phrases = {
  alreadyThere: { en: 'the lines are already there', zh: '这些行已经存在' },
  noFile: { en: 'the file does not exist', zh: '该文件不存在' },
  thereTimes: { en: 'the lines to replace are there {times} times', zh: '要替换的行出现了 {times} 次' },
} as const satisfies Phrases;

export const inWords = wording('remedies', phrases);
