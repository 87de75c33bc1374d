import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /**
   * `inconsistent`: it does not fit; `unused`: it is there, and go does not take it by itself; `flag-missing`: GOFLAGS asks for one
   * that is not there; `flag-workspace`: GOFLAGS has what no workspace takes; `flag-overrides`: GOFLAGS passes over it.
   */
  readonly kind: 'inconsistent' | 'unused' | 'flag-missing' | 'flag-workspace' | 'flag-overrides';
  /** Of the module or the workspace. */
  readonly directory: string;
  /** The vendor directory. */
  readonly vendor: string;
  /** What -mod is. */
  readonly mode: string;
  /** The go.mod or go.work. */
  readonly file: string;
  /** How many lines do not fit. */
  readonly count: number;
  /** The first of them, in the words of go. */
  readonly first: string;
  /** `GOFLAGS=-mod=mod`; empty when nobody set it. */
  readonly setting: string;
  readonly source: string;
  /** Why it is not used; empty when it is. */
  readonly why: string;
  /** What writes the vendor directory anew. */
  readonly command: string;
}

export const text: Text<Values> = {
  en: {
    title: 'The vendor directory does not fit its go.mod',
    cause:
      'From go 1.14 on, a module with a vendor directory is built from it, without asking. The go command then holds vendor/modules.txt against go.mod line by line and stops at the first difference, be it a version that was raised without `go mod vendor`, a merge of only one of the two, or a replace line. In a workspace the directory beside go.work counts, and only `go work vendor` writes it. GOFLAGS=-mod=… overrides all of that, for every module on the machine.',
    remedy:
      'Write the directory again: `go mod vendor`, below a go.work `go work vendor`. If the module is not to be vendored any more, delete the directory. A -mod in GOFLAGS belongs on the one command that needs it.',
    summary: ({ kind, vendor, directory, count, first, setting, source, file, why }) => {
      const summaries: Readonly<Record<Values['kind'], string>> = {
        inconsistent: `${vendor} does not fit ${file} in ${count === 1 ? 'one line' : `${count} lines`}, so that go builds nothing: ${first}.`,
        unused: `${vendor} is there and go does not use it: ${why}.`,
        'flag-missing': `${setting} (${source}) asks for a vendor directory, and ${directory} has none: go builds nothing there.`,
        'flag-workspace': `${setting} (${source}) is refused in the workspace of ${file}: go builds nothing there.`,
        'flag-overrides': `${setting} (${source}) makes go pass over ${vendor}.`,
      };
      return summaries[kind];
    },
    next: ({ kind, vendor, setting, source, command }) =>
      kind === 'unused'
        ? `Delete ${vendor} if it is not needed, else write it again: ${command}`
        : kind === 'inconsistent'
          ? `Write the directory again: ${command}`
          : `Take ${setting} out of ${source}.`,
  },
  zh: {
    title: 'vendor 目录与 go.mod 不符',
    cause:
      '从 go 1.14 起，带有 vendor 目录的模块会直接从中构建。go 命令随后逐行对照 vendor/modules.txt 与 go.mod，遇到第一处差异即停止：升级版本后没有运行 `go mod vendor`、只合并了二者之一，或有 replace 行。在工作区中，起作用的是 go.work 旁边的目录，且只有 `go work vendor` 会写它。GOFLAGS=-mod=… 会覆盖以上一切，并影响本机的每个模块。',
    remedy:
      '重新写入该目录：`go mod vendor`，在 go.work 之下用 `go work vendor`。若模块不再使用 vendor，请删除该目录。GOFLAGS 中的 -mod 应只写在需要它的那一个命令上。',
    summary: ({ kind, vendor, directory, count, first, setting, source, file, why }) => {
      const summaries: Readonly<Record<Values['kind'], string>> = {
        inconsistent: `${vendor} 与 ${file} 有 ${count} 行不符，go 无法构建：${first}。`,
        unused: `${vendor} 存在，但 go 不使用它：${why}。`,
        'flag-missing': `${setting}（${source}）要求 vendor 目录，而 ${directory} 没有：go 在那里无法构建。`,
        'flag-workspace': `${setting}（${source}）在 ${file} 的工作区中被拒绝：go 在那里无法构建。`,
        'flag-overrides': `${setting}（${source}）使 go 忽略 ${vendor}。`,
      };
      return summaries[kind];
    },
    next: ({ kind, vendor, setting, source, command }) =>
      kind === 'unused'
        ? `若不需要 ${vendor} 就删除它，否则重新写入：${command}`
        : kind === 'inconsistent'
          ? `重新写入该目录：${command}`
          : `从 ${source} 中去掉 ${setting}。`,
  },
};
