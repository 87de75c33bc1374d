import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  stillHangs: { en: 'it has not ended since an earlier look', zh: '上一次查看至今仍未结束' },
  noAnswer: { en: 'no answer within {seconds} s', zh: '{seconds} 秒内没有应答' },
  unanswered: { en: 'The probe {probe} gave no answer: {reason}', zh: '探测 {probe} 没有给出答案：{reason}' },
} as const satisfies Phrases;

export const inWords = wording('daemon/sweep', phrases);
