import { goland } from '../../../host/simulated/golands.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** A size was written as people say it. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...goland('/Applications/GoLand.app', 'arm64'),
        [`${home}/Library/Application Support/JetBrains/GoLand2026.1/goland.vmoptions`]: {
          text: '# more room\n-Xmx4gb\n-XX:+UseConcMarkSweepGC\n',
        },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
