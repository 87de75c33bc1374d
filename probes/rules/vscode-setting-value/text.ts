import type { Integer } from '../../../host/quantity.ts';
import type { ConflictFault } from '../../editors/conflicts.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly file: string;
  /** From 1. */
  readonly line: Integer;
  /** `go.lintTool` */
  readonly key: string;
  readonly fault: 'value' | ConflictFault;
  /** The value as it is written. */
  readonly written: string;
  /** The values, or the types, that it accepts: `staticcheck, golint`; empty when such a member does not exist. */
  readonly wanted: string;
  /** Whether `wanted` names types. */
  readonly isType: boolean;
  /** The other setting of a pair: `/w/.vscode/settings.json:3: go.lintTool: "staticcheck"`; empty when it is not set. */
  readonly other: string;
  /** How many more there are in the file. */
  readonly others: Integer;
}

type Said = Pick<Values, 'file' | 'line' | 'key' | 'written' | 'other'>;
type Sayings = Readonly<Record<ConflictFault, (values: Said) => string>>;

const summaries: Sayings = {
  'no-gopls': ({ key }) =>
    `${key} turns gopls off: completion, navigation, refactoring and errors while typing are lost; formatting, and build, vet and lint on saving, are left`,
  'two-staticchecks': ({ key, written, other }) =>
    other === ''
      ? `${key} is ${written}, and gopls runs a part of staticcheck by itself: some problems are shown twice`
      : `${key} is ${written}, with ${other}: staticcheck runs twice, and each problem is shown twice`,
  'two-formatters': ({ key, written, other }) =>
    `${key} is ${written}, with ${other}: the extension formats with go.formatTool and does not ask gopls for gofumpt`,
  'no-formatter': ({ key, written }) =>
    `${key} is ${written}, and no go.alternateTools names a customFormatter: the extension searches for a program of that name`,
  'load-config': ({ key }) =>
    `${key} is passed over by the debug adapter dlv-dap, which loads values on demand`,
};

const steps: Sayings = {
  'no-gopls': ({ file, line, key }) => `Remove ${key} from ${file}:${line} unless gopls is meant to be off.`,
  'two-staticchecks': () =>
    'Remove go.lintTool, or set "ui.diagnostic.staticcheck": false in the object gopls.',
  'two-formatters': () =>
    'Remove go.formatTool to have gopls format with gofumpt, or remove gofumpt from the object gopls.',
  'no-formatter': ({ file, line, key }) =>
    `Add "go.alternateTools": { "customFormatter": "/path/of/it" }, or remove ${key} from ${file}:${line}.`,
  'load-config': ({ file, line, key }) => `Remove ${key} from ${file}:${line}.`,
};

const summariesInChinese: Sayings = {
  'no-gopls': ({ key }) =>
    `${key} 关闭了 gopls：失去补全、跳转、重构和输入时的错误提示；只剩格式化，以及保存时的构建、vet 和 lint`,
  'two-staticchecks': ({ key, written, other }) =>
    other === ''
      ? `${key} 是 ${written}，而 gopls 自己会运行 staticcheck 的一部分：有些问题会显示两次`
      : `${key} 是 ${written}，同时 ${other}：staticcheck 运行两次，每个问题显示两次`,
  'two-formatters': ({ key, written, other }) =>
    `${key} 是 ${written}，同时 ${other}：扩展用 go.formatTool 格式化，不会让 gopls 使用 gofumpt`,
  'no-formatter': ({ key, written }) =>
    `${key} 是 ${written}，但没有 go.alternateTools 指定 customFormatter：扩展会查找名为它的程序`,
  'load-config': ({ key }) => `${key} 会被调试适配器 dlv-dap 忽略，它按需加载变量的值`,
};

const stepsInChinese: Sayings = {
  'no-gopls': ({ file, line, key }) => `若并非有意关闭 gopls，请从 ${file}:${line} 删除 ${key}。`,
  'two-staticchecks': () => '删除 go.lintTool，或在 gopls 对象中设置 "ui.diagnostic.staticcheck": false。',
  'two-formatters': () => '删除 go.formatTool，由 gopls 用 gofumpt 格式化；或从 gopls 对象中删除 gofumpt。',
  'no-formatter': ({ file, line, key }) =>
    `添加 "go.alternateTools": { "customFormatter": "/程序的路径" }，或从 ${file}:${line} 删除 ${key}。`,
  'load-config': ({ file, line, key }) => `从 ${file}:${line} 删除 ${key}。`,
};

export const text: Text<Values> = {
  en: {
    title: 'VS Code has a setting for Go with a value that it does not take, or that works against another',
    cause:
      'The setting takes one of a list of words, or another type. With any other value the Go extension falls back to its own, starts a tool that nobody has any more (`goreturns`, `gometalinter`), or gopls refuses its settings with "invalid option". Other values are taken and do what is hardly meant: a linter or formatter is chosen in the extension and in gopls at once, `go.useLanguageServer` turns off most of what the extension does, `dlvLoadConfig` is for the old debug adapter alone.',
    remedy:
      'Write one of the values that the setting takes, or remove the line. Of two settings for one thing keep one.',
    summary: ({ file, line, key, fault, written, wanted, isType, other, others }) =>
      `${file}:${line}: ${fault !== 'value' ? summaries[fault]({ file, line, key, written, other }) : wanted === '' ? `${key} does not exist` : `${key} is ${written}, which is ${isType ? `not of the type ${wanted}` : `none of ${wanted}`}`}${others === 0 ? '' : `, and ${others} more like it in this file`}.`,
    next: ({ file, line, key, fault, written, wanted, isType, other }) =>
      fault !== 'value'
        ? steps[fault]({ file, line, key, written, other })
        : wanted === ''
          ? `Remove ${key} from ${file}:${line}.`
          : isType
            ? `In ${file}:${line}, give ${key} a value of the type ${wanted}, or remove it.`
            : `In ${file}:${line}, give ${key} one of ${wanted}, or remove it.`,
  },
  zh: {
    title: 'VS Code 中有一个 Go 设置的值无效，或与另一个设置相冲突',
    cause:
      '该设置只接受列表中的某个词，或另一种类型。若是其他值，Go 扩展会退回自己的默认值，启动早已无人使用的工具（`goreturns`、`gometalinter`），或者 gopls 以 "invalid option" 拒绝设置。另一些值有效，却很少是本意：扩展和 gopls 同时指定了 linter 或格式化工具，`go.useLanguageServer` 关闭了扩展的大部分功能，`dlvLoadConfig` 只用于旧的调试适配器。',
    remedy: '写上该设置接受的值，或删除该行。同一件事的两个设置只保留一个。',
    summary: ({ file, line, key, fault, written, wanted, isType, other, others }) =>
      `${file}:${line}：${fault !== 'value' ? summariesInChinese[fault]({ file, line, key, written, other }) : wanted === '' ? `${key} 不存在` : `${key} 是 ${written}，${isType ? `类型不是 ${wanted}` : `不在 ${wanted} 之中`}`}${others === 0 ? '' : `；此文件中还有 ${others} 个类似的`}。`,
    next: ({ file, line, key, fault, written, wanted, isType, other }) =>
      fault !== 'value'
        ? stepsInChinese[fault]({ file, line, key, written, other })
        : wanted === ''
          ? `从 ${file}:${line} 删除 ${key}。`
          : isType
            ? `在 ${file}:${line} 中为 ${key} 写上类型为 ${wanted} 的值，或删除它。`
            : `在 ${file}:${line} 中为 ${key} 写上 ${wanted} 之一，或删除它。`,
  },
};
