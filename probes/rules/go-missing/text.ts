import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  /** Where the chain of links breaks. */
  readonly stoppedAt: string;
  /** A link that leads nowhere or in a circle; an installed Go that no PATH has; one that was there before. */
  readonly reason: 'broken' | 'circle' | 'not-on-path' | 'gone';
}

export const text: Text<Values> = {
  en: {
    title: 'Go is missing',
    cause:
      'The terminal finds no go although one should be there: a link leads to nothing (an upgrade that was interrupted, a removed version), an installed Go is on no PATH, or a go that was there before is gone.',
    remedy: 'Repair the link, install Go again, or put its directory on PATH. Then open a new terminal.',
    summary: ({ path, stoppedAt, reason }) => {
      if (reason === 'not-on-path') return `No PATH of the terminal leads to ${path}.`;
      if (reason === 'gone') return `${path} is gone, and PATH has no other go.`;
      if (reason === 'circle') return `${path} leads in a circle.`;
      return stoppedAt === path
        ? `${path} does not exist.`
        : `${path} leads to ${stoppedAt}, which does not exist.`;
    },
    next: () => 'Install Go from https://go.dev/dl/ or with the tool that you used before.',
  },
  zh: {
    title: '找不到 Go',
    cause:
      '终端本应找到 go 却没有：某个链接指向不存在的文件（升级中断、版本被删除），已安装的 Go 不在 PATH 中，或原来的 go 不见了。',
    remedy: '修复链接、重新安装 Go，或把它的目录加入 PATH。然后打开新的终端。',
    summary: ({ path, stoppedAt, reason }) => {
      if (reason === 'not-on-path') return `终端的 PATH 中没有通向 ${path} 的目录。`;
      if (reason === 'gone') return `${path} 不见了，PATH 中也没有别的 go。`;
      if (reason === 'circle') return `${path} 的链接绕成了一个圈。`;
      return stoppedAt === path ? `${path} 不存在。` : `${path} 指向 ${stoppedAt}，而后者不存在。`;
    },
    next: () => '从 https://go.dev/dl/ 或用原来的方式安装 Go。',
  },
};
