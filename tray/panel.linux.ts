import type { Host } from '../host/host.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const bus = 'org.freedesktop.DBus';

/** Programs that can ask the bus whether a name has an owner, whichever is installed: systemd's, GLib's, D-Bus' own. */
const askers: readonly (readonly [file: string, ...arguments: string[]])[] = [
  ['busctl', '--user', 'call', bus, '/org/freedesktop/DBus', bus, 'NameHasOwner', 's', watcher],
  [
    'gdbus',
    'call',
    '--session',
    '--dest',
    bus,
    '--object-path',
    '/org/freedesktop/DBus',
    '--method',
    `${bus}.NameHasOwner`,
    watcher,
  ],
  [
    'dbus-send',
    '--session',
    '--print-reply',
    `--dest=${bus}`,
    '/org/freedesktop/DBus',
    `${bus}.NameHasOwner`,
    `string:${watcher}`,
  ],
];

/**
 * Whether surely no panel shows status icons: nobody owns the watcher's name
 * (https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/). False when nobody could tell.
 * The helper runs on without one: it registers when a panel comes, and uses an older kind of tray where there is one.
 */
export async function panelIsMissing(host: Pick<Host, 'run' | 'environment'>): Promise<boolean> {
  const { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR } = host.environment;
  for (const [file, ...args] of askers) {
    const ran = await host.run({
      file,
      arguments: args,
      environment: { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR },
    });
    if (ran.exitCode === 0) return !/\btrue\b/.test(ran.stdout);
  }
  return false;
}
