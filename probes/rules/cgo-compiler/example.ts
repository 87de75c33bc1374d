import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** `go env -w CC`, said long ago, names a clang of Homebrew's that an upgrade has removed since. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        [`${home}/Library/Application Support/go/env`]: {
          text: 'CC=/opt/homebrew/opt/llvm@17/bin/clang\n',
        },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
