import { arm, mac } from '../../../host/simulated/mac.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import type { Example } from '../../example.ts';

/** A Go that nobody has upgraded for a year. */
export const example: Example = {
  machine: () => mac(homebrew('/opt/homebrew', arm('1.25.4')), { shell: ['/opt/homebrew/bin'] }),
};
