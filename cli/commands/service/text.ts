import type { Command } from '../../../messages/command.ts';
import { inChinese } from '../../../messages/phrases.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'gowarden';

const en = {
  help: {
    summary: 'Start gowarden at login, or stop doing so',
    usage: [
      'install | status | restart',
      'logs [-f] [-n LINES] [--level LEVEL]',
      'uninstall [--purge --yes]',
      'print [--platform darwin|linux]',
    ],
    examples: [
      ['gowarden service install', 'start now and at each login (launchd, systemd)'],
      ['gowarden service print --platform darwin', 'show the file that would be written'],
      ['gowarden service uninstall --purge --yes', "stop it and remove everything that is gowarden's"],
    ],
    options: {
      platform: 'print the file of this platform',
      purge: 'also remove settings, history and logs',
      yes: 'do not ask',
      follow: 'go on with each new line until Ctrl-C (-f)',
      lines: 'how many of the last lines (-n, default 50)',
      level: 'change what the running daemon logs',
    },
  } satisfies CommandHelp,
  installed: (v: { file: string }): string => `gowarden starts at login from now on, and runs (${v.file}).`,
  'already-installed': (v: { file: string }): string =>
    `gowarden is already installed and running (${v.file}).`,
  restarted: (): string => 'gowarden was restarted.',
  uninstalled: (): string => 'gowarden is stopped and no longer starts at login.',
  'not-installed': (): string =>
    'gowarden is not installed as a service. Next step: gowarden service install',
  'left-behind': (v: { detail: string }): string =>
    `The service is stopped, but this could not be removed: ${v.detail}`,
  'no-manager': (v: { detail: string }): string =>
    `The service manager could not be asked (${v.detail}). gowarden can still be run by hand: gowarden run`,
  'no-session': (v: { detail: string }): string =>
    `No desktop session was found to start gowarden in (${v.detail}). Log in at the Mac itself, not over ssh, then run: gowarden service install`,
  'disabled-by-user': (): string =>
    'macOS refuses to start gowarden because it is switched off in System Settings › General › Login Items. Switch it on there, then run: gowarden service install',
  'bad-log-directory': (v: { path: string }): string =>
    `The log directory ${v.path} does not exist and could not be created; launchd would refuse the agent. Check its permissions.`,
  'still-stopping': (): string =>
    'The old service did not end within 20 seconds. Wait a moment, then run: gowarden service install',
  'bad-permissions': (v: { path: string }): string =>
    `launchd does not trust ${v.path}: it has to belong to you, and nobody else may be able to write to it or its directory. Fix that, then run: gowarden service install`,
  unexplained: (v: { detail: string }): string =>
    `launchd refused without a reason (${v.detail}). Log out and in again, then run: gowarden service install. If that does not help, run: gowarden bug-report`,
  refused: (v: { detail: string }): string => `The service manager refused: ${v.detail}`,
  /** In place of the sentences of the same name, where gowarden was asked to go. */
  uninstall: {
    'not-installed': (): string => 'gowarden was not installed as a service: there was nothing to stop.',
    'no-manager': (v: { detail: string }): string =>
      `The service manager could not be asked (${v.detail}). What the installation had written is removed; if a daemon still runs, end that process: gowarden status --json has it as daemon.pid`,
  },
  nothingToPurge: (): string => 'There was nothing of gowarden to remove.',
  purged: (v: { paths: string }): string => `Removed: ${v.paths}`,
  purgeLeft: (v: { paths: string }): string =>
    `Left, as gowarden did not make it or could not remove it: ${v.paths}. Look at it and remove it by hand.`,
  purgeWaits: (v: { undo: Command; places: string }): string =>
    `Cleaned caches still wait in quarantine and could not be removed (${v.places}): they are in use, or their volume is not there. What knows of them was kept. Next step: ${v.undo}, or run this again later`,
  purgeUnreadable: (v: { journals: readonly string[] }): string =>
    `It is unknown what still waits of a clean-up whose journal cannot be read, so the journal was kept: ${v.journals.join('; ')}. Look for directories named quarantine or .gowarden-quarantine, then remove the journal by hand`,
  purgeRuns: (v: { pid: string }): string =>
    `A gowarden daemon still runs (process ${v.pid}) and did not end when it was asked to. End it, then run: gowarden service uninstall --purge --yes`,
  purgeQuestion: (): string =>
    'This also removes the history, the settings and everything that still waits in quarantine. Continue? [y/N]',
  purgeWarning: (): string =>
    'This also removes the history, the settings and everything that still waits in quarantine. To continue: gowarden service uninstall --purge --yes',
  state: {
    running: (v: { pid: string }): string => `running (pid ${v.pid})`,
    loaded: (v: { exit: string }): string => `installed, not running (last exit code ${v.exit})`,
    installed: (): string =>
      'the file is there, but the service manager does not know it: gowarden service install',
    absent: (): string => 'not installed',
    disabled: (): string => 'switched off by the user',
  },
  launcherNotice: {
    title: 'gowarden cannot start',
    text: 'It found no working Node.js 20.19 or newer. Install one, then run: gowarden service install',
  },
  unknownVerb: (v: { verb: string | null; verbs: string }): string =>
    `Expected one of ${v.verbs}, got ${v.verb === null ? 'nothing' : `\`${v.verb}\``}`,
  unknownPlatform: (v: { platform: string }): string =>
    `Expected \`--platform\` to be darwin or linux, got \`${v.platform}\`.`,
};

