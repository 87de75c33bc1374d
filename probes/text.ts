import { type Phrases, wording } from '../messages/wording.ts';

export const phrases = {
  noAnswer: { en: 'no answer within {ms} ms', zh: '{ms} 毫秒内没有应答' },
} as const satisfies Phrases;

export const inWords = wording('probes', phrases);
