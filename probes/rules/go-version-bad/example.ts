import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** A Homebrew Go of before August 2026, on Apple silicon. */
export const example: Example = {
  machine: () => mac(homebrew('/opt/homebrew', arm('1.26.5')), { shell: ['/opt/homebrew/bin'] }),
};
