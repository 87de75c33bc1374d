import type { Integer } from '../../../host/quantity.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly file: string;
  /** From 1. */
  readonly line: Integer;
  /** `go.useCodeSnippetsOnFunctionSuggest` */
  readonly key: string;
  /** The last version of the Go extension that had it: `0.40`; empty for a setting of gopls. */
  readonly last: string;
  /** What is in its place, as a file has it; empty when nothing is. */
  readonly instead: string;
  /** How many more there are in the file. */
  readonly others: Integer;
}

export const text: Text<Values> = {
  en: {
    title: 'VS Code has a setting for Go that has no effect any more',
    cause:
      'The Go extension gave up settings when gopls took over what they were for: most of those for gocode, go-outline and the tests of old days. They stay in the settings and do nothing. A setting of gopls is an entry of the object `gopls` since version 0.20 of the extension. gopls passes over some of its own with "gopls setting … is deprecated".',
    remedy: 'Remove the line, or write what replaced it.',
    summary: ({ file, line, key, last, instead, others }) =>
      `${file}:${line}: ${key} has had no effect ${last === '' ? 'in gopls for some releases' : `since vscode-go ${last}`}${instead === '' ? '' : `; now it is ${instead}`}${others === 0 ? '' : `, and ${others} more like it in this file`}.`,
    next: ({ file, line, key, instead }) =>
      instead === ''
        ? `Remove ${key} from ${file}:${line}.`
        : `In ${file}:${line}, write ${instead} for ${key}.`,
  },
  zh: {
    title: 'VS Code 中有一个已不起作用的 Go 设置',
    cause:
      '当 gopls 接管相应功能后，Go 扩展放弃了一些设置：多数是早年用于 gocode、go-outline 和测试的。它们留在设置中，但不起任何作用。自扩展 0.20 起，gopls 的设置是对象 `gopls` 的成员。gopls 自身的一些设置会被忽略，并提示 "gopls setting … is deprecated"。',
    remedy: '删除该行，或改写为取代它的设置。',
    summary: ({ file, line, key, last, instead, others }) =>
      `${file}:${line}：${key} ${last === '' ? '在 gopls 中早已不起作用' : `自 vscode-go ${last} 之后不再起作用`}${instead === '' ? '' : `；现在是 ${instead}`}${others === 0 ? '' : `；此文件中还有 ${others} 个类似的`}。`,
    next: ({ file, line, key, instead }) =>
      instead === ''
        ? `从 ${file}:${line} 删除 ${key}。`
        : `在 ${file}:${line} 中把 ${key} 改为 ${instead}。`,
  },
};
