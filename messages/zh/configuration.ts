import type { configuration as english } from '../en/configuration.ts';

function expectation(expected = ''): string {
  const [kind = '', ...rest] = expected.split(' ');
  switch (kind) {
    case 'integer':
      return `${rest[0] ?? ''} 到 ${rest[1] ?? ''} 之间的整数`;
    case 'number':
      return `${rest[0] ?? ''} 到 ${rest[1] ?? ''} 之间的数`;
    case 'choice':
      return `以下之一：${rest.map((choice) => `"${choice}"`).join('、')}`;
    case 'boolean':
      return 'true 或 false';
    case 'hours':
      return '时间段，例如 "22:00-07:00"；"" 表示没有';
    case 'paths':
      return '绝对路径的列表（`~/` 表示主目录）';
    case 'rule':
      return '规则的标识，见 `gowarden doctor` 的输出';
    case 'date':
      return '日期，例如 2026-12-24';
    case 'tables':
      return '由表组成的列表';
    case 'table':
      return '表';
    default:
      return '非空文本';
  }
}

export const configuration: typeof english = {
  expectation,
  header: `gowarden 的设置。以“#”加名称开头的行显示默认值；去掉“#”即可修改。
修改立即生效，无需重启。\`gowarden config check\` 会指出错误。`,
  may: (expected, off) => `${expectation(expected)}${off ? '；不写则关闭' : ''}。`,
  settings: {
    language: '菜单、通知和命令的语言。“system”表示跟随系统。',
    'checks.intervalMinutes': '两次全面检查之间的分钟数。工具链的变化会立即发现；这是第二道保障。',
    'notifications.enabled': '是否发送通知。菜单、状态和历史记录总会显示检查结果。',
    'notifications.minSeverity': '发送通知的最低严重程度。',
    'notifications.maxPerHour': '任意一小时内最多发送的通知数；超出的会等待并合并。',
    'notifications.repeatAfterMinutes': '问题消失多少分钟之后再次出现时才重新通知。',
    'notifications.quietHours':
      '每天不发送通知的时段（本地时间），例如 "22:00-07:00"。结束时仍然成立的会在那时通知。',
    'history.retentionDays': '历史记录保留的天数。',
    'tray.enabled': '是否在菜单栏或面板中显示图标。',
    'tray.rosetta':
      '在 Apple 芯片上：原生辅助程序失败时，是否允许 systray2 的 Intel 辅助程序经 Rosetta 显示图标。macOS 26.4 及更高版本会因此提示这是 Intel 应用。',
    'caches.undoMinutes': '清理之后可以撤销的分钟数。在此之后才会真正释放磁盘空间。',
    'caches.keep': '任何清理都不会触及的路径及其下的所有内容，例如 ["~/go/pkg/mod"]。',
    'caches.maxAgeDays':
      '自动清理这么多天未使用的内容：构建缓存的条目、单个模块版本、gopls 和 IDE 的索引。每天大约检查两次；正在使用的会保留。',
    'caches.maxGigabytes': '所有缓存合计超过这么多 GB 时自动清理，最久未使用的优先，且只清理必要的部分。',
    'caches.minFreeGigabytes': '磁盘剩余空间低于这么多 GB 时自动清理，最久未使用的优先，且只清理必要的部分。',
    'log.level': '日志的详细程度。',
  },
  mute: {
    section: '不发送通知的检查结果。每一项重复写一次本节。',
    rule: '规则的标识，见 `gowarden doctor` 的输出。必填。',
    subject: '仅限此对象，通常是路径，见 `gowarden doctor` 的输出。',
    until: '直到这一天开始（本地时间），或直到这一时刻。',
    reason: '给自己的备注。',
  },
  page: {
    off: '关闭',
    title: '设置',
    intro:
      'gowarden 无需设置文件即可工作。`gowarden config init` 写入一份所有设置均已注释的文件，`gowarden config path` 显示其位置，`gowarden config check` 指出错误的行、列和允许的值，`gowarden config show` 显示当前生效的设置及其来源。文件格式为 TOML。修改立即生效。文件有误时，先前读取的设置继续有效；启动时没有先前的设置，因此其中正确的部分生效。无法得知 `caches.keep` 保留什么时，不会清理任何内容。',
    variables: '每项设置也可以用最后一列的环境变量给出，优先于文件；列表中的路径以冒号分隔。',
    columns: ['设置', '作用', '允许的值', '默认值', '环境变量'],
    top: '顶层',
  },
};
