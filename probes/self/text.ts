import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  processor: { en: 'processor: {value}', zh: '处理器：{value}' },
  memory: { en: 'memory: {value}', zh: '内存：{value}' },
  database: { en: 'database: {value}', zh: '数据库：{value}' },
  watches: { en: 'watches: {value}', zh: '文件监视：{value}' },
  descriptors: { en: 'descriptors: {value}', zh: '文件描述符：{value}' },
  budget: { en: 'budget: {value}', zh: '预算：{value}' },
} as const satisfies Phrases;

export const inWords = wording('probes/self', phrases);
