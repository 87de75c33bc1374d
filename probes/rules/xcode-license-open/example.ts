import { agreement, appleShims, selected, xcode } from '../../../host/simulated/apple.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** Xcode was updated, and the license of the old one is the last that was agreed to. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...appleShims,
        ...xcode(),
        ...agreement('EA1890', '16.4'),
        ...selected('/Applications/Xcode.app/Contents/Developer'),
      },
      { shell: ['/opt/homebrew/bin'], commandLineTools: false },
    ),
};
