import { officialPackage } from '../../../host/simulated/installers.ts';
import { arm, mac, rosetta } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** The newest package of go.dev on a Mac that stayed with macOS 12. */
export const example: Example = {
  machine: () =>
    mac(officialPackage(arm('1.27.1')), {
      shell: ['/usr/local/go/bin'],
      hardware: { ...rosetta, osVersion: '12.7.6' },
    }),
};
