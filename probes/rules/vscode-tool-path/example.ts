import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** The debugger was chosen by its path, which is gone. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        [`${home}/Library/Application Support/Code/User/settings.json`]: {
          text: '{\n  "go.alternateTools": {\n    "dlv": "/Users/kim/tools/dlv"\n  }\n}\n',
        },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
