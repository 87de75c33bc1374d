import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac, system } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

/** A variable that was set when no image for this machine existed, and Colima with Rosetta. */
export const example: Example = {
  machine: () => {
    const files = {
      ...homebrew('/opt/homebrew', arm('1.26.8')),
      [`${home}/.colima/default/colima.yaml`]: { text: 'vmType: vz\nrosetta: true\n' },
      '/Library/Apple/usr/libexec/oah/RosettaLinux/rosetta': { text: '' },
    };
    const path = ['/opt/homebrew/bin', '/usr/local/bin', ...system];
    const terminal = { path, environment: { DOCKER_DEFAULT_PLATFORM: 'linux/amd64' } };
    const contexts = { 'login-shell': terminal, gui: { path: system }, daemon: { path: system } };
    return mac(files, { more: { contexts } });
  },
};
