import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly owner: string;
  readonly module: string;
}

export const text: Text<Values> = {
  en: {
    title: 'An application starts dozens of go commands',
    cause:
      'More than 150 `go list`, `go mod tidy` and the like in a minute by one application in one module. gopls does so when go.mod changes again and again, or when every keystroke asks for diagnostics in a large workspace. macOS does not notify programs when others start: there 25 different ones, seen in a minute at looks once a second, are a suspicion.',
    remedy:
      'In VS Code set "gopls": {"ui.diagnostic.diagnosticsTrigger": "Save"} and exclude folders with "build.directoryFilters". If go.mod keeps changing, look for who writes it.',
    summary: ({ owner, module }) => `${owner} starts dozens of go commands${module ? ` in ${module}` : ''}.`,
    next: () => 'Set diagnosticsTrigger to "Save" in gopls, or close one of the editors.',
  },
  zh: {
    title: '某个应用成批启动 go 命令',
    cause:
      '一个应用在一个模块中一分钟内启动了 150 多个 `go list`、`go mod tidy` 之类的命令。当 go.mod 反复变化，或在大型工作区中每次按键都触发诊断时，gopls 会这样做。macOS 不会告知其他程序何时启动：在那里每秒查看一次，一分钟内见到 25 个不同的命令即视为可疑。',
    remedy:
      '在 VS Code 中设置 "gopls": {"ui.diagnostic.diagnosticsTrigger": "Save"}，并用 "build.directoryFilters" 排除文件夹。如果 go.mod 不断变化，请查找是谁在写它。',
    summary: ({ owner, module }) => `${owner}${module ? ` 在 ${module} 中` : ''}成批启动 go 命令。`,
    next: () => '在 gopls 中把 diagnosticsTrigger 设为 "Save"，或关闭其中一个编辑器。',
  },
};
