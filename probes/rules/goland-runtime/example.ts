import { goland, javaRuntime } from '../../../host/simulated/golands.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

const java = '/Library/Java/JavaVirtualMachines/temurin-17.jdk';

/** A Java of old days was once chosen in GoLand. */
export const example: Example = {
  machine: () =>
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...goland('/Applications/GoLand.app', 'arm64'),
        ...javaRuntime(java, 'arm64', { version: '17.0.9', vendor: 'Eclipse Adoptium' }),
        [`${home}/Library/Application Support/JetBrains/GoLand2026.1/goland.jdk`]: { text: `${java}\n` },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
};
