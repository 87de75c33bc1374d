import { app, codeAtWork, moduleNeeding } from '../../../host/simulated/at-work.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

const quote = {
  module: 'rsc.io/quote',
  version: 'v1.5.2',
  hash: 'h1:w5fcysjrx7yqtD/aO+QwRjYZOKnaM9Uh2b40tElTs3Y=',
};

/** A merge left another hash in go.sum than the one of the module that was downloaded. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...moduleNeeding(app, { ...quote, hash: `h1:${'A'.repeat(43)}=` }),
        [`${home}/go/pkg/mod/cache/download/rsc.io/quote/@v/v1.5.2.ziphash`]: { text: quote.hash },
      },
      { shell: ['/opt/homebrew/bin'], more: { processes: codeAtWork(app, [['build', './...']]) } },
    ),
};
