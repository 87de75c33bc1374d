import { goland } from '../../../host/simulated/golands.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

const sdk = 'file:///opt/homebrew/Cellar/go/1.26.7/libexec';

/** Homebrew has upgraded Go since GoLand was given its path. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...goland('/Applications/GoLand.app', 'arm64'),
        [`${home}/Library/Application Support/JetBrains/GoLand2026.1/options/recentProjects.xml`]: {
          text: '<application><component name="RecentProjectsManager"><option name="additionalInfo"><map><entry key="$USER_HOME$/src/app"><value><RecentProjectMetaInfo frameTitle="app" /></value></entry></map></option></component></application>\n',
        },
        [`${home}/src/app/go.mod`]: { text: 'module example.com/app\n\ngo 1.26\n' },
        [`${home}/src/app/.idea/workspace.xml`]: {
          text: `<?xml version="1.0" encoding="UTF-8"?>\n<project version="4">\n  <component name="GOROOT" url="${sdk}" />\n</project>\n`,
        },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
