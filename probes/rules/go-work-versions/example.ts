import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import { openedInCode } from '../../../host/simulated/opened.ts';
import type { Example } from '../../example.ts';

const top = `${home}/src/shop`;

/** The go line of a module was raised, and that of the go.work above it was not. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...openedInCode(home, `${top}/api`),
        [`${top}/go.work`]: { text: 'go 1.25.0\n\nuse ./api\n' },
        [`${top}/api/go.mod`]: { text: 'module example.com/shop/api\n\ngo 1.26.0\n' },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
