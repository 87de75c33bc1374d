import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** `go env -w CGO_LDFLAGS` names the keg of an OpenSSL that was removed since. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        [`${home}/Library/Application Support/go/env`]: {
          text: 'CGO_LDFLAGS=-L/opt/homebrew/opt/openssl@1.1/lib -lcrypto\n',
        },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
