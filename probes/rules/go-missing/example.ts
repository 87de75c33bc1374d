import { arm, mac } from '../../../host/simulated/mac.ts';
import { brew, homebrewKeg } from '../../../host/simulated/installers.ts';
import type { Example } from '../../example.ts';

/** The link still leads to the version that an interrupted upgrade has removed. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrewKeg('/opt/homebrew', arm('1.26.8')),
        ...brew('/opt/homebrew'),
        '/opt/homebrew/bin/go': { link: '../Cellar/go/1.26.7/bin/go' },
        '/opt/homebrew/opt/go': { link: '../Cellar/go/1.26.8' },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
