import { goroot } from '../../../host/simulated/installers.ts';
import { arm } from '../../../host/simulated/mac.ts';
import type { Example } from '../../example.ts';

const path = ['/usr/local/go/bin', '/usr/bin'];

/** `sudo setcap cap_net_bind_service=+ep $(which go)`, as the web says. */
export const example: Example = {
  machine: () => ({
    description: {
      format: 1,
      platform: 'linux',
      user: { name: 'kim', uid: 1000, home: '/home/kim' },
      hardware: { architecture: 'arm64' },
      contexts: { 'login-shell': { path }, gui: { path }, daemon: { path: ['/usr/bin'] } },
      commands: [],
      processes: [],
      locks: [],
      marks: { '/usr/local/go/bin/go': { capabilities: 'cap_net_bind_service=ep' } },
    },
    files: { '/home/kim/go/bin': { directory: true }, ...goroot('/usr/local/go', arm('1.26.8')) },
  }),
};
