import type { report as english } from '../en/report.ts';

export const report: typeof english = {
  paths: {
    names: {
      configFile: '设置',
      database: '历史',
      logFile: '日志',
      socket: '套接字',
      state: '状态',
      cache: '缓存',
    },
    absent: '（尚不存在）',
  },
  version: {
    node: (version, architecture, path) => `Node.js ${version}，${architecture}，${path}`,
    hardware: (architecture, translated) =>
      translated === 'unknown'
        ? `硬件为 ${architecture}；无法判断这个 Node 是否被转译`
        : translated
          ? `硬件为 ${architecture}：这个 Node 被转译运行`
          : `硬件为 ${architecture}：这个 Node 原生运行`,
  },
  verdict: {
    and: '，',
    findings: {
      error: (count) => `${count} 个错误`,
      warning: (count) => `${count} 个警告`,
      info: (count) => `${count} 条提示`,
    },
    unanswered: (count) => `${count} 个问题无法判断`,
    unsure: (count) => `未见漂移，但有 ${count} 个问题无法判断`,
    noGo: '没有找到 Go',
    nothingWins: '有 Go，但没有 PATH 指向它',
    unread: (path) => `无法判断 ${path} 背后运行的是哪个 Go`,
    foreign: (architecture) => `Go 为 ${architecture}，目前不提示`,
    native: (toolchains, tools) => `全部原生：${toolchains} 个 Go，${tools} 个工具`,
    join: (...parts) => parts.join(' · '),
    checked: (ago) => `检查于 ${ago}`,
    stale: '已过时',
    paused: (until) => `暂停至 ${until}`,
    first: '守护进程尚未完成第一次检查',
  },
  look: {
    couldNotTell: '无法判断',
    certainties: { suspected: '疑似', unknown: '无法判断' },
    hidden: { young: '（尚新，暂不提示）', muted: '（已静音）', explained: '（由另一发现解释）' },
    since: (time) => `自 ${time}`,
    concealed: (count) => `有 ${count} 个发现未显示（已静音、尚新或由另一发现解释）：--verbose 显示全部`,
    wins: '胜出',
    winsIn: (contexts) => `在${contexts.join('、')}胜出`,
    contexts: { 'login-shell': '终端', gui: '应用程序', daemon: '守护进程' },
    states: { missing: '缺失', upgrading: '升级中', blocked: '不可读' },
  },
  doctor: {
    overdue: (seconds) => `未能在 ${seconds} 秒内结束`,
    failed: (probe, reason) => `检查 ${probe} 无法判断：${reason}`,
    notified: '测试通知已交出。若没有看到，请在系统设置中允许其通知。',
    notNotified: (reason) => `测试通知未能交出：${reason}`,
  },
  /** The last line of the status: what gowarden itself costs. */
  cost: (
    memory: string,
    cpu: string,
    watches: number,
    descriptors: number | null,
    database: string,
  ): string =>
    `gowarden 自身：内存 ${memory}，CPU ${cpu}，${watches} 个监视，${descriptors ?? '?'} 个打开的文件，历史 ${database}`,
  history: {
    kinds: {
      opened: '出现',
      changed: '改变',
      resolved: '解除',
      'toolchain-changed': '工具链改变',
      cost: '自身开销',
      cleaned: '已清理',
      undone: '已撤销',
      purged: '已永久删除',
    },
    change: (before, after) => `${before} -> ${after}`,
    nothing: '无',
    lasted: (duration) => `历时 ${duration}`,
    none: '还没有历史：此处未曾运行过守护进程。用 `gowarden run` 启动。',
    empty: '历史中没有这样的记录。',
    unloadable: (reason) => `这个 Node 无法加载 SQLite：${reason}`,
    rebuild: (directory) => `在 ${directory} 中运行 \`npm rebuild better-sqlite3\``,
    unreadable: (path, reason) => `无法读取历史 ${path}：${reason}`,
    badLimit: (most, given) => `\`--limit\` 应为 1 到 ${most} 的数，却得到 \`${given}\``,
    badSince: (given) =>
      `\`--since\` 应为时段（如 30min、12h、7d）或日期（如 2026-11-23），却得到 \`${given}\``,
  },
};
