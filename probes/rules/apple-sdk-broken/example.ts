import { appleShims, commandLineTools } from '../../../host/simulated/apple.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** The link MacOSX.sdk leads to an SDK that an update has removed. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...appleShims,
        ...commandLineTools(),
        '/Library/Developer/CommandLineTools/SDKs/MacOSX.sdk': { link: 'MacOSX15.5.sdk' },
      },
      { shell: ['/opt/homebrew/bin'], commandLineTools: false },
    ),
};
