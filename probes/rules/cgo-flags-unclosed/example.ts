import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** `go env -w CGO_CFLAGS='"-I/Users/kim/my headers'` was taken without a word: it looks only at CC and CXX. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        [`${home}/Library/Application Support/go/env`]: { text: `CGO_CFLAGS="-I${home}/my headers\n` },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
