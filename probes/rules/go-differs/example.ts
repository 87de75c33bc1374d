import { presets } from '../../../host/simulated/presets.ts';
import type { Example } from '../../example.ts';

/** Somebody has edited fmt to debug a program, and forgot it. */
export const example: Example = {
  machine: presets['official-package'],
  verified: [
    {
      goroot: '/usr/local/go',
      version: 'go1.26.8',
      verdict: 'differs',
      files: ['edited src/fmt/print.go'],
      count: 1,
      against: null,
    },
  ],
};
