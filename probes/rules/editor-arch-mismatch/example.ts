import { goland } from '../../../host/simulated/applications.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** The Intel build of GoLand, over a native go. */
export const example: Example = {
  machine: () =>
    mac(
      { ...homebrew('/opt/homebrew', arm('1.26.8')), ...goland(['amd64']) },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
