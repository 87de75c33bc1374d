import type { Integer } from '../../../host/quantity.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly file: string;
  /** From 1. */
  readonly line: Integer;
  /** `go.lintTool` */
  readonly key: string;
  /** The value as it is written. */
  readonly written: string;
  /** The values, or the types, that it takes: `staticcheck, golint`; empty when there is no such member. */
  readonly wanted: string;
  /** Whether `wanted` names types. */
  readonly isType: boolean;
  /** How many more there are in the file. */
  readonly others: Integer;
}

export const text: Text<Values> = {
  en: {
    title: 'VS Code has a setting for Go with a value that it does not take',
    cause:
      'The setting takes one of a list of words, or another type. With any other value the Go extension falls back to its own, starts a tool that nobody has any more (`goreturns`, `gometalinter`), or gopls refuses its settings with "invalid option".',
    remedy: 'Write one of the values that the setting takes, or remove the line.',
    summary: ({ file, line, key, written, wanted, isType, others }) =>
      `${file}:${line}: ${wanted === '' ? `${key} does not exist` : `${key} is ${written}, which is ${isType ? `not of the type ${wanted}` : `none of ${wanted}`}`}${others === 0 ? '' : `, and ${others} more like it in this file`}.`,
    next: ({ file, line, key, wanted, isType }) =>
      wanted === ''
        ? `Remove ${key} from ${file}:${line}.`
        : isType
          ? `In ${file}:${line}, give ${key} a value of the type ${wanted}, or remove it.`
          : `In ${file}:${line}, give ${key} one of ${wanted}, or remove it.`,
  },
  zh: {
    title: 'VS Code 中有一个 Go 设置的值无效',
    cause:
      '该设置只接受列表中的某个词，或另一种类型。若是其他值，Go 扩展会退回自己的默认值，启动早已无人使用的工具（`goreturns`、`gometalinter`），或者 gopls 以 "invalid option" 拒绝设置。',
    remedy: '写上该设置接受的值，或删除该行。',
    summary: ({ file, line, key, written, wanted, isType, others }) =>
      `${file}:${line}：${wanted === '' ? `${key} 不存在` : `${key} 是 ${written}，${isType ? `类型不是 ${wanted}` : `不在 ${wanted} 之中`}`}${others === 0 ? '' : `；此文件中还有 ${others} 个类似的`}。`,
    next: ({ file, line, key, wanted, isType }) =>
      wanted === ''
        ? `从 ${file}:${line} 删除 ${key}。`
        : isType
          ? `在 ${file}:${line} 中为 ${key} 写上类型为 ${wanted} 的值，或删除它。`
          : `在 ${file}:${line} 中为 ${key} 写上 ${wanted} 之一，或删除它。`,
  },
};
