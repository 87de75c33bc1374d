import { inLanguage } from '../../messages/fill.ts';
import type { Language } from '../../messages/language.ts';

/** What notifications say besides the sentences of their rules. */
const en = {
  /** What a click on a notification opens. */
  history: 'Show history',
  was: (tool: string): string => `Was ${tool}`,
  now: (tool: string): string => `Now ${tool}`,
  more: (titles: readonly string[]): string => `Also: ${titles.join('; ')}`,
  digest: (count: number): string => `Go on this machine: ${count} findings`,
  digestNext: 'gowarden doctor shows more',
  mended: {
    native: 'Native again',
    other: 'Resolved',
    line: (title: string, subject: string): string => `No more: ${title} (${subject})`,
  },
  news: {
    title: {
      clean: { done: 'Caches cleaned', failed: 'Caches could not be cleaned' },
      undo: { done: 'Clean-up undone', failed: 'The clean-up could not be undone' },
    },
  },
  test: {
    title: 'gowarden can reach you',
    body: 'This is the notification that you asked for. Real ones report a Go that changed its architecture.',
  },
};

const zh: typeof en = {
  history: '显示历史',
  was: (tool) => `原为 ${tool}`,
  now: (tool) => `现为 ${tool}`,
  more: (titles) => `另有：${titles.join('；')}`,
  digest: (count) => `本机的 Go：${count} 项检查结果`,
  digestNext: '详情见 gowarden doctor',
  mended: {
    native: '已恢复为原生架构',
    other: '问题已解决',
    line: (title, subject) => `不再存在：${title}（${subject}）`,
  },
  news: {
    title: {
      clean: { done: '缓存已清理', failed: '缓存未能清理' },
      undo: { done: '清理已撤销', failed: '清理未能撤销' },
    },
  },
  test: {
    title: 'gowarden 可以通知您',
    body: '这是您请求的测试通知。真正的通知会告知 Go 的架构发生了变化。',
  },
};

export const notifyText = (language: Language): typeof en => inLanguage(language, { en, zh });
