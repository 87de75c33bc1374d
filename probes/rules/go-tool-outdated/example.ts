import { homebrew, tool } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** Go was upgraded since staticcheck was installed. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...tool(`${home}/go/bin`, 'staticcheck', arm('1.24.5')),
      },
      { shell: ['/opt/homebrew/bin', `${home}/go/bin`] },
    ),
};
