import { presets } from '../../../host/simulated/presets.ts';
import type { Example } from '../../example.ts';

/** A daemon that has grown to 182 MB. */
export const example: Example = {
  machine: presets['apple-silicon'],
  cost: {
    rssBytes: 182_400_000,
    lastingCpuShare: 0.001,
    watches: 20,
    descriptors: 40,
    databaseBytes: 1_000_000,
  },
};
