import { appleShims, commandLineTools } from '../../../host/simulated/apple.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** macOS went from 15 to 26, and the Command Line Tools stayed. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...appleShims,
        ...commandLineTools({ version: '15.3.0.0.1.1708646388', sdk: '15.2' }),
      },
      { shell: ['/opt/homebrew/bin'], commandLineTools: false },
    ),
};
