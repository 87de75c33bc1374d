import { delve, homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** Go was upgraded twice since dlv was installed. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...delve(`${home}/go/bin`, 'v1.25.2', arm('1.25.4')),
      },
      { shell: ['/opt/homebrew/bin', `${home}/go/bin`] },
    ),
};
