import type { Text } from '../../probe.ts';
import { badInChinese, badInEnglish, type BadIssue } from '../../versions/bad/text.ts';

/** What its sentences are filled with. */
export interface Values {
  /** `golang/go#80706` */
  readonly issue: BadIssue;
  /** The go, or what lets another one run in its place. */
  readonly path: string;
  /** `go1.26.5` */
  readonly version: string;
  /** What is built here: `darwin/arm64`. */
  readonly product: string;
  /** The first release without it, `1.26.6`; empty where that is not confirmed. */
  readonly fixedIn: string;
  /** Who lets it run, `FILE:LINE` or `environment`; empty when it is the go itself. */
  readonly source: string;
}

export const text: Text<Values> = {
  en: {
    title: 'This Go has a known fault',
    cause:
      'A few releases of Go have faults that were reported and, mostly, put right in the next patch. gowarden knows those of its table, and reports one only where the version, what is built here and what the fault needs were all seen on this machine. `gowarden releases --bad` lists all of them, also those that cannot be seen from outside. No release is known in which a "type hash" panic comes from the Go version alone.',
    remedy:
      'Use a newer patch. In a module `go get toolchain@go1.26.6` writes a toolchain line, which is a minimum: it raises the Go that runs and never lowers it. Where there is a go.work, its toolchain line counts and hides the one of go.mod: `go work edit -toolchain=go1.26.6`. To go back to an older Go, only an exact GOTOOLCHAIN does it: `go env -w GOTOOLCHAIN=go1.25.10`.',
    summary: ({ issue, path, version, product, source }) =>
      `${source === '' ? path : source} ${source === '' ? 'is' : 'lets'} ${version}${source === '' ? '' : ' run'}, which has ${issue} where it builds for ${product}: ${badInEnglish[issue].what}.`,
    next: ({ issue, fixedIn }) =>
      fixedIn === ''
        ? `What helps: ${badInEnglish[issue].wayOut}.`
        : `Use Go ${fixedIn} or newer (in a module: go get toolchain@go${fixedIn}; with a go.work: go work edit -toolchain=go${fixedIn}).`,
  },
  zh: {
    title: '这个 Go 有已知的缺陷',
    cause:
      'Go 的少数版本有已被报告的缺陷，大多在下一个补丁版本中修复。gowarden 只知道自己表中的那些，且只有在版本、本机构建的目标以及缺陷所需的条件都在本机看到时才提示。`gowarden releases --bad` 列出全部，包括无法从外部看到的。尚不知道有哪个版本仅因 Go 版本就会出现 "type hash" panic。',
    remedy:
      '使用更新的补丁版本。在模块中，`go get toolchain@go1.26.6` 会写入 toolchain 行，它只是下限：会提高实际运行的 Go，从不降低。若有 go.work，则以其中的 toolchain 行为准，并遮住 go.mod 的那一行：`go work edit -toolchain=go1.26.6`。要退回旧版本，只有精确的 GOTOOLCHAIN 有效：`go env -w GOTOOLCHAIN=go1.25.10`。',
    summary: ({ issue, path, version, product, source }) =>
      `${source === '' ? `${path} 是` : `${source} 使`} ${version}${source === '' ? '' : ' 运行'}，为 ${product} 构建时有 ${issue}：${badInChinese[issue].what}。`,
    next: ({ issue, fixedIn }) =>
      fixedIn === ''
        ? `有帮助的做法：${badInChinese[issue].wayOut}。`
        : `使用 Go ${fixedIn} 或更新（在模块中：go get toolchain@go${fixedIn}；有 go.work 时：go work edit -toolchain=go${fixedIn}）。`,
  },
};
