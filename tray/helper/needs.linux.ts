import { join } from 'node:path';
import type { Notice } from '../../daemon/status.ts';
import type { Host } from '../../host/host.ts';
import { oldName } from './install.ts';

/** What the old library became; its functions kept their names (https://github.com/AyatanaIndicators/libayatana-appindicator). */
const newName = 'libayatana-appindicator3.so.1';

/** Where 64-bit libraries stand: Debian's and Ubuntu's, Fedora's and openSUSE's, Arch's and NixOS' own. */
const folders = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
  '/usr/local/lib64',
  '/usr/local/lib',
  '/run/current-system/sw/lib',
];

/**
 * What the bundled helper needs on Linux: a display, a D-Bus session and a library. Answers the library to link under
 * its old name (null when the system has that), or why there can be no icon.
 */
export function linuxNeeds(host: Pick<Host, 'environment' | 'files'>): { library: string | null } | Notice {
  const { environment, files } = host;
  const notice = (code: string): Notice => ({ code, values: {} });
  if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) return notice('tray-no-display');
  const runtime = environment.XDG_RUNTIME_DIR;
  const bus = environment.DBUS_SESSION_BUS_ADDRESS ?? (runtime && files.target(join(runtime, 'bus')).ok);
  if (!bus) return notice('tray-no-bus');
  const own = (environment.LD_LIBRARY_PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const all = [...own, ...folders];
  if (all.some((folder) => files.target(join(folder, oldName)).ok)) return { library: null };
  const library = all.map((folder) => join(folder, newName)).find((path) => files.target(path).ok);
  return library === undefined ? notice('tray-no-library') : { library };
}
