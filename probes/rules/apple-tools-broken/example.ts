import { appleShims, commandLineTools, selected } from '../../../host/simulated/apple.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** Xcode was chosen with xcode-select once and is deleted since; the Command Line Tools are there. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...appleShims,
        ...commandLineTools(),
        ...selected('/Applications/Xcode.app/Contents/Developer'),
      },
      { shell: ['/opt/homebrew/bin'], commandLineTools: false },
    ),
};
