type Values = Readonly<Record<string, string>>;

/** Why there is no icon, or not the one that was wanted, and what to do. */
export const trayNotices = {
  'tray-copied': () => 'copied',
  'tray-no-clipboard': (v: Values) =>
    `no clipboard program found (wl-copy, xclip or xsel); the text is in ${v.file}`,
  'tray-no-panel': () =>
    'No icon yet: no panel that shows icons runs (nobody owns org.kde.StatusNotifierWatcher). It appears when one starts. GNOME needs the extension “AppIndicator and KStatusNotifierItem Support”.',
  'tray-no-bus': () =>
    'No icon: no D-Bus session was found (DBUS_SESSION_BUS_ADDRESS is not set and /run/user has no bus). Start gowarden inside the desktop session.',
  'tray-helper-failed': (v: Values) => `No icon: the ${v.helper} helper failed: ${v.reason}.`,
  'tray-native-failed': (v: Values) =>
    `No icon: the native helper failed: ${v.reason}. It is tried again every half hour. systray2's Intel helper is started in its place only with \`rosetta = true\` under \`[tray]\` in the settings, and only where Rosetta is installed.`,
  'tray-parked': (v: Values) =>
    `The icon is not seen: macOS keeps it off the screen (${v.where}). On macOS 26 and later look at System Settings, Menu Bar, “Allow in the Menu Bar”; where the menu bar is full, close what you do not need there. In full screen it comes back with the menu bar.`,
  'tray-translated': (v: Values) =>
    `The icon comes from systray2's amd64 helper under Rosetta, because the native one failed: ${v.reason}.`,
  'tray-retry': (v: Values) => `The icon is gone for now: ${v.reason}. Next try after ${v.seconds} s.`,
  'tray-unsafe': (v: Values) => `No icon: ${v.path} is not safe to start: ${v.reason}.`,
  'tray-action-failed': (v: Values) => `failed: ${v.reason}`,
};
