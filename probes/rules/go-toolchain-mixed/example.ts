import { homebrew, officialPackage } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** `go env -w GOROOT`, said long ago, names another Go than the one that wins. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...officialPackage(arm('1.25.4')),
        [`${home}/Library/Application Support/go/env`]: { text: 'GOROOT=/usr/local/go\n' },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
