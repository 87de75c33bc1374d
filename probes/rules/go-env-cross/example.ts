import { homebrew, tool } from '../../../host/simulated/installers.ts';
import { arm, home, intel, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** `go env -w`, said once to build for a server, and a tool that was to be upgraded since. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...tool(`${home}/go/bin/linux_amd64`, 'dlv', intel('1.26.8')),
        [`${home}/Library/Application Support/go/env`]: {
          text: 'GOPRIVATE=example.com\nGOOS=linux\nGOARCH=amd64\nCGO_ENABLED=0\n',
        },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
