import type { notify as english } from '../en/notify.ts';

export const notify: typeof english = {
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
