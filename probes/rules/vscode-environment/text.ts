import type { Integer } from '../../../host/quantity.ts';
import type { Reach, VariableEffect } from '../../editors/variables.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly file: string;
  /** From 1. */
  readonly line: Integer;
  /** `go.toolsEnvVars.GOARCH` */
  readonly key: string;
  /** `GOARCH` */
  readonly name: string;
  readonly value: string;
  readonly reach: Reach;
  readonly effect: VariableEffect;
  /** How many more there are in the file. */
  readonly others: Integer;
}

const reaches: Readonly<Record<Reach, string>> = {
  extension: 'It reaches what the Go extension runs, tests and debugs, but no terminal.',
  gopls: 'It reaches gopls alone, but no build, test or terminal.',
  terminal: "It reaches VS Code's terminals alone, but not the Go extension.",
};

const reachesInChinese: Readonly<Record<Reach, string>> = {
  extension: '它作用于 Go 扩展运行、测试和调试的程序，但不作用于终端。',
  gopls: '它只作用于 gopls，不作用于构建、测试和终端。',
  terminal: '它只作用于 VS Code 的终端，不作用于 Go 扩展。',
};

const effects: Readonly<Record<VariableEffect, string>> = {
  goroot: 'is the tree of no go that is first on PATH, so builds there fail or take another library',
  target: 'is for another machine, so what is built there does not start here',
  toolchain: 'chooses another toolchain there than elsewhere',
  'gopath-mode': 'turns modules off there',
  'mod-flag': 'changes where dependencies come from there',
  'no-downloads': 'forbids downloads there',
  path: 'does not move the search for go, which takes the PATH of VS Code itself',
};

const effectsInChinese: Readonly<Record<VariableEffect, string>> = {
  goroot: '不是 PATH 中第一个 go 的目录树，那里的构建会失败，或使用另一个标准库',
  target: '面向另一种机器，那里构建的程序无法在本机启动',
  toolchain: '使那里选择与别处不同的工具链',
  'gopath-mode': '在那里关闭模块',
  'mod-flag': '改变那里依赖的来源',
  'no-downloads': '在那里禁止下载',
  path: '不会改变 go 的查找，查找使用 VS Code 自身的 PATH',
};

export const text: Text<Values> = {
  en: {
    title: 'VS Code builds with variables that the terminal does not have',
    cause:
      '`go.toolsEnvVars` goes to the go command, gopls, linters and what is debugged, but not to a terminal, and not to the installation of tools, where GOOS, GOARCH, GOROOT, GOFLAGS, GOENV and GO111MODULE are taken out and GOTOOLCHAIN is auto. `build.env` of gopls reaches gopls alone: it is the way to look at files for another system. `terminal.integrated.env.osx` and `.linux` reach terminals alone. So "works in the editor, not in the terminal", and the reverse.',
    remedy:
      'Set what all are to have with `go env -w`, and what one command is to have in front of it (`GOOS=linux go build`). Remove GOROOT, GOOS and GOARCH from the settings.',
    summary: ({ file, line, key, value, reach, effect, others }) =>
      `${file}:${line}: ${key}=${value} ${effects[effect]}. ${reaches[reach]}${others === 0 ? '' : ` There ${others === 1 ? 'is 1' : `are ${others}`} more like it in this file.`}`,
    next: ({ file, line, key }) => `Remove ${key} from ${file}:${line} unless it is meant so.`,
  },
  zh: {
    title: 'VS Code 使用了终端所没有的变量进行构建',
    cause:
      '`go.toolsEnvVars` 会传给 go 命令、gopls、linter 以及被调试的程序，但不会传给终端，也不会用于安装工具：安装时会去掉 GOOS、GOARCH、GOROOT、GOFLAGS、GOENV 和 GO111MODULE，且 GOTOOLCHAIN 为 auto。gopls 的 `build.env` 只作用于 gopls：它是查看面向其他系统的文件的方法。`terminal.integrated.env.osx` 和 `.linux` 只作用于终端。于是会出现“编辑器里正常，终端里不行”，或相反。',
    remedy:
      '大家都应有的变量用 `go env -w` 设置，只用于一条命令的写在命令前（`GOOS=linux go build`）。从设置中删除 GOROOT、GOOS 和 GOARCH。',
    summary: ({ file, line, key, value, reach, effect, others }) =>
      `${file}:${line}：${key}=${value} ${effectsInChinese[effect]}。${reachesInChinese[reach]}${others === 0 ? '' : `此文件中还有 ${others} 个类似的。`}`,
    next: ({ file, line, key }) => `若并非有意，请从 ${file}:${line} 删除 ${key}。`,
  },
};
