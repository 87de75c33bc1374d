import type { Description } from '../../../host/simulated/description.ts';
import { home } from '../../../host/simulated/mac.ts';

const script = 'echo gowarden; /usr/bin/env -0 2>/dev/null || /usr/bin/env; echo gowarden';

/** A Mac whose login shell answers with that PATH before the system's, after the given number of milliseconds. */
export function macWithShell(shell: string, path: readonly string[], delayMs = 0): Description {
  const told = [...path, '/usr/bin', '/bin'].join(':');
  return {
    format: 1,
    platform: 'darwin',
    user: { name: 'kim', uid: 501, home, shell },
    hardware: { architecture: 'arm64', osVersion: '15.6' },
    commands: [
      {
        run: [shell, '-l', '-i', '-c', script],
        stdout: `gowarden\nHOME=${home}\nPATH=${told}\ngowarden\n`,
        delayMs,
      },
    ],
    processes: [],
    locks: [],
  };
}
