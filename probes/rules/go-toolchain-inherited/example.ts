import { arm, home, intel, mac } from '../../../host/simulated/mac.ts';
import { fetchedToolchain, homebrew } from '../../../host/simulated/installers.ts';
import type { Example } from '../../example.ts';

/** An amd64 Go fetched an amd64 toolchain, which outlives it. */
export const example: Example = {
  machine: () =>
    mac(
      { ...homebrew('/opt/homebrew', arm('1.26.8')), ...fetchedToolchain(home, intel('1.27.1')) },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
