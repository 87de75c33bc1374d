import { bundledDelve, goland } from '../../../host/simulated/golands.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, intel, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** GoLand for Intel, which came along from an older Mac, with the Delve that it brings. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...goland('/Applications/GoLand.app', 'amd64'),
        ...bundledDelve('/Applications/GoLand.app', 'v1.27.2', intel('1.27.1')),
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
  also: ['editor-arch-mismatch'],
};
