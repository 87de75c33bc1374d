import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

const cache = `${home}/Library/Caches/go-build`;
const parts = Array.from({ length: 256 }, (_, part) => part.toString(16).padStart(2, '0'));

/** `sudo go build` was run once, and has made the build cache root's. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...Object.fromEntries(parts.map((part) => [`${cache}/${part}`, { directory: true }])),
        [`${cache}/trim.txt`]: { text: '1795991027\n' },
      },
      { shell: ['/opt/homebrew/bin'], more: { owners: { [cache]: 0 } } },
    ),
  also: ['path-not-writable'],
};
