import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import { openedInCode } from '../../../host/simulated/opened.ts';
import type { Example } from '../../example.ts';

const top = `${home}/src/shop`;

/** A module of a workspace was removed, and its line in go.work was not. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...openedInCode(home, `${top}/api`),
        [`${top}/go.work`]: { text: 'go 1.26.0\n\nuse (\n\t./api\n\t./billing\n)\n' },
        [`${top}/api/go.mod`]: { text: 'module example.com/shop/api\n\ngo 1.26.0\n' },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
