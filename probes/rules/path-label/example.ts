import { homebrew, tool } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

const gopls = `${home}/go/bin/gopls`;

/** gopls was not installed with go, but downloaded by a browser. */
export const example: Example = {
  machine: () =>
    mac(
      { ...homebrew('/opt/homebrew', arm('1.26.8')), ...tool(`${home}/go/bin`, 'gopls', arm('1.26.8')) },
      {
        shell: ['/opt/homebrew/bin'],
        more: { marks: { [gopls]: { attributes: ['com.apple.quarantine'] } } },
      },
    ),
};
