import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** Settings that were written years ago. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        [`${home}/Library/Application Support/Code/User/settings.json`]: {
          text: '{\n  "editor.tabSize": 4,\n  "go.useCodeSnippetsOnFunctionSuggest": true,\n  "go.gocodeAutoBuild": false\n}\n',
        },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
