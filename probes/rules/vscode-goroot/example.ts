import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** go.goroot names the keg of a version that an upgrade has removed since. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        [`${home}/Library/Application Support/Code/User/settings.json`]: {
          text: '{\n  "go.goroot": "/opt/homebrew/Cellar/go/1.26.7/libexec"\n}\n',
        },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
