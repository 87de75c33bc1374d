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

/** What there is for an icon on Linux. */
export interface LinuxNeeds {
  /** Whether the bundled helper can start: it needs a display and a library. */
  readonly bundled: boolean;
  /** The library to link under its old name; null when the system has that, or none. */
  readonly library: string | null;
}

/** What of a desktop is there; or, without a D-Bus session, why there can be no icon. */
export function linuxNeeds({ environment, files }: Pick<Host, 'environment' | 'files'>): LinuxNeeds | Notice {
  const runtime = environment.XDG_RUNTIME_DIR;
  const bus = environment.DBUS_SESSION_BUS_ADDRESS ?? (runtime && files.target(join(runtime, 'bus')).ok);
  if (!bus) return { code: 'tray-no-bus', values: {} };
  if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) return { bundled: false, library: null };
  const own = (environment.LD_LIBRARY_PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const all = [...own, ...folders];
  if (all.some((folder) => files.target(join(folder, oldName)).ok)) return { bundled: true, library: null };
  const library = all.map((folder) => join(folder, newName)).find((path) => files.target(path).ok) ?? null;
  return { bundled: library !== null, library };
}
