import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import { openedInCode } from '../../../host/simulated/opened.ts';
import type { Example } from '../../example.ts';

const module = `${home}/src/shop`;

/** A version was raised in go.mod, and `go mod vendor` was not run. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...openedInCode(home, module),
        [`${module}/go.mod`]: {
          text: 'module example.com/shop\n\ngo 1.26.0\n\nrequire rsc.io/quote v1.5.2\n',
        },
        [`${module}/vendor/modules.txt`]: {
          text: '# rsc.io/quote v1.5.1\n## explicit\nrsc.io/quote\n',
        },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
