import { application, plist, program } from '../../../host/simulated/applications.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

const backup = '/Applications/Backup.app/Contents/MacOS/backup';

/** All of Go is native; a terminal, a Node.js of nvm and what launchd starts at login are for Intel. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...application({
          path: '/Applications/Alacritty.app',
          executable: 'alacritty',
          architectures: ['amd64'],
        }),
        [`${home}/.nvm/versions/node/v14.21.3/bin/node`]: program(['amd64']),
        [backup]: program(['amd64']),
        [`${home}/Library/LaunchAgents/com.example.backup.plist`]: {
          text: plist(
            `<dict><key>Label</key><string>com.example.backup</string><key>ProgramArguments</key><array><string>${backup}</string></array></dict>`,
          ),
        },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
