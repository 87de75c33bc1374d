import type { Integer } from '../../../host/quantity.ts';
import type { ToolFault } from '../../editors/answer.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly file: string;
  /** From 1. */
  readonly line: Integer;
  /** `go.alternateTools.dlv` */
  readonly key: string;
  /** `dlv` */
  readonly tool: string;
  /** The path with what the extension fills in. */
  readonly path: string;
  /** `auto-update`: with it every tool is installed by a go for another processor, without asking. */
  readonly fault: ToolFault | 'auto-update';
  /** The same program by a path that stays over upgrades; empty when there is none. */
  readonly stable: string;
  /** What the program is for; empty when not known. */
  readonly architecture: string;
  readonly hardware: string;
  /** How many more there are in the file. */
  readonly others: Integer;
}

const more = (others: number): string => (others === 0 ? '' : `, and ${others} more like it in this file`);
const moreInChinese = (others: number): string => (others === 0 ? '' : `；此文件中还有 ${others} 个类似的`);

export const text: Text<Values> = {
  en: {
    title: 'A program that the settings of VS Code name is not the one that starts',
    cause:
      'The Go extension starts what `go.alternateTools` names when it is an absolute path of a file that may be executed. When it is not, it says nothing and goes on searching by the name of the tool: in GOBIN, GOPATH/bin, GOROOT/bin and PATH. It fills in `~` at the beginning, `${workspaceFolder}`, `${workspaceFolderBasename}` and `${env:NAME}`, and nothing else, so `${userHome}/go/bin/dlv` is searched as a name and never found. The directory of a keg of Homebrew (`Cellar/go/1.26.7`) goes away with the next upgrade. `go.toolsManagement.go` is the go that builds the tools, and is started as it is written; with `go.toolsManagement.autoUpdate` it does so without asking. That is off unless it was turned on, for example by "Always Update".',
    remedy:
      'Write the path of the program that is meant, or remove the line, so that it is found by its name. With Homebrew take the path below `opt`. For no installation without asking, set `"go.toolsManagement.autoUpdate": false` and, for no questions either, `"go.toolsManagement.checkForUpdates": "off"`.',
    summary: ({ file, line, key, tool, path, fault, architecture, hardware, others }) => {
      const where = `${file}:${line}: ${key}`;
      const passedOver = `the extension passes over it and searches for ${tool}`;
      return `${
        {
          missing: `${where} names ${path}, where nothing is: ${passedOver}`,
          directory: `${where} names ${path}, which is not a file: ${passedOver}`,
          'not-executable': `${where} names ${path}, which may not be executed: ${passedOver}`,
          relative: `${where} names ${path}, which is not an absolute path: it is searched as a name, and not found`,
          variable: `${where} names ${path}, of which the extension does not fill in everything: it is searched as a name, and not found`,
          architecture: `${where} names ${path}, which is for ${architecture}; this machine is ${hardware}`,
          shim: `${where} names the shim ${path}: which ${tool} starts depends on the directory`,
          changing: `${where} names ${path}, which the next upgrade removes`,
          'auto-update': `${where} lets ${path} install tools without asking, and it is for ${architecture}; this machine is ${hardware}`,
        }[fault]
      }${more(others)}.`;
    },
    next: ({ file, line, key, tool, fault, stable, hardware }) =>
      stable !== ''
        ? `In ${file}:${line}, set ${key} to ${stable}.`
        : fault === 'architecture'
          ? `Build ${tool} for ${hardware}, or remove ${key} from ${file}:${line}.`
          : fault === 'auto-update'
            ? `In ${file}:${line}, set ${key} to false until that go is native.`
            : fault === 'shim'
              ? `In ${file}:${line}, set ${key} to the program that the shim starts.`
              : fault === 'changing'
                ? `In ${file}:${line}, set ${key} to a path that stays over upgrades.`
                : `Correct ${key} in ${file}:${line}, or remove it.`,
  },
  zh: {
    title: 'VS Code 设置中指定的程序并不是实际启动的程序',
    cause:
      '当 `go.alternateTools` 的值是可执行文件的绝对路径时，Go 扩展会启动它。否则它什么都不提示，继续按工具名称查找：GOBIN、GOPATH/bin、GOROOT/bin 和 PATH。它只展开开头的 `~`、`${workspaceFolder}`、`${workspaceFolderBasename}` 和 `${env:NAME}`，因此 `${userHome}/go/bin/dlv` 会被当作名称查找，永远找不到。Homebrew 的 keg 目录（`Cellar/go/1.26.7`）会随下次升级消失。`go.toolsManagement.go` 是构建工具所用的 go，按原样启动；若启用 `go.toolsManagement.autoUpdate`，则不询问就安装。它默认关闭，除非曾被打开，例如选择了 "Always Update"。',
    remedy:
      '写上正确的程序路径，或删除该行，使其按名称查找。使用 Homebrew 时请用 `opt` 下的路径。若不希望自动安装，请设置 `"go.toolsManagement.autoUpdate": false`；若也不希望被询问，请设置 `"go.toolsManagement.checkForUpdates": "off"`。',
    summary: ({ file, line, key, tool, path, fault, architecture, hardware, others }) => {
      const where = `${file}:${line}：${key}`;
      const passedOver = `扩展会跳过它，改为查找 ${tool}`;
      return `${
        {
          missing: `${where} 指定的 ${path} 不存在：${passedOver}`,
          directory: `${where} 指定的 ${path} 不是文件：${passedOver}`,
          'not-executable': `${where} 指定的 ${path} 没有执行权限：${passedOver}`,
          relative: `${where} 指定的 ${path} 不是绝对路径：它会被当作名称查找，找不到`,
          variable: `${where} 指定的 ${path} 中有扩展不会展开的部分：它会被当作名称查找，找不到`,
          architecture: `${where} 指定的 ${path} 是为 ${architecture} 构建的，而本机是 ${hardware}`,
          shim: `${where} 指定的是 shim ${path}：启动哪个 ${tool} 取决于目录`,
          changing: `${where} 指定的 ${path} 会被下次升级删除`,
          'auto-update': `${where} 让 ${path} 不询问就安装工具，而它是为 ${architecture} 构建的，本机是 ${hardware}`,
        }[fault]
      }${moreInChinese(others)}。`;
    },
    next: ({ file, line, key, tool, fault, stable, hardware }) =>
      stable !== ''
        ? `在 ${file}:${line} 中把 ${key} 设为 ${stable}。`
        : fault === 'architecture'
          ? `为 ${hardware} 构建 ${tool}，或从 ${file}:${line} 删除 ${key}。`
          : fault === 'auto-update'
            ? `在该 go 成为原生之前，在 ${file}:${line} 中把 ${key} 设为 false。`
            : fault === 'shim'
              ? `在 ${file}:${line} 中把 ${key} 设为该 shim 启动的程序。`
              : fault === 'changing'
                ? `在 ${file}:${line} 中把 ${key} 设为升级后保持不变的路径。`
                : `改正 ${file}:${line} 中的 ${key}，或删除它。`,
  },
};
