import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** A debugger is chosen where nobody looks. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        [`${home}/Library/Application Support/Code/User/settings.json`]: {
          text: `{
  "launch": {
    "configurations": [
      {
        "name": "Debug",
        "type": "go",
        "request": "launch",
        "program": "\${workspaceFolder}",
        "dlvToolPath": "/Users/kim/go/bin/dlv"
      }
    ]
  }
}
`,
        },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
