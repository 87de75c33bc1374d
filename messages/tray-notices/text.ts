import { inLanguage } from '../fill.ts';
import type { Language } from '../language.ts';
import { inChinese } from '../phrases.ts';

type Values = Readonly<Record<string, string>>;

/** Why the icon is missing, or not the one that was wanted, and what to do. */
const en = {
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

const zh: typeof en = {
  'tray-copied': () => '已复制',
  'tray-no-clipboard': (v) => `未找到剪贴板程序（wl-copy、xclip 或 xsel）；内容已写入 ${v.file}`,
  'tray-no-panel': () =>
    '暂无图标：没有能显示图标的面板在运行（org.kde.StatusNotifierWatcher 无人持有）。面板启动后图标会出现。GNOME 需要扩展 “AppIndicator and KStatusNotifierItem Support”。',
  'tray-no-bus': () =>
    '没有图标：没有 D-Bus 会话（未设置 DBUS_SESSION_BUS_ADDRESS，/run/user 中也没有总线）。请在桌面会话中启动 gowarden。',
  'tray-helper-failed': (v) => `没有图标：辅助程序（${v.helper}）失败：${inChinese(v.reason)}。`,
  'tray-native-failed': (v) =>
    `没有图标：原生辅助程序失败：${inChinese(v.reason)}。每半小时会重试一次。只有在设置的 \`[tray]\` 中写入 \`rosetta = true\` 且已安装 Rosetta 时，才会改用 systray2 的 Intel 辅助程序。`,
  'tray-parked': (v) =>
    `看不到图标：macOS 把它放在了屏幕之外（${v.where}）。在 macOS 26 及更高版本上，请查看“系统设置”→“菜单栏”→“允许在菜单栏中显示”；菜单栏已满时，请关闭不需要的项目。全屏时，图标会随菜单栏一起重新出现。`,
  'tray-translated': (v) =>
    `图标来自 systray2 的 amd64 辅助程序（经 Rosetta 运行），因为原生程序失败：${inChinese(v.reason)}。`,
  'tray-retry': (v) => `图标暂时消失：${inChinese(v.reason)}。${v.seconds} 秒后重试。`,
  'tray-unsafe': (v) => `没有图标：启动 ${v.path} 不安全：${inChinese(v.reason)}。`,
  'tray-action-failed': (v) => `失败：${inChinese(v.reason)}`,
};

export const trayNotices = (language: Language): typeof en => inLanguage(language, { en, zh });
