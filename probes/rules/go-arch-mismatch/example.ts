import { arm, home, intel, mac, withTools } from '../../../host/simulated/mac.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import type { Example } from '../../example.ts';

/** The native prefix holds an amd64 Go. */
export const example: Example = {
  machine: () =>
    mac(
      { ...homebrew('/opt/homebrew', intel('1.26.8')), ...withTools(`${home}/go/bin`, arm('1.26.8')) },
      { shell: ['/opt/homebrew/bin', `${home}/go/bin`] },
    ),
};
