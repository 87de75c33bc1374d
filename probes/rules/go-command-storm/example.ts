import { app, codeAtWork } from '../../../host/simulated/at-work.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

const lists = Array.from({ length: 30 }, (_, index) => ['list', '-e', `./part${index}`]);

/** A gopls starts thirty `go list` at once. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        [`${app}/go.mod`]: { text: 'module example.com/app\n\ngo 1.26\n' },
      },
      { shell: ['/opt/homebrew/bin'], more: { processes: codeAtWork(app, lists) } },
    ),
};
