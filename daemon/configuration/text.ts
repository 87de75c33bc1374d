import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  notAFile: { en: 'not a file', zh: '不是文件' },
  tooLarge: { en: 'larger than {size} KiB', zh: '大于 {size} KiB' },
} as const satisfies Phrases;

export const inWords = wording('daemon/configuration', phrases);
