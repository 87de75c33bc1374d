import type { Host } from '../../host/host.ts';
import type { Deliverer } from './deliverer.ts';

/** The text comes as arguments of the script, where it is data and never source (osascript(1)). */
const script = [
  'on run argv',
  'display notification (item 3 of argv) with title (item 1 of argv) subtitle (item 2 of argv)',
  'end run',
];

/**
 * Notifications by macOS' own osascript, which shows them as Script Editor's: hence our name as title. The first argument is a
 * word of ours, because getopt would take a leading dash for an option. The script does not report whether the user allows Script
 * Editor to notify, so a delivery does not prove that it was seen.
 */
export function osascript(host: Host): Deliverer {
  return {
    deliver: async ({ title, body }) => {
      const ran = await host.run({
        file: '/usr/bin/osascript',
        arguments: [...script.flatMap((line) => ['-e', line]), 'gowarden', title, body],
        // Arguments are bytes; the default locale of our programs is C.
        environment: { LC_ALL: 'en_US.UTF-8' },
      });
      if (ran.outcome !== 'exited' || ran.exitCode !== 0)
        throw new Error([ran.summary, ran.stderr.trim().slice(0, 200)].filter(Boolean).join(': '));
      return null;
    },
    withdraw: () => Promise.resolve(),
  };
}
