import type { Text } from '../../probe.ts';

/**
 * What comes of it. `refused`: go builds nothing; `stops`: what it builds does not start here; `translated`: it starts through
 * Rosetta or the like; `native`: it starts; `compiler`: only what uses cgo is for the other machine; `trace`: nothing is set any
 * more, but programs lie where nothing finds them.
 */
export type Effect = 'refused' | 'stops' | 'translated' | 'native' | 'compiler' | 'trace';

/** What its sentences are filled with. */
export interface Values {
  readonly effect: Effect;
  /** What is built for: `linux/amd64`. */
  readonly target: string;
  /** `darwin/arm64` */
  readonly machine: string;
  /** `GOOS=linux GOARCH=amd64`; empty for a trace. */
  readonly settings: string;
  /** Everything that is to be unset: `GOOS GOARCH CGO_ENABLED`. */
  readonly names: string;
  /** `FILE:2,3`, `launchctl`, or the context that has the variables. */
  readonly source: string;
}

const effects: Readonly<Record<Effect, string>> = {
  refused: 'go refuses that pair, and builds nothing',
  stops: 'go run, go test and dlv stop with "exec format error" or "bad CPU type"',
  translated:
    'go run, go test and dlv work through translation, and go install puts tools where no PATH leads',
  native: 'it starts here, but go install puts it where no PATH leads',
  compiler: 'builds with cgo fail, or are for the other machine',
  trace: 'no PATH leads there',
};

const effectsInChinese: Readonly<Record<Effect, string>> = {
  refused: 'go 不认识这一组合，什么都不构建',
  stops: 'go run、go test 和 dlv 会因 "exec format error" 或 "bad CPU type" 而失败',
  translated: 'go run、go test 和 dlv 通过转译运行，go install 会把工具放到 PATH 之外',
  native: '它能在本机运行，但 go install 会把它放到 PATH 之外',
  compiler: '使用 cgo 的构建会失败，或者是为另一种机器构建的',
  trace: 'PATH 不包含那里',
};

export const text: Text<Values> = {
  en: {
    title: 'Go is set to build for another machine',
    cause:
      'GOOS, GOARCH or a cross compiler was set once to build for another machine, by `go env -w`, a line of a shell profile or `launchctl setenv`, and stayed: since then everything is built for that machine. `go build` says nothing about it. `go run`, `go test` and the debugger then stop with "exec format error", "bad CPU type" or work through Rosetta; cgo is off; `go install` puts programs into `bin/linux_amd64` and the like below GOPATH, which no PATH has, or refuses where GOBIN is set. A directory `bin/darwin_arm64` on Apple silicon is the trace of the advice to say `GOARCH=arm64 go install` with an Intel Go: what it made is native, but nothing finds it there, and the Go itself stayed what it was. GOHOSTARCH changes nothing: the go command passes it over.',
    remedy:
      'Unset what is for the other machine where it is set: `go env -u GOOS GOARCH CGO_ENABLED` for what `go env -w` has written, else the line of the profile. Name the target for one command only: `GOOS=linux GOARCH=amd64 go build`. Programs in `bin/darwin_arm64` can be installed again by a native Go; then the directory can go.',
    summary: ({ effect, target, machine, settings, source }) =>
      effect === 'trace'
        ? `${source} holds programs that a Go for another processor installed for ${target}; ${effects.trace}.`
        : effect === 'compiler'
          ? `${settings} (${source}) is a compiler for ${target}; this machine is ${machine}: ${effects.compiler}.`
          : `go builds for ${target} because of ${settings} (${source}); this machine is ${machine}: ${effects[effect]}.`,
    next: ({ effect, names, source }) =>
      effect === 'trace'
        ? `Install what you need of ${source} again with a native Go; then that directory can go.`
        : `Take ${names} out of ${source}, and set them for one command only.`,
  },
  zh: {
    title: 'Go 被设置为给另一种机器构建',
    cause:
      '曾经为了给另一种机器构建而用 `go env -w`、shell 配置中的一行或 `launchctl setenv` 设置了 GOOS、GOARCH 或交叉编译器，之后一直留着：此后构建的一切都面向那种机器，而 `go build` 什么都不提示。于是 `go run`、`go test` 和调试器会因 "exec format error"、"bad CPU type" 而失败，或通过 Rosetta 运行；cgo 被关闭；`go install` 把程序放到 GOPATH 下的 `bin/linux_amd64` 之类的目录，PATH 并不包含它们，而设置了 GOBIN 时则拒绝安装。Apple 芯片上出现 `bin/darwin_arm64` 目录，是按“用 Intel 版 Go 执行 `GOARCH=arm64 go install`”的建议留下的痕迹：其中的程序是原生的，但没有谁会在那里找到它们，而 Go 本身并没有改变。GOHOSTARCH 不起作用：go 命令会忽略它。',
    remedy:
      '在设置它们的地方取消：`go env -w` 写入的用 `go env -u GOOS GOARCH CGO_ENABLED`，否则删除 shell 配置中的那一行。只在一条命令中指定目标：`GOOS=linux GOARCH=amd64 go build`。`bin/darwin_arm64` 中的程序可用原生 Go 重新安装，之后该目录可以删除。',
    summary: ({ effect, target, machine, settings, source }) =>
      effect === 'trace'
        ? `${source} 中有另一种处理器的 Go 为 ${target} 安装的程序；${effectsInChinese.trace}。`
        : effect === 'compiler'
          ? `${settings}（${source}）是面向 ${target} 的编译器；本机是 ${machine}：${effectsInChinese.compiler}。`
          : `由于 ${settings}（${source}），go 为 ${target} 构建；本机是 ${machine}：${effectsInChinese[effect]}。`,
    next: ({ effect, names, source }) =>
      effect === 'trace'
        ? `用原生 Go 重新安装 ${source} 中需要的程序；之后该目录可以删除。`
        : `从 ${source} 中去掉 ${names}，只在单条命令中设置它们。`,
  },
};
