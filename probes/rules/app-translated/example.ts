import { application, plist } from '../../../host/simulated/applications.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

const iterm = '/Applications/iTerm.app';
const id = 'com.googlecode.iterm2';

/** A universal terminal that was set to open with Rosetta, over a native go. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...application({ path: iterm, executable: 'iTerm2', architectures: ['amd64', 'arm64'], id }),
        [`${home}/Library/Preferences/com.apple.LaunchServices/com.apple.LaunchServices.plist`]: {
          text: plist(
            `<dict><key>Architectures for arm64</key><dict><key>${id}</key><array><array><data>Ym9vaw==</data><string>x86_64</string></array></array></dict></dict>`,
          ),
        },
      },
      {
        shell: ['/opt/homebrew/bin'],
        more: {
          processes: [
            { pid: 1, parent: 0, uid: 0, executable: '/sbin/launchd' },
            { pid: 500, executable: `${iterm}/Contents/MacOS/iTerm2`, translated: true },
            { pid: 510, parent: 500, uid: 0, executable: 'login', translated: true },
            { pid: 520, parent: 510, executable: '-zsh', translated: true, directory: home },
          ],
        },
      },
    ),
};
