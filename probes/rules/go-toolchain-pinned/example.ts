import { fetchedToolchain, homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

const downloads = `${home}/go/pkg/mod/cache/download/golang.org/toolchain/@v`;

/** `go env -w GOTOOLCHAIN`, said long ago, holds an old toolchain where a new Go was installed since. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...fetchedToolchain(home, arm('1.24.5')),
        [`${downloads}/v0.0.1-go1.24.5.darwin-arm64.ziphash`]: { text: 'h1:fixture' },
        [`${home}/Library/Application Support/go/env`]: { text: 'GOTOOLCHAIN=go1.24.5+auto\n' },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
  also: ['go-version-bad'],
};
