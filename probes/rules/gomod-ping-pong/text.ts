import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  readonly owners: string;
}

export const text: Text<Values> = {
  en: {
    title: 'go.mod or go.sum goes back and forth',
    cause:
      'The file returned several times to a content that it had just left: two writers undo each other. Mostly that is an automatic tidy or import fix of one application against another, or two Go versions that format it differently.',
    remedy:
      'Let one application own go.mod: switch off automatic tidying in the other (VS Code: source.organizeImports on save; GoLand: Settings | Go | Go Modules), and use the same Go version in both.',
    summary: ({ path, owners }) =>
      `${path} goes back and forth${owners ? ` while ${owners} work there` : ''}.`,
    next: () => 'Let one application own go.mod, and use one Go version in both.',
  },
  zh: {
    title: 'go.mod 或 go.sum 来回变化',
    cause:
      '该文件多次回到刚刚离开的内容：两个写入者互相撤销。通常是一个应用的自动整理或导入修复与另一个冲突，或两个 Go 版本的格式不同。',
    remedy:
      '让一个应用负责 go.mod：在另一个中关闭自动整理（VS Code：保存时的 source.organizeImports；GoLand：Settings | Go | Go Modules），并在两边使用相同的 Go 版本。',
    summary: ({ path, owners }) => `${path} 来回变化${owners ? `，期间 ${owners} 在此工作` : ''}。`,
    next: () => '让一个应用负责 go.mod，并在两边使用同一个 Go 版本。',
  },
};
