import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

const cache = `${home}/Library/Caches/go-build`;

/** The build cache was locked in the Finder, and every build that has to write stops. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        [`${cache}/00`]: { directory: true },
      },
      { shell: ['/opt/homebrew/bin'], more: { marks: { [cache]: { flags: ['uchg'] } } } },
    ),
};
