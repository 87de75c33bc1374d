import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly module: string;
  readonly version: string;
  readonly file: string;
}

export const text: Text<Values> = {
  en: {
    title: 'go.sum and the module cache disagree',
    cause:
      'go.sum names another hash than the one that the module cache recorded for the same module version. Builds in that project stop with "checksum mismatch" and SECURITY ERROR. Either go.sum was merged or edited wrongly, a tag was moved, or the cache is damaged.',
    remedy:
      'Find out which is right before you change anything: `gowarden why-tidy` compares content, cache and go.sum. If go.sum is wrong, restore the line from version control; only for a private module whose tag was moved on purpose, delete the line and run `go mod tidy`.',
    summary: ({ module, version, file }) =>
      `${file} and the module cache disagree about ${module}@${version}.`,
    next: ({ file }) => `It shows which is right; only then change ${file}.`,
  },
  zh: {
    title: 'go.sum 与模块缓存不一致',
    cause:
      'go.sum 记录的哈希与模块缓存为同一模块版本记录的不同。该项目的构建会以 "checksum mismatch" 和 SECURITY ERROR 停止。可能是 go.sum 合并或编辑有误、标签被移动，或缓存损坏。',
    remedy:
      '在更改之前先弄清哪个是对的：`gowarden why-tidy` 会比较内容、缓存和 go.sum。如果 go.sum 有误，请从版本控制恢复该行；只有私有模块有意移动了标签时，才删除该行并运行 `go mod tidy`。',
    summary: ({ module, version, file }) => `${file} 与模块缓存对 ${module}@${version} 的记录不一致。`,
    next: ({ file }) => `它会说明哪个是对的；之后再更改 ${file}。`,
  },
};
