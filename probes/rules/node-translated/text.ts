import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly node: string;
  readonly hardware: string;
}

export const text: Text<Values> = {
  en: {
    title: 'gowarden itself runs translated',
    cause:
      'The Node.js that runs gowarden was built for other processors and is translated by Rosetta or QEMU. It costs more than it should, and the programs that it starts answer as if the machine were another.',
    remedy:
      'Install Node.js for this hardware, then install the service again with `gowarden service install`.',
    summary: ({ node, hardware }) => `gowarden's Node.js is for ${node}; this machine is ${hardware}.`,
    next: ({ hardware }) => `Install Node.js for ${hardware} from https://nodejs.org/en/download.`,
  },
  zh: {
    title: 'gowarden 自身在转译下运行',
    cause:
      '运行 gowarden 的 Node.js 是为另一种处理器构建的，由 Rosetta 或 QEMU 转译。它的开销比应有的大，它启动的程序也会像在另一台机器上那样作答。',
    remedy: '安装适合本机硬件的 Node.js，然后用 `gowarden service install` 重新安装服务。',
    summary: ({ node, hardware }) => `gowarden 的 Node.js 是 ${node} 的，而本机是 ${hardware}。`,
    next: ({ hardware }) => `从 https://nodejs.org/en/download 安装 ${hardware} 的 Node.js。`,
  },
};
