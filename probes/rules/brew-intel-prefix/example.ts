import { brew, homebrew } from '../../../host/simulated/installers.ts';
import { arm, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** It came along from an older Mac, behind the native one. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...brew('/usr/local'),
        '/usr/local/Cellar/jq/1.8.1/bin/jq': { text: '', executable: true },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
