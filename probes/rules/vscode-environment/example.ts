import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** GOARCH was set for the editor, when this was another Mac. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        [`${home}/Library/Application Support/Code/User/settings.json`]: {
          text: '{\n  "go.toolsEnvVars": {\n    "GOARCH": "amd64"\n  }\n}\n',
        },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
