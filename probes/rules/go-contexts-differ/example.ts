import { goroot, homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** A setting of VS Code from the time of an older Go, which is there still. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.27.1')),
        ...goroot(`${home}/sdk/go1.26.8`, arm('1.26.8')),
        [`${home}/Library/Application Support/Code/User/settings.json`]: {
          text: `{\n  "go.alternateTools": {\n    "go": "${home}/sdk/go1.26.8/bin/go"\n  }\n}\n`,
        },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
