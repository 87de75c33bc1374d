import { type Phrases, wording } from '../messages/wording.ts';

export const phrases = {
  loaded: { en: '{command}: loaded', zh: '{command}：已加载' },
} as const satisfies Phrases;

export const inWords = wording('launchd', phrases);