const zh: typeof en = {
  help: {
    summary: '设置 gowarden 是否在登录时启动',
    usage: [
      'install | status | restart',
      'logs [-f] [-n LINES] [--level LEVEL]',
      'uninstall [--purge --yes]',
      'print [--platform darwin|linux]',
    ],
    examples: [
      ['gowarden service install', '立即启动，并在每次登录时启动（launchd、systemd）'],
      ['gowarden service print --platform darwin', '显示将要写入的文件'],
      ['gowarden service uninstall --purge --yes', '停止并移除 gowarden 的全部内容'],
    ],
    options: {
      platform: '输出该平台的文件',
      purge: '同时移除设置、历史记录和日志',
      yes: '不再询问',
      follow: '持续显示新行，直到 Ctrl-C（-f）',
      lines: '显示最后多少行（-n，默认 50）',
      level: '更改正在运行的守护进程的日志级别',
    },
  },
  installed: (v) => `gowarden 已设为登录时启动，并已开始运行（${v.file}）。`,
  'already-installed': (v) => `gowarden 已安装并正在运行（${v.file}）。`,
  restarted: () => 'gowarden 已重新启动。',
  uninstalled: () => 'gowarden 已停止，登录时不再启动。',
  'not-installed': () => 'gowarden 尚未安装为服务。下一步：gowarden service install',
  'left-behind': (v) => `服务已停止，但以下内容无法移除：${inChinese(v.detail)}`,
  'no-manager': (v) => `无法询问服务管理器（${inChinese(v.detail)}）。仍可手动运行：gowarden run`,
  'no-session': (v) =>
    `没有可供启动的桌面会话（${inChinese(v.detail)}）。请在 Mac 本机登录（不要通过 ssh），然后运行：gowarden service install`,
  'disabled-by-user': () =>
    'macOS 拒绝启动 gowarden，因为它在“系统设置 › 通用 › 登录项”中被关闭。请在那里打开，然后运行：gowarden service install',
  'bad-log-directory': (v) => `日志目录 ${v.path} 不存在且无法创建；launchd 会拒绝该代理。请检查其权限。`,
  'still-stopping': () => '旧服务在 20 秒内没有结束。请稍候再运行：gowarden service install',
  'bad-permissions': (v: { path: string }): string =>
    `launchd 不信任 ${v.path}：它必须属于您，且他人不得能写入它或其所在目录。修正后请运行：gowarden service install`,
  unexplained: (v: { detail: string }): string =>
    `launchd 拒绝且未说明原因（${inChinese(v.detail)}）。请注销并重新登录，然后运行：gowarden service install。若仍如此，请运行：gowarden bug-report`,
  refused: (v) => `服务管理器拒绝了请求：${inChinese(v.detail)}`,
  uninstall: {
    'not-installed': () => 'gowarden 未安装为服务，无需停止。',
    'no-manager': (v) =>
      `无法询问服务管理器（${inChinese(v.detail)}）。安装时写入的文件已移除；若守护进程仍在运行，请结束该进程：gowarden status --json 中的 daemon.pid`,
  },
  nothingToPurge: () => '没有可移除的 gowarden 文件。',
  purged: (v) => `已移除：${v.paths}`,
  purgeLeft: (v) => `已保留（并非 gowarden 所创建，或无法移除）：${v.paths}。请查看后自行移除。`,
  purgeWaits: (v) =>
    `隔离区中仍有清理出的缓存，无法移除（${v.places}）：它们正被使用，或所在的卷未挂载。记录它们的文件已保留。下一步：${v.undo}，或稍后重新运行本命令`,
  purgeUnreadable: (v) =>
    `某次清理的日志无法读取，无法得知隔离区中还有什么，因此已保留该日志：${v.journals.join('；')}。请查找名为 quarantine 或 .gowarden-quarantine 的目录，然后自行删除该日志`,
  purgeRuns: (v) =>
    `仍有 gowarden 守护进程在运行（进程 ${v.pid}），要求其退出后仍未结束。请结束它，然后运行：gowarden service uninstall --purge --yes`,
  purgeQuestion: (): string => '这还会删除历史、设置以及仍在隔离区中的一切。继续吗？[y/N]',
  purgeWarning: () =>
    '这还会删除历史记录、设置以及隔离区中的所有内容。若要继续：gowarden service uninstall --purge --yes',
  state: {
    running: (v) => `正在运行（pid ${v.pid}）`,
    loaded: (v) => `已安装，未运行（上次退出码 ${v.exit}）`,
    installed: () => '文件存在，但服务管理器不知道它：gowarden service install',
    absent: () => '未安装',
    disabled: () => '已被用户关闭',
  },
  launcherNotice: {
    title: 'gowarden 无法启动',
    text: '没有找到可用的 Node.js 20.19 或更新版本。请安装后运行：gowarden service install',
  },
  unknownVerb: (v) => `应为 ${v.verbs} 之一，收到的是${v.verb === null ? '空' : ` \`${v.verb}\``}`,
  unknownPlatform: (v) => `\`--platform\` 应为 darwin 或 linux，收到的是 \`${v.platform}\`。`,
};

export const texts = { en, zh };
