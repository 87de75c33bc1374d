import type { service as english } from '../en/service.ts';

export const service: typeof english = {
  installed: (v) => `gowarden 已设为登录时启动，并已开始运行（${v.file}）。`,
  'already-installed': (v) => `gowarden 已安装并正在运行（${v.file}）。`,
  restarted: () => 'gowarden 已重新启动。',
  uninstalled: () => 'gowarden 已停止，登录时不再启动。',
  'not-installed': () => 'gowarden 尚未安装为服务。下一步：gowarden service install',
  'left-behind': (v) => `服务已停止，但以下内容无法移除：${v.detail}`,
  'no-manager': (v) => `无法询问服务管理器（${v.detail}）。仍可手动运行：gowarden run`,
  'no-session': (v) =>
    `没有可供启动的桌面会话（${v.detail}）。请在 Mac 本机登录（不要通过 ssh），然后运行：gowarden service install`,
  'disabled-by-user': () =>
    'macOS 拒绝启动 gowarden，因为它在“系统设置 › 通用 › 登录项”中被关闭。请在那里打开，然后运行：gowarden service install',
  'bad-log-directory': (v) => `日志目录 ${v.path} 不存在且无法创建；launchd 会拒绝该代理。请检查其权限。`,
  'still-stopping': () => '旧服务在 20 秒内没有结束。请稍候再运行：gowarden service install',
  'bad-permissions': (v: { path: string }): string =>
    `launchd 不信任 ${v.path}：它必须属于您，且他人不得能写入它或其所在目录。修正后请运行：gowarden service install`,
  unexplained: (v: { detail: string }): string =>
    `launchd 拒绝且未说明原因（${v.detail}）。请注销并重新登录，然后运行：gowarden service install。若仍如此，请运行：gowarden bug-report`,
  refused: (v) => `服务管理器拒绝了请求：${v.detail}`,
  uninstall: {
    'not-installed': () => 'gowarden 未安装为服务，无需停止。',
    'no-manager': (v) =>
      `无法询问服务管理器（${v.detail}）。安装时写入的文件已移除；若守护进程仍在运行，请结束该进程：gowarden status --json 中的 daemon.pid`,
  },
  nothingToPurge: () => '没有可移除的 gowarden 文件。',
  purged: (v) => `已移除：${v.paths}`,
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
