import { type Phrases, wording } from '../wording.ts';

export const phrases = {
  noProcess: { en: '/proc does not list any process', zh: '/proc 中没有进程' },
} as const satisfies Phrases;

export const inWords = wording('host/processes', phrases);
