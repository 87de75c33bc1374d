import { inChinese } from '../phrases.ts';
import { formatBytes, formatCount, formatTime } from '../units.ts';
import type { cacheNotices as englishNotices, caches as english, Left } from '../en/caches.ts';

type Values = Readonly<Record<string, string>>;

const size = (v: Values): string => formatBytes(Number(v.bytes));
const back = (v: Values): string =>
  Number(v.until) > Date.now() ? `，${formatTime(Number(v.until))} 前可撤销` : '';

export const cacheNotices: typeof englishNotices = {
  cleaned: (v) => `已清理 ${size(v)}${back(v)}`,
  'cleaned-partly': (v) =>
    `已清理 ${size(v)}${back(v)}；有 ${formatCount(Number(v.leftOut))} 项未清理（gowarden caches）`,
  'cleaned-waits': (v) => `已清理 ${size(v)}；其余在 ${v.who} 结束后清理`,
  'clean-waits': (v) => `将在 ${v.who} 结束后清理`,
  'clean-nothing': () => '没有可清理的内容',
  'clean-left-out': (v) =>
    `未清理任何内容：${reason({ why: v.why ?? '', path: v.path ?? '', detail: v.detail ?? '', who: '' })}`,
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
    `未恢复任何内容：${reason({ why: v.why ?? '', path: v.path ?? '', detail: v.detail ?? '', who: '' })}`,
  'undo-another-gowarden': () => '另一个 gowarden 正在清理',
};

function reason({ why, path, detail, who }: Left): string {
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

export const caches: typeof english = {
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
  reason,
};
