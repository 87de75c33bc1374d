import type { Text } from '../../probe.ts';
import { badInChinese, badInEnglish, type BadIssue } from '../../versions/bad/text.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** `1.26.3` */
  readonly version: string;
  readonly supported: string;
  /** `golang/go#80706`; empty when what is wrong is its support. */
  readonly issue: BadIssue | '';
  /** The first release without it; empty where that is not confirmed. */
  readonly fixedIn: string;
}

export const text: Text<Values> = {
  en: {
    title: 'A toolchain line names a Go that is not to be used',
    cause:
      'Whoever has an older Go fetches exactly this release, and so does CI where it takes its Go from go.mod. It gets no security fixes any more, or has a fault that was reported and put right in a newer patch. A newer Go that is installed passes over the line.',
    remedy: 'Raise the line: `go get toolchain@go1.X.Y`, in a workspace `go work edit -toolchain=go1.X.Y`.',
    summary: ({ path, line, version, supported, issue }) =>
      issue === ''
        ? `${path}:${line} names go${version}; supported are Go ${supported}.`
        : `${path}:${line} names go${version}, which has ${issue}: ${badInEnglish[issue].what}.`,
    next: ({ path, line, supported, fixedIn }) =>
      fixedIn === ''
        ? `Raise ${path}:${line} to one of Go ${supported}.`
        : `Raise ${path}:${line} to go${fixedIn} or newer.`,
  },
  zh: {
    title: 'toolchain 行指定了不该使用的 Go',
    cause:
      '只有更旧 Go 的人会下载恰好这个版本，从 go.mod 取得 Go 的 CI 也是如此。它已不再获得安全修复，或有已被报告并在更新的补丁中修复的缺陷。已安装更新的 Go 时会忽略该行。',
    remedy: '提高该行：`go get toolchain@go1.X.Y`，在工作区中用 `go work edit -toolchain=go1.X.Y`。',
    summary: ({ path, line, version, supported, issue }) =>
      issue === ''
        ? `${path}:${line} 指定 go${version}；受支持的是 Go ${supported}。`
        : `${path}:${line} 指定 go${version}，它有 ${issue}：${badInChinese[issue].what}。`,
    next: ({ path, line, supported, fixedIn }) =>
      fixedIn === ''
        ? `把 ${path}:${line} 提高到 Go ${supported} 之一。`
        : `把 ${path}:${line} 提高到 go${fixedIn} 或更新。`,
  },
};
