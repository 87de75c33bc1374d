import { inLanguage } from '../fill.ts';
import type { Language } from '../language.ts';
import { inChinese } from '../phrases.ts';
import { formatBytes, formatCount, formatTime, plural } from '../units.ts';

type Values = Readonly<Record<string, string>>;

/** Something that was left out: the reason's code, where, what was met there, and who uses it; the last three may be empty. */
export interface Left {
  readonly why: string;
  readonly path: string;
  readonly detail: string;
  readonly who: string;
}

const size = (v: Values): string => formatBytes(Number(v.bytes));
const until = (v: Values): string => formatTime(Number(v.until));
const back = (v: Values): string => (Number(v.until) > Date.now() ? `, can be undone until ${until(v)}` : '');

/** The menu's answers and the notifications about clean-ups, by code. */
const notices = {
  cleaned: (v: Values) => `${size(v)} cleaned${back(v)}`,
  'cleaned-partly': (v: Values) =>
    `${size(v)} cleaned${back(v)}; ${plural(Number(v.leftOut), 'thing was', 'things were')} left out (gowarden caches)`,
  'cleaned-waits': (v: Values) => `${size(v)} cleaned; the rest when ${v.who} ends`,
  'clean-waits': (v: Values) => `Will clean when ${v.who} ends`,
  'clean-nothing': () => 'There was nothing to clean',
  'clean-left-out': (v: Values) =>
    `Nothing was cleaned: ${reason({ why: v.why ?? '', path: v.path ?? '', detail: v.detail ?? '', who: '' })}`,
  'clean-cancelled': () => 'Cancelled',
  'clean-idle': () => 'There was nothing to cancel',
  'clean-failed': (v: Values) => `That failed: ${v.reason}`,
  'purge-left-out': (v: Values) =>
    `${plural(Number(v.count), 'thing', 'things')} that had been cleaned could not be removed: ${v.path} (${v.detail}). It is tried again at the next start.`,
  undone: (v: Values) => `${size(v)} put back`,
  'undone-partly': (v: Values) =>
    `${size(v)} put back; ${plural(Number(v.lost), 'thing', 'things')} could not be put back`,
  'undo-busy': (v: Values) => `Not undone yet: ${v.who} uses it. End it and undo again.`,
  'undo-gave-up': (v: Values) => `The clean-up that waited for ${v.who} has been given up.`,
  'undo-nothing': () => 'There is nothing to undo',
  'undo-already-purged': () => 'It has already been removed permanently',
  'undo-left-out': (v: Values) =>
    `Nothing was put back: ${reason({ why: v.why ?? '', path: v.path ?? '', detail: v.detail ?? '', who: '' })}`,
  'undo-another-gowarden': () => 'Another gowarden is cleaning just now',
};

/** Why something was left out. `who` uses it; `detail` is what was met. */
function reason({ why, path, detail, who }: Left): string {
  const at = detail || path;
  switch (why) {
    case 'busy':
      return `in use by ${who || 'a running program'}`;
    case 'could-not-tell':
      return `it is unknown whether anything uses it: ${detail}`;
    case 'kept':
      return detail === '' || detail === '/'
        ? '`caches.keep` protects everything, or could not be read: see gowarden config check'
        : `\`caches.keep\` protects ${detail}`;
    case 'assumed':
      return `its place was not confirmed (${detail}): no go answered`;
    case 'never':
      return 'this is never cleaned, only shown';
    case 'link':
      return `${at} is a link, and links are not followed`;
    case 'mount-point':
      return `${at} is a mount point`;
    case 'not-ours':
      return `${at} belongs to another user`;
    case 'not-allowed':
      return `it may not be a cache: ${at}`;
    case 'work-inside':
      return `it contains somebody's work: ${at}`;
    case 'foreign-content':
      return `it contains something that is not part of the cache: ${at}`;
    case 'changed':
      return `it changed after the plan was made: ${at}`;
    case 'gone':
      return detail || 'the cache does not exist (any more)';
    case 'other-volume':
      return `it cannot be set aside anywhere on its volume: ${at}`;
    case 'no-space':
      return `the disk is full: ${at}`;
    case 'no-answer':
      return detail;
    case 'refused':
      return `the system refused: ${at}`;
    case 'another-gowarden':
      return 'another gowarden is cleaning just now; try again';
    case 'go-sum-at-fault':
      return `the go.sum is at fault and not the cache: ${at}`;
    case 'undecided':
      return `which copy is right could not be decided: ${at}`;
    case 'policy-missed':
      return detail === 'budget'
        ? 'everything that may be removed is, and the caches are still over the size budget'
        : 'everything that may be removed is, and the disk still has too little free space';
    default:
      return [why, at].filter(Boolean).join(' ');
  }
}

/** The names of caches, and why something of them was left out. */
const en = {
  kinds: {
    'go-build': 'Go build cache',
    'go-test': 'Go test results',
    'go-fuzz': 'Go fuzz inputs',
    'go-modules': 'Go module cache',
    'go-toolchain': 'Go toolchain',
    gopls: 'gopls',
    goimports: 'goimports index',
    jetbrains: 'IDE index',
    'golangci-lint': 'golangci-lint',
    staticcheck: 'staticcheck',
    'vscode-go-tools': 'VS Code Go tools',
    'go-sdk': 'Go SDK',
  } as Readonly<Record<string, string>>,
  reason,
};

