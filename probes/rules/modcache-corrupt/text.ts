import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly module: string;
  readonly version: string;
}

export const text: Text<Values> = {
  en: {
    title: 'The module cache has a damaged module',
    cause:
      'The hash that the module cache recorded for a module is damaged, or contradicts every project that uses it. An interrupted download, a full disk or an edit in the cache does that. `go build` may compile such a module without a word.',
    remedy: 'Remove just that module; go downloads it again: `gowarden clean --repair`.',
    summary: ({ module, version }) =>
      `${module}@${version} in the module cache does not match its recorded hash.`,
    next: () => 'Take the module out of the cache with gowarden clean --repair; go downloads it again.',
  },
  zh: {
    title: '模块缓存中有损坏的模块',
    cause:
      '模块缓存为某个模块记录的哈希已损坏，或与所有使用它的项目矛盾。下载中断、磁盘已满或修改缓存都会造成这种情况。`go build` 可能会不加提示地编译这样的模块。',
    remedy: '只移除该模块，go 会重新下载：`gowarden clean --repair`。',
    summary: ({ module, version }) => `模块缓存中的 ${module}@${version} 与其记录的哈希不符。`,
    next: () => '用 gowarden clean --repair 移除该模块；go 会重新下载。',
  },
};
