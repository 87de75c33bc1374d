import { arm, home, mac } from '../../../host/simulated/mac.ts';
import { homebrew, tool } from '../../../host/simulated/installers.ts';
import type { Example } from '../../example.ts';

/** A dlv that was linked before Go wrote LC_UUID, on macOS 26. */
export const example: Example = {
  machine: () =>
    mac(
      { ...homebrew('/opt/homebrew', arm('1.26.8')), ...tool(`${home}/go/bin`, 'dlv', arm('1.22.5')) },
      { shell: ['/opt/homebrew/bin', `${home}/go/bin`] },
    ),
};
