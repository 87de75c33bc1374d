import { inLanguage } from '../messages/fill.ts';
import type { Language } from '../messages/language.ts';
import { plural } from '../messages/units.ts';
import { unitsText } from '../messages/units/text.ts';

const en = {
  /** The first row. Ages stand only where they are kept fresh; a picture that is old, or a finding, has the time of day. */
  headline: {
    checkedAgo: (ms: number): string => `checked ${ms === 0 ? 'just now' : unitsText('en').ago(ms)}`,
    checkedAt: (time: string): string => `checked at ${time}`,
    native: (checked: string): string => `Everything native · ${checked}`,
    quiet: (count: number, checked: string): string =>
      `No open finding · ${plural(count, 'one', 'ones')} muted or too recent to notify · ${checked}`,
    unsure: (count: number, checked: string): string =>
      `No drift seen, ${plural(count, 'question', 'questions')} unanswered · ${checked}`,
    noGo: (checked: string): string => `No Go found · ${checked}`,
    foreign: (architecture: string, checked: string): string =>
      `Go is ${architecture}, not yet judged · ${checked}`,
    first: 'First look under way',
    stale: (time: string): string => `Stale: last checked at ${time}`,
    /** Shown by a helper whose daemon has not said anything for minutes: stopped, stuck, or killed in a way that it cannot see. */
    silent: 'Stale: no sign of gowarden for minutes',
    clock: (time: string): string => `Stale: the last check says ${time}, which is yet to come`,
    paused: (until: string, checked: string | null): string =>
      `Paused until ${until}${checked === null ? '' : ` · last checked at ${checked}`}`,
    finding: (summary: string, since: string): string => `${summary} · since ${since}`,
    cleaning: (percent: string | null): string => `Cleaning caches${percent === null ? '' : ` · ${percent}`}`,
    undoing: 'Undoing the clean-up',
    purging: (percent: string | null): string =>
      `Freeing the space of the last clean-up${percent === null ? '' : ` · ${percent}`}`,
  },
  /** VoiceOver reads it in place of the icon. */
  label: {
    native: 'gowarden: everything native',
    attention: 'gowarden: needs attention',
    broken: 'gowarden: broken',
    cleaning: 'gowarden: cleaning caches',
    paused: 'gowarden: paused',
    stale: 'gowarden: state unknown',
  },
  certainty: {
    observed: (text: string): string => text,
    suspected: (text: string): string => `Suspected: ${text}`,
    unknown: (text: string): string => `Unknown: ${text}`,
  },
  findings: {
    none: 'No findings',
    some: (count: number): string => plural(count, 'finding', 'findings'),
    unanswered: (count: number): string => plural(count, 'unanswered question', 'unanswered questions'),
    more: (count: number): string => `${count} more: run “gowarden doctor”`,
    copy: (text: string): string => `Copy: ${text}`,
    next: (text: string): string => `Next: ${text}`,
    open: (url: string): string => `Open: ${url}`,
    page: (text: string): string => `Next: ${text} · opens the page`,
    install: (url: string): string => `Next: install Go from ${url} · opens the page`,
    onPath: (directory: string): string => `Next: add ${directory} to the PATH in your shell's start-up file`,
  },
  toolchain: {
    none: 'No go on any PATH',
    winner: (version: string, architecture: string, path: string, installer: string): string =>
      `go ${version} ${architecture} · ${path} · ${installer}`,
    unknown: '?',
    foreign: (text: string): string => `${text} · not native`,
  },
  caches: {
    none: 'No caches found yet',
    total: (size: string, unmeasured: number): string =>
      `Caches ${size}${unmeasured === 0 ? '' : ` + ${unmeasured} of unknown size`}`,
    measuring: (size: string | null): string => `Caches${size === null ? ':' : ` ${size},`} measuring …`,
    one: (cache: string, size: string): string => `${cache} · ${size}`,
    unmeasured: 'measuring …',
    unknownSize: 'size unknown',
    busy: (text: string, by: string): string => `${text} · in use by ${by}`,
    somebody: 'a running program',
    unknownUse: (text: string): string => `${text} · unknown who uses it`,
    kept: (text: string): string => `${text} · left alone`,
    more: (count: number): string => `${count} more: run “gowarden caches”`,
  },
  clean: {
    idle: (size: string): string => `Clean caches (frees ${size})`,
    unmeasured: 'Clean caches (measuring …)',
    unknownSize: 'Clean caches (size unknown)',
    nothing: 'Clean caches: nothing to clean',
    none: 'Clean caches: none found yet',
    waiting: (who: string): string => `Waiting for ${who}`,
    purging: (percent: string | null): string =>
      `Clean caches: the last clean-up is still being freed${percent === null ? '' : ` (${percent})`}`,
    undoing: 'Clean caches: an undo is running',
    asked: 'Clean caches: planning',
  },
  cancel: {
    waiting: 'Cancel',
    running: (percent: string | null): string => `Cancel cleaning${percent === null ? '' : ` (${percent})`}`,
  },
  undo: {
    idle: (size: string, until: string): string => `Undo clean-up (${size}, until ${until})`,
    running: 'Undo clean-up: running',
  },
  check: { idle: 'Check now', running: 'Check now: a check is running' },
  pause: {
    idle: 'Pause',
    until: (time: string): string => `Paused until ${time}`,
    hour: 'For 1 hour',
    tomorrow: 'Until tomorrow, 08:00',
    resume: 'Resume now',
    notPaused: 'Resume: not paused',
  },
  history: 'Show history',
  more: {
    title: 'More',
    notices: (count: number): string => `More (${plural(count, 'notice', 'notices')})`,
    diagnostics: 'Copy diagnostics',
    log: 'Open log',
    settings: 'Settings file',
    /** When the login shell was last asked. */
    pathAsOf: (at: string): string => `PATH as of ${at}`,
    about: (version: string, since: string): string => `gowarden ${version} · running since ${since}`,
    cost: (memory: string, cpu: string, at: string): string => `Own cost: ${memory}, CPU ${cpu} · at ${at}`,
    costMore: (watches: number, descriptors: number | null, database: string): string =>
      `${watches} watches, ${descriptors ?? '?'} open files, history ${database}`,
    simulated: (host: string): string => `Simulated machine: ${host}`,
  },
  quit: 'Quit gowarden',
  /** The last answer of an action, shown in its own row. */
  answered: (title: string, answer: string): string => `${title} · ${answer}`,
};

