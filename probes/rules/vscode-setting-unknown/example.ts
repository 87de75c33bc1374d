import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** A web page said that this setting chooses the debugger. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        [`${home}/Library/Application Support/Code/User/settings.json`]: {
          text: '{\n  // From a web page.\n  "go.delvePath": "/Users/kim/go/bin/dlv",\n}\n',
        },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
