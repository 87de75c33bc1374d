import type { Integer } from '../../../host/quantity.ts';
import type { SdkFault } from '../../goland/sdk.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** `.idea/workspace.xml` */
  readonly file: string;
  /** From 1. */
  readonly line: Integer;
  /** The project. */
  readonly directory: string;
  /** The Go SDK that it is bound to. */
  readonly sdk: string;
  /** `changing`: an upgrade takes it away. */
  readonly fault: SdkFault | 'foreign' | 'older' | 'changing';
  /** `go1.26.8`; empty when not known. */
  readonly version: string;
  readonly architecture: string;
  readonly hardware: string;
  /** The newer `go` line of its go.mod and go.work; empty when there is none. */
  readonly needs: string;
  /** The directory to choose; empty when none is fit. */
  readonly choose: string;
}

const is: Readonly<Record<SdkFault, string>> = {
  absent: 'which does not exist any more',
  program: 'which is a file, and not the directory of a Go',
  bin: 'which holds a go command, and is not the directory of a Go',
  prefix: 'whose Go is in its libexec',
  'no-version': 'in which nothing says its version',
  'no-go': 'which has no bin/go',
};

const isInChinese: Readonly<Record<SdkFault, string>> = {
  absent: '已不存在',
  program: '是一个文件，而不是 Go 的目录',
  bin: '里有 go 命令，但不是 Go 的目录',
  prefix: '的 Go 在其 libexec 中',
  'no-version': '中没有文件说明其版本',
  'no-go': '中没有 bin/go',
};

export const text: Text<Values> = {
  en: {
    title: 'A GoLand project is bound to a Go SDK that is not right',
    cause:
      'GoLand keeps the Go SDK of a project as a path in `.idea/workspace.xml`. Homebrew, asdf and mise have each version in a directory of its own, so an upgrade leaves that path behind. GoLand takes a directory for an SDK when it has bin/go and says its version: `bin/go` itself, the prefix of a Homebrew keg without its `libexec`, or a directory of shims is "not a valid home for Go SDK". Old releases of GoLand read the version from zversion.go, where Go has not written it for years: what they need is a newer GoLand. To write a version into zversion.go by hand is the wrong cure.',
    remedy:
      'Choose the right directory in Settings | Go | GOROOT. One that stays the same over upgrades is best: with Homebrew `opt/go/libexec`.',
    summary: ({ directory, sdk, fault, version, architecture, hardware, needs }) => {
      if (fault === 'foreign')
        return `GoLand's project ${directory} is bound to ${sdk}, which is for ${architecture}; this machine is ${hardware}.`;
      if (fault === 'older')
        return `GoLand's project ${directory} is bound to ${sdk} (${version}), and its go.mod or go.work needs ${needs}.`;
      if (fault === 'changing')
        return `GoLand's project ${directory} is bound to ${sdk}, which the next upgrade removes.`;
      return `GoLand's project ${directory} is bound to ${sdk}, ${is[fault]}.`;
    },
    next: ({ choose, needs }) =>
      choose === ''
        ? `Install ${needs === '' ? 'a Go' : `Go ${needs} or newer`} for this machine, then choose it in Settings | Go | GOROOT.`
        : `Choose ${choose} in Settings | Go | GOROOT.`,
  },
  zh: {
    title: 'GoLand 项目绑定的 Go SDK 不正确',
    cause:
      'GoLand 把项目的 Go SDK 作为路径保存在 `.idea/workspace.xml` 中。Homebrew、asdf 和 mise 把每个版本放在各自的目录里，因此升级后该路径就失效了。若目录含有 bin/go 并说明了版本，GoLand 才认它为 SDK：`bin/go` 本身、缺少 `libexec` 的 Homebrew keg 前缀、垫片目录都会得到 "not a valid home for Go SDK"。旧版 GoLand 从 zversion.go 读取版本，而 Go 多年前就不再把版本写在那里：需要的是更新的 GoLand。手工把版本写进 zversion.go 是错误的做法。',
    remedy:
      '在 Settings | Go | GOROOT 中选择正确的目录。最好选升级后不变的：Homebrew 的是 `opt/go/libexec`。',
    summary: ({ directory, sdk, fault, version, architecture, hardware, needs }) => {
      if (fault === 'foreign')
        return `GoLand 项目 ${directory} 绑定的 ${sdk} 是 ${architecture} 的，而本机是 ${hardware}。`;
      if (fault === 'older')
        return `GoLand 项目 ${directory} 绑定的是 ${sdk}（${version}），而其 go.mod 或 go.work 需要 ${needs}。`;
      if (fault === 'changing') return `GoLand 项目 ${directory} 绑定的 ${sdk} 会在下次升级时被删除。`;
      return `GoLand 项目 ${directory} 绑定的 ${sdk} ${isInChinese[fault]}。`;
    },
    next: ({ choose, needs }) =>
      choose === ''
        ? `请安装适用于本机的 Go${needs === '' ? '' : ` ${needs} 或更新的版本`}，然后在 Settings | Go | GOROOT 中选择它。`
        : `在 Settings | Go | GOROOT 中选择 ${choose}。`,
  },
};
