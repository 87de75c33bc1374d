import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** `go env -w CGO_LDFLAGS` still names the libraries of the Homebrew for Intel that stayed in /usr/local. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        '/usr/local/lib/libzmq.dylib': { machO: { architectures: ['amd64'], version: 'go1.26.8' } },
        [`${home}/Library/Application Support/go/env`]: {
          text: 'CGO_LDFLAGS=-L/usr/local/lib -lzmq\n',
        },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