const zh: typeof en = {
  headline: {
    checkedAgo: (ms) => (ms === 0 ? '刚刚检查' : `${unitsText('zh-Hans').ago(ms)}检查`),
    checkedAt: (time) => `${time} 检查`,
    native: (checked) => `全部为原生架构 · ${checked}`,
    quiet: (count, checked) => `没有待处理的问题 · ${count} 项已静音或尚待观察 · ${checked}`,
    unsure: (count, checked) => `未发现架构漂移，${count} 个问题没有答案 · ${checked}`,
    noGo: (checked) => `未找到 Go · ${checked}`,
    foreign: (architecture, checked) => `Go 是 ${architecture}，尚未判定 · ${checked}`,
    first: '正在进行首次检查',
    stale: (time) => `信息已过期：上次检查于 ${time}`,
    silent: '信息已过期：gowarden 已有几分钟没有响应',
    clock: (time) => `信息不可信：上次检查的时间是 ${time}，尚未到来`,
    paused: (until, checked) => `已暂停至 ${until}${checked === null ? '' : ` · 上次检查于 ${checked}`}`,
    finding: (summary, since) => `${summary} · 自 ${since} 起`,
    cleaning: (percent) => `正在清理缓存${percent === null ? '' : ` · ${percent}`}`,
    undoing: '正在撤销清理',
    purging: (percent) => `正在释放上次清理的空间${percent === null ? '' : ` · ${percent}`}`,
  },
  label: {
    native: 'gowarden：全部为原生架构',
    attention: 'gowarden：需要注意',
    broken: 'gowarden：已损坏',
    cleaning: 'gowarden：正在清理缓存',
    paused: 'gowarden：已暂停',
    stale: 'gowarden：状态未知',
  },
  certainty: {
    observed: (text) => text,
    suspected: (text) => `疑似：${text}`,
    unknown: (text) => `无法判断：${text}`,
  },
  findings: {
    none: '没有发现问题',
    some: (count) => `${count} 个问题`,
    unanswered: (count) => `${count} 个问题没有答案`,
    more: (count) => `还有 ${count} 项：请运行 “gowarden doctor”`,
    copy: (text) => `复制：${text}`,
    next: (text) => `下一步：${text}`,
    open: (url) => `打开：${url}`,
    page: (text) => `下一步：${text} · 点击打开网页`,
    install: (url) => `下一步：从 ${url} 安装 Go · 点击打开网页`,
    onPath: (directory) => `下一步：在 shell 的启动文件中把 ${directory} 加入 PATH`,
  },
  toolchain: {
    none: '任何 PATH 中都没有 go',
    winner: (version, architecture, path, installer) =>
      `go ${version} ${architecture} · ${path} · ${installer}`,
    unknown: '?',
    foreign: (text) => `${text} · 非原生架构`,
  },
  caches: {
    none: '尚未找到缓存',
    total: (size, unmeasured) => `缓存 ${size}${unmeasured === 0 ? '' : ` + ${unmeasured} 项大小未知`}`,
    measuring: (size) => `缓存${size === null ? '：' : ` ${size}，`}正在测量…`,
    one: (cache, size) => `${cache} · ${size}`,
    unmeasured: '正在测量…',
    unknownSize: '大小未知',
    busy: (text, by) => `${text} · 正被 ${by} 使用`,
    somebody: '运行中的程序',
    unknownUse: (text) => `${text} · 无法判断由谁使用`,
    kept: (text) => `${text} · 保留`,
    more: (count) => `还有 ${count} 项：请运行 “gowarden caches”`,
  },
  clean: {
    idle: (size) => `清理缓存（释放 ${size}）`,
    unmeasured: '清理缓存（正在测量…）',
    unknownSize: '清理缓存（大小未知）',
    nothing: '清理缓存：没有可清理的内容',
    none: '清理缓存：尚未找到缓存',
    waiting: (who) => `正在等待 ${who} 结束`,
    purging: (percent) => `清理缓存：仍在释放上次清理的空间${percent === null ? '' : `（${percent}）`}`,
    undoing: '清理缓存：正在撤销',
    asked: '清理缓存：正在制定计划',
  },
  cancel: {
    waiting: '取消',
    running: (percent) => `取消清理${percent === null ? '' : `（${percent}）`}`,
  },
  undo: {
    idle: (size, until) => `撤销清理（${size}，${until} 前有效）`,
    running: '撤销清理：正在进行',
  },
  check: { idle: '立即检查', running: '立即检查：正在检查' },
  pause: {
    idle: '暂停',
    until: (time) => `已暂停至 ${time}`,
    hour: '1 小时',
    tomorrow: '到明天 08:00',
    resume: '立即恢复',
    notPaused: '恢复：未暂停',
  },
  history: '显示历史',
  more: {
    title: '更多',
    notices: (count) => `更多（${count} 条提示）`,
    diagnostics: '复制诊断信息',
    log: '打开日志',
    settings: '设置文件',
    pathAsOf: (at) => `PATH 取自 ${at}`,
    about: (version, since) => `gowarden ${version} · 自 ${since} 起运行`,
    cost: (memory, cpu, at) => `自身开销：${memory}，CPU ${cpu} · ${at}`,
    costMore: (watches: number, descriptors: number | null, database: string): string =>
      `${watches} 个监视，${descriptors ?? '?'} 个打开的文件，历史 ${database}`,
    simulated: (host) => `模拟的机器：${host}`,
  },
  quit: '退出 gowarden',
  answered: (title, answer) => `${title} · ${answer}`,
};

/** The words of the menu. */
export const trayText = (language: Language): typeof en => inLanguage(language, { en, zh });
