import { arm, home, intel, mac } from '../../../host/simulated/mac.ts';
import { homebrew, tool } from '../../../host/simulated/installers.ts';
import type { Example } from '../../example.ts';

/** A gopls that an amd64 Go built outlives it. */
export const example: Example = {
  machine: () =>
    mac(
      { ...homebrew('/opt/homebrew', arm('1.26.8')), ...tool(`${home}/go/bin`, 'gopls', intel('1.26.8')) },
      { shell: ['/opt/homebrew/bin', `${home}/go/bin`] },
    ),
};
