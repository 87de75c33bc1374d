import type { Text } from '../../probe.ts';
import type { UseFault } from '../../workspace/faults.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly kind: UseFault['kind'];
  /** The go.work. */
  readonly file: string;
  /** `FILE:LINE` of the go.work; the file alone where no line is to blame. */
  readonly source: string;
  /** Directory of the module. */
  readonly directory: string;
  /** The directory as go.work writes it, or the path of the module. */
  readonly name: string;
  /** The go command's words; empty when it goes on. */
  readonly says: string;
  /** What puts it right; empty when a person has to choose. */
  readonly command: string;
}

export const text: Text<Values> = {
  en: {
    title: 'go.work does not fit the modules that are there',
    cause:
      'A go.work names the modules of a workspace by directory. When one of them is moved or removed and its line stays, every go command below that go.work stops, in the other modules as well. A module in the tree that no line names cannot be built from its own directory, and editors show every import of it as broken. Lines that lead out of the tree work on this machine and on no other checkout.',
    remedy:
      'Let go.work name what is there: `go work edit -dropuse=DIR` for what is gone, `go work use DIR` for what is missing. `GOWORK=off` makes one command ignore the workspace.',
    summary: ({ kind, source, file, directory, name }) => {
      const summaries: Readonly<Record<UseFault['kind'], string>> = {
        missing: `${source} uses \`${name}\`, where no go.mod is: every go command of this workspace stops.`,
        outside: `${source} uses \`${name}\`, which is outside of the tree: another checkout does not have ${directory}.`,
        'not-listed': `${directory} is a module that ${file} does not use: go refuses to build it from there.`,
        twice: `${source} uses ${directory} a second time: every go command of this workspace stops.`,
        'same-module': `${source} uses a second directory of the module ${name}: ${directory}.`,
        replaced: `Modules of ${file} replace ${name} by different things: every go command of this workspace stops.`,
      };
      return summaries[kind];
    },
    next: ({ kind, file, source, directory, name }) => {
      const steps: Readonly<Record<UseFault['kind'], string>> = {
        missing: `Remove \`${name}\` from ${source}.`,
        outside: `Keep it if only you use this go.work, and leave the file out of the repository; else move ${directory} into the tree, or let go.mod require its module.`,
        'not-listed': `Add \`${name}\` to ${file}, or set GOWORK=off where the module is built by itself.`,
        twice: `Remove ${source}.`,
        'same-module': `Keep one of both directories in ${file}.`,
        replaced: `Choose one of both in ${file}: a replace line there counts for all of its modules.`,
      };
      return steps[kind];
    },
  },
  zh: {
    title: 'go.work 与实际存在的模块不符',
    cause:
      'go.work 按目录列出工作区的模块。若其中一个模块被移动或删除而该行仍在，则此 go.work 之下的每个 go 命令都会停止，其他模块也不例外。目录树中未被列出的模块无法在其自身目录中构建，编辑器也会把它的每个导入都标为错误。指向目录树之外的行只在本机有效，其他检出中没有该目录。',
    remedy:
      '让 go.work 只列出实际存在的模块：已删除的用 `go work edit -dropuse=DIR`，缺少的用 `go work use DIR`。`GOWORK=off` 可让单个命令忽略工作区。',
    summary: ({ kind, source, file, directory, name }) => {
      const summaries: Readonly<Record<UseFault['kind'], string>> = {
        missing: `${source} 使用 \`${name}\`，但那里没有 go.mod：该工作区的每个 go 命令都会停止。`,
        outside: `${source} 使用 \`${name}\`，它在目录树之外：其他检出中没有 ${directory}。`,
        'not-listed': `${directory} 是 ${file} 未使用的模块：go 拒绝在该目录中构建它。`,
        twice: `${source} 再次使用 ${directory}：该工作区的每个 go 命令都会停止。`,
        'same-module': `${source} 使用了模块 ${name} 的第二个目录：${directory}。`,
        replaced: `${file} 的模块把 ${name} 替换为不同的内容：该工作区的每个 go 命令都会停止。`,
      };
      return summaries[kind];
    },
    next: ({ kind, file, source, directory, name }) => {
      const steps: Readonly<Record<UseFault['kind'], string>> = {
        missing: `从 ${source} 中删除 \`${name}\`。`,
        outside: `若只有您使用此 go.work，可保留它，但不要提交到仓库；否则把 ${directory} 移入目录树，或在 go.mod 中 require 该模块。`,
        'not-listed': `把 \`${name}\` 加入 ${file}，或在单独构建该模块的地方设置 GOWORK=off。`,
        twice: `删除 ${source}。`,
        'same-module': `在 ${file} 中只保留两个目录之一。`,
        replaced: `在 ${file} 中选定其一：那里的 replace 行对所有模块生效。`,
      };
      return steps[kind];
    },
  },
};