const backInChinese = (v: Values): string =>
  Number(v.until) > Date.now() ? `，${formatTime(Number(v.until))} 前可撤销` : '';

const noticesInChinese: typeof notices = {
  cleaned: (v) => `已清理 ${size(v)}${backInChinese(v)}`,
  'cleaned-partly': (v) =>
    `已清理 ${size(v)}${backInChinese(v)}；有 ${formatCount(Number(v.leftOut))} 项未清理（gowarden caches）`,
  'cleaned-waits': (v) => `已清理 ${size(v)}；其余在 ${v.who} 结束后清理`,
  'clean-waits': (v) => `将在 ${v.who} 结束后清理`,
  'clean-nothing': () => '没有可清理的内容',
  'clean-left-out': (v) =>
    `未清理任何内容：${reasonInChinese({ why: v.why ?? '', path: v.path ?? '', detail: v.detail ?? '', who: '' })}`,
  'clean-cancelled': () => '已取消',
  'clean-idle': () => '没有可取消的操作',
  'clean-failed': (v) => `失败：${inChinese(v.reason)}`,
  'purge-left-out': (v) =>
    `已清理的内容中有 ${formatCount(Number(v.count))} 项无法删除：${v.path}（${inChinese(v.detail)}）。下次启动时会重试。`,
  undone: (v) => `已恢复 ${size(v)}`,
  'undone-partly': (v) => `已恢复 ${size(v)}；有 ${formatCount(Number(v.lost))} 项未能恢复`,
  'undo-busy': (v) => `尚未恢复：${v.who} 正在使用。请先结束它，再撤销。`,
  'undo-gave-up': (v) => `已放弃等待 ${v.who} 的清理。`,
  'undo-nothing': () => '没有可撤销的清理',
  'undo-already-purged': () => '已经永久删除',
  'undo-left-out': (v) =>
    `未恢复任何内容：${reasonInChinese({ why: v.why ?? '', path: v.path ?? '', detail: v.detail ?? '', who: '' })}`,
  'undo-another-gowarden': () => '另一个 gowarden 正在清理',
};

function reasonInChinese({ why, path, detail, who }: Left): string {
  const at = inChinese(detail || path);
  switch (why) {
    case 'busy':
      return `${who || '正在运行的程序'} 正在使用`;
    case 'could-not-tell':
      return `无法判断是否有程序在使用：${inChinese(detail)}`;
    case 'kept':
      return detail === '' || detail === '/'
        ? '`caches.keep` 保留了一切，或无法读取：请运行 gowarden config check'
        : `\`caches.keep\` 保留了 ${inChinese(detail)}`;
    case 'assumed':
      return `未能确认缓存就在这里（${inChinese(detail)}）：没有 go 作出回答`;
    case 'never':
      return '此项只显示，从不清理';
    case 'link':
      return `${at} 是链接，不会跟随链接`;
    case 'mount-point':
      return `${at} 是挂载点`;
    case 'not-ours':
      return `${at} 属于另一个用户`;
    case 'not-allowed':
      return `这里不可能是缓存：${at}`;
    case 'work-inside':
      return `其中有用户的工作内容：${at}`;
    case 'foreign-content':
      return `其中有不属于缓存的内容：${at}`;
    case 'changed':
      return `制定计划后有变化：${at}`;
    case 'gone':
      return detail ? `已不存在：${inChinese(detail)}` : '这里没有（或已没有）这个缓存';
    case 'other-volume':
      return `所在的卷上没有可以暂存的位置：${at}`;
    case 'no-space':
      return `磁盘已满：${at}`;
    case 'no-answer':
      return inChinese(detail);
    case 'refused':
      return `系统拒绝了操作：${at}`;
    case 'another-gowarden':
      return '另一个 gowarden 正在清理，请稍后再试';
    case 'go-sum-at-fault':
      return `出错的是 go.sum 而不是缓存：${at}`;
    case 'undecided':
      return `无法判断哪一个正确：${at}`;
    case 'policy-missed':
      return detail === 'budget'
        ? '可清理的都会清理，但缓存仍超出大小上限'
        : '可清理的都会清理，但磁盘剩余空间仍然不足';
    default:
      return [why, at].filter(Boolean).join(' ');
  }
}

const zh: typeof en = {
  kinds: {
    'go-build': 'Go 构建缓存',
    'go-test': 'Go 测试结果',
    'go-fuzz': 'Go 模糊测试输入',
    'go-modules': 'Go 模块缓存',
    'go-toolchain': 'Go 工具链',
    gopls: 'gopls',
    goimports: 'goimports 索引',
    jetbrains: 'IDE 索引',
    'golangci-lint': 'golangci-lint',
    staticcheck: 'staticcheck',
    'vscode-go-tools': 'VS Code 的 Go 工具',
    'go-sdk': 'Go SDK',
  },
  reason: reasonInChinese,
};

export const cachesText = (language: Language): typeof en => inLanguage(language, { en, zh });
export const cacheNotices = (language: Language): typeof notices =>
  inLanguage(language, { en: notices, zh: noticesInChinese });
