import { inLanguage } from '../fill.ts';
import type { Language } from '../language.ts';
import { largestUnit } from '../units.ts';

const shortNames = { second: 's', minute: 'min', hour: 'h', day: 'd' };

const en = {
  /** `40 s`, `5 min`, `3 h`, `2 d`. */
  duration: (ms: number): string => {
    const { value, unit } = largestUnit(ms);
    return `${value} ${shortNames[unit]}`;
  },
  /** `40 s ago`. */
  ago: (ms: number): string => `${en.duration(ms)} ago`,
};

const chineseNames = { second: '秒', minute: '分钟', hour: '小时', day: '天' };

const zh: typeof en = {
  duration: (ms) => {
    const { value, unit } = largestUnit(ms);
    return `${value} ${chineseNames[unit]}`;
  },
  ago: (ms) => `${zh.duration(ms)}前`,
};

/** Spans of time. */
export const unitsText = (language: Language): typeof en => inLanguage(language, { en, zh });
