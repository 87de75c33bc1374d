import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import { openedInCode } from '../../../host/simulated/opened.ts';
import type { Example } from '../../example.ts';

const module = `${home}/src/shop`;

/** `go env -w GO111MODULE=off`, said when there were no modules yet. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...openedInCode(home, module),
        [`${home}/Library/Application Support/go/env`]: { text: 'GO111MODULE=off\n' },
        [`${module}/go.mod`]: { text: 'module example.com/shop\n\ngo 1.26.0\n' },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
