import { appleShims } from '../../../host/simulated/apple.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** A new Mac: the shims in /usr/bin are there, and nothing that they could lead to. */
export const example: Example = {
  machine: () =>
    mac(
      { ...homebrew('/opt/homebrew', arm('1.26.8')), ...appleShims },
      { shell: ['/opt/homebrew/bin'], commandLineTools: false },
    ),
};
