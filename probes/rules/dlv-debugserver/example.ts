import { homebrew, tool } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** Delve was installed, Apple's command line tools never were. */
export const example: Example = {
  machine: () =>
    mac(
      { ...homebrew('/opt/homebrew', arm('1.26.8')), ...tool(`${home}/go/bin`, 'dlv', arm('1.26.8')) },
      { shell: ['/opt/homebrew/bin', `${home}/go/bin`], commandLineTools: false },
    ),
};
