import type { units as english } from '../en/units.ts';
import { largestUnit } from '../units.ts';

const names = { second: '秒', minute: '分钟', hour: '小时', day: '天' };

export const units: typeof english = {
  duration: (ms) => {
    const { value, unit } = largestUnit(ms);
    return `${value} ${names[unit]}`;
  },
  ago: (ms) => `${units.duration(ms)}前`,
};
