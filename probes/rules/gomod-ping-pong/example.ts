import { app, codeAtWork } from '../../../host/simulated/at-work.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

const tidy = 'module example.com/app\n\ngo 1.26\n';
const untidy = `${tidy}\nrequire rsc.io/quote v1.5.2 // indirect\n`;
const change = (text: string) => ({ afterMs: 20_000, texts: { [`${app}/go.mod`]: text } });

/** One adds a requirement, the other takes it away, and again. */
export const example: Example = {
  machine: () =>
    mac(
      { ...homebrew('/opt/homebrew', arm('1.26.8')), [`${app}/go.mod`]: { text: tidy } },
      { shell: ['/opt/homebrew/bin'], more: { processes: codeAtWork(app, [['mod', 'tidy']]) } },
    ),
  then: [untidy, tidy, untidy].map(change),
};
