import { arm, intel, mac } from '../../../host/simulated/mac.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import type { Example } from '../../example.ts';

/** An Intel Homebrew that was migrated along comes before the native one. */
export const example: Example = {
  machine: () =>
    mac(
      { ...homebrew('/opt/homebrew', arm('1.26.8')), ...homebrew('/usr/local', intel('1.26.8')) },
      { shell: ['/usr/local/bin', '/opt/homebrew/bin'] },
    ),
  also: ['go-arch-mismatch', 'brew-intel-prefix'],
};
