import { type Phrases, wording } from './wording.ts';

export const phrases = {
  otherSystem: {
    en: 'Expected macOS or Linux, got {platform}: gowarden does not support other systems. It can look at a simulated machine with --host DIR',
    zh: '应为 macOS 或 Linux，却是 {platform}：gowarden 不支持其他系统。可用 --host DIR 查看模拟机器',
  },
} as const satisfies Phrases;

export const inWords = wording('host', phrases);
