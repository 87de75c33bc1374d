import type { Integer } from '../../../host/quantity.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly file: string;
  /** From 1. */
  readonly line: Integer;
  /** `go.delvePath` */
  readonly key: string;
  /** Whose setting it would be: `vscode-go` or `gopls`. */
  readonly owner: string;
  /** The setting that is meant, as a file has it; empty when none is near. */
  readonly instead: string;
  /** How many more there are in the file. */
  readonly others: Integer;
}

export const text: Text<Values> = {
  en: {
    title: 'VS Code has a setting for Go that does not exist',
    cause:
      'VS Code keeps any name in its settings, and only dims the ones that nobody reads. Some are recommended on web pages and never existed: `go.delvePath`, `dlvToolPath` as a setting, `go.goplsPath`, `go.sdkPath`. What they were to change stays as it was. gopls shows "unexpected gopls setting". Which settings there are is taken from the description of the Go extension itself; what another installed extension describes is passed over.',
    remedy:
      'Use the name that is meant, or remove the line. Another debugger, gopls or go is chosen with `"go.alternateTools": { "dlv": "/path" }`.',
    summary: ({ file, line, key, owner, instead, others }) =>
      `${file}:${line}: ${owner} has no setting ${key}${instead === '' ? '' : `; it has ${instead}`}${others === 0 ? '' : `, and ${others} more like it in this file`}.`,
    next: ({ file, line, key, instead }) =>
      instead === ''
        ? `Remove ${key} from ${file}:${line}.`
        : `In ${file}:${line}, write ${instead} for ${key}.`,
  },
  zh: {
    title: 'VS Code 中有一个不存在的 Go 设置',
    cause:
      'VS Code 的设置中可以写任何名称，没有人读取的只会变暗显示。有些在网页上被推荐，却从未存在过：`go.delvePath`、作为设置的 `dlvToolPath`、`go.goplsPath`、`go.sdkPath`。它们本应改变的东西并没有改变。gopls 会显示 "unexpected gopls setting"。有哪些设置取自 Go 扩展自身的描述；其他已安装扩展描述的设置不计入。',
    remedy:
      '改用正确的名称，或删除该行。用 `"go.alternateTools": { "dlv": "/路径" }` 选择其他的调试器、gopls 或 go。',
    summary: ({ file, line, key, owner, instead, others }) =>
      `${file}:${line}：${owner} 没有设置 ${key}${instead === '' ? '' : `，但有 ${instead}`}${others === 0 ? '' : `；此文件中还有 ${others} 个类似的`}。`,
    next: ({ file, line, key, instead }) =>
      instead === ''
        ? `从 ${file}:${line} 删除 ${key}。`
        : `在 ${file}:${line} 中把 ${key} 改为 ${instead}。`,
  },
};
