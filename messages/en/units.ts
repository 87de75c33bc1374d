import { largestUnit } from '../units.ts';

const short = { second: 's', minute: 'min', hour: 'h', day: 'd' };

export const units = {
  /** `40 s`, `5 min`, `3 h`, `2 d`. */
  duration: (ms: number): string => {
    const { value, unit } = largestUnit(ms);
    return `${value} ${short[unit]}`;
  },
  /** `40 s ago`. */
  ago: (ms: number): string => `${units.duration(ms)} ago`,
};
