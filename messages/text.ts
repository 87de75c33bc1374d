import { type Phrases, wording } from './wording.ts';

export const phrases = {
  more: { en: '… {count} more', zh: '… 另有 {count} 行' },
} as const satisfies Phrases;

export const inWords = wording('messages', phrases);
