import { inLanguage } from '../fill.ts';
import type { Language } from '../language.ts';

/** What a setting may be, as daemon/configuration/expected.ts writes it: `integer 1 3650` → `a whole number from 1 to 3650`. */
function expectation(expected = ''): string {
  const [kind = '', ...rest] = expected.split(' ');
  switch (kind) {
    case 'integer':
      return `a whole number from ${rest[0] ?? ''} to ${rest[1] ?? ''}`;
    case 'number':
      return `a number from ${rest[0] ?? ''} to ${rest[1] ?? ''}`;
    case 'choice':
      return `one of ${rest.map((choice) => `"${choice}"`).join(', ')}`;
    case 'boolean':
      return 'true or false';
    case 'hours':
      return 'a span of hours such as "22:00-07:00", or "" for none';
    case 'paths':
      return 'a list of absolute paths (`~/` counts as your home)';
    case 'rule':
      return 'the id of a rule, as `gowarden doctor` shows it';
    case 'date':
      return 'a date such as 2026-12-24';
    case 'tables':
      return 'a list of tables';
    case 'table':
      return 'a table';
    default:
      return 'text that is not empty';
  }
}

const en = {
  expectation,
  /** The first lines of the default file. */
  header: `Settings of gowarden. A line that begins with "#" and a name shows the default: take the "#" away to change it.
Changes apply at once, without a restart. \`gowarden config check\` shows what is wrong.`,
  /** After what a setting does: what it may be, and whether it is off. */
  may: (expected: string, off: boolean): string =>
    `${expectation(expected).replace(/^./, (letter) => letter.toUpperCase())}${off ? '; off without it' : ''}.`,
  /** What each setting does. */
  settings: {
    language: 'The language of menu, notifications and commands. "system" asks the system.',
    'checks.intervalMinutes':
      'Minutes between two looks at everything. Changes of a toolchain are seen at once; this is the second line.',
    'notifications.enabled':
      'Whether findings are notified at all. Menu, status and history show them anyway.',
    'notifications.minSeverity': 'The lowest severity that is notified.',
    'notifications.maxPerHour': 'At most this many notifications an hour; the rest wait and are summed up.',
    'notifications.repeatAfterMinutes':
      'How many minutes something must have been gone before its return is notified again.',
    'notifications.quietHours':
      'Hours of the day, local time, in which nothing is notified, such as "22:00-07:00". What is still true when they end is notified then.',
    'history.retentionDays': 'For how many days the history is kept.',
    'tray.enabled': 'Whether an icon is shown in the menu bar or panel.',
    'tray.rosetta':
      "On Apple silicon: whether systray2's Intel helper may show the icon under Rosetta when the native helper fails. macOS 26.4 and later then warn of an Intel app.",
    'caches.undoMinutes':
      'For how many minutes a clean-up can be undone. Its disk space is free only after that.',
    'caches.keep': 'Paths that no clean-up touches, with all that is below them, such as ["~/go/pkg/mod"].',
    'caches.maxAgeDays':
      'Automatically clean what was not used for this many days: entries of build caches, single module versions, indexes of gopls and IDEs. Checked about twice a day; what is in use stays.',
    'caches.maxGigabytes':
      'Clean automatically, least recently used first and no more than needed, while the caches together take more than this many gigabytes.',
    'caches.minFreeGigabytes':
      'Clean automatically, least recently used first and no more than needed, while the disk has less free space than this many gigabytes.',
    'log.level': 'How much is logged.',
  },
  /** What each field of a `[[mute]]` does, and the section itself. */
  mute: {
    section: 'Findings that are not notified. Repeat the section for each.',
    rule: 'The id of the rule, as `gowarden doctor` shows it. Required.',
    subject: 'Only for this subject, mostly a path, as `gowarden doctor` shows it.',
    until: 'Until this day begins, local time, or this moment.',
    reason: 'A note for yourself.',
  },
  /** docs/configuration.md. */
  page: {
    /** In place of a default that there is not. */
    off: 'off',
    title: 'Settings',
    intro:
      'gowarden works without a settings file. `gowarden config init` writes one with every setting commented out, `gowarden config path` says where it is, `gowarden config check` shows what is wrong, with line, column and what is allowed, and `gowarden config show` shows what applies now and where it was set. The file is TOML. A change applies at once. While the file is wrong, the settings read before stay in force; at a start there are none, so whatever of it is right counts. When it is unknown what `caches.keep` protects, nothing is cleaned.',
    variables:
      'Each setting can also be given by the environment variable in the last column, which counts before the file; paths of a list are separated by colons.',
    columns: ['Setting', 'What it does', 'Allowed', 'Default', 'Variable'],
    top: 'At the top',
  },
};

function expectationInChinese(expected = ''): string {
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

const zh: typeof en = {
  expectation: expectationInChinese,
  header: `gowarden 的设置。以“#”加名称开头的行显示默认值；去掉“#”即可修改。
修改立即生效，无需重启。\`gowarden config check\` 会指出错误。`,
  may: (expected, off) => `${expectationInChinese(expected)}${off ? '；不写则关闭' : ''}。`,
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

/** What settings do and may be. */
export const configurationText = (language: Language): typeof en => inLanguage(language, { en, zh });
