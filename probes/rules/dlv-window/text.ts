import type { Debugger } from '../../debuggers/answer.ts';
import type { Fit } from '../../debuggers/window.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  /** `v1.22.1` */
  readonly version: string;
  readonly fit: Exclude<Fit, 'works'>;
  /** The first Go whose programs it refuses: `go1.26.8`. */
  readonly goVersion: string;
  /** Where that Go runs. */
  readonly directory: string;
  /** In how many more directories it refuses what is made. */
  readonly others: number;
  /** The oldest Go that it works with: `1.19`. */
  readonly oldest: string;
  readonly newest: string;
  /** The Go that it was built by; empty when not known. */
  readonly builtBy: string;
  /** The release to have in its place; empty when none is known. */
  readonly wanted: string;
  readonly source: Debugger['source'];
  /** The GoLand that it came with, or `FILE:LINE` of the setting that names it; empty for others. */
  readonly by: string;
}

export const text: Text<Values> = {
  en: {
    title: 'Delve does not fit the Go that runs',
    cause:
      'Each release of Delve works with three or four releases of Go and refuses programs that another Go has made: "Version of Delve is too old for Go version …", or "Go version … is too old for this version of Delve". What counts is the Go that made the program, not the one that is first on PATH. A Delve that was built by Go before 1.25 cannot read DWARF 5 either, which Go 1.25 and later write except for macOS. GoLand starts its own Delve with that check switched off, so that it only warns, and variables may be missing or wrong.',
    remedy:
      'Install the release of Delve that fits, or build the same one again with a newer Go. GoLand brings its own: update GoLand, or name another with `dlv.path=/path/of/dlv` by Help | Edit Custom Properties. `--check-go-version=false` hides the message, not the cause.',
    summary: ({ path, version, fit, goVersion, directory, others, oldest, newest, builtBy }) => {
      const place = others === 0 ? `in ${directory}` : `in ${directory} and ${others} more`;
      return fit === 'delve-needs-rebuild'
        ? `dlv ${version} (${path}) was built by ${builtBy} and cannot read what ${goVersion} makes ${place}.`
        : `dlv ${version} (${path}) works with Go ${oldest} to ${newest}, and ${goVersion} runs ${place}.`;
    },
    next: ({ fit, wanted, source, by, goVersion }) => {
      if (source === 'goland')
        return wanted === ''
          ? 'Update GoLand, or debug with a Go that its Delve works with.'
          : `Update GoLand, or let it use a dlv ${wanted}: \`dlv.path=\` in Help | Edit Custom Properties.`;
      if (wanted === '') return `No release of Delve that works with ${goVersion} is known here.`;
      if (by !== '') return `Let ${by} name a dlv ${wanted}.`;
      return fit === 'delve-needs-rebuild'
        ? `Build dlv ${wanted} again with Go 1.25 or later.`
        : `Install dlv ${wanted}.`;
    },
  },
  zh: {
    title: 'Delve 与实际运行的 Go 不匹配',
    cause:
      '每个 Delve 发布版只适用于三四个 Go 版本，会拒绝由其他 Go 构建的程序："Version of Delve is too old for Go version …"，或 "Go version … is too old for this version of Delve"。起作用的是构建该程序的 Go，而不是 PATH 上的第一个。由 Go 1.25 之前的版本构建的 Delve 也无法读取 DWARF 5，而 Go 1.25 及以后的版本（macOS 除外）写入的正是它。GoLand 让自带的 Delve 不检查版本，因此只有警告，但变量可能缺失或有误。',
    remedy:
      '安装匹配的 Delve 发布版，或用更新的 Go 重新构建同一版本。GoLand 自带 Delve：请更新 GoLand，或通过 Help | Edit Custom Properties 用 `dlv.path=/dlv/的/路径` 指定另一个。`--check-go-version=false` 只隐藏提示，不消除原因。',
    summary: ({ path, version, fit, goVersion, directory, others, oldest, newest, builtBy }) => {
      const place = others === 0 ? directory : `${directory} 等 ${others + 1} 处`;
      return fit === 'delve-needs-rebuild'
        ? `dlv ${version}（${path}）由 ${builtBy} 构建，无法读取 ${place} 中 ${goVersion} 所构建的程序。`
        : `dlv ${version}（${path}）适用于 Go ${oldest} 至 ${newest}，而 ${place} 中运行的是 ${goVersion}。`;
    },
    next: ({ fit, wanted, source, by, goVersion }) => {
      if (source === 'goland')
        return wanted === ''
          ? '请更新 GoLand，或用其 Delve 所适用的 Go 调试。'
          : `请更新 GoLand，或让它使用 dlv ${wanted}：在 Help | Edit Custom Properties 中设置 \`dlv.path=\`。`;
      if (wanted === '') return `未知有适用于 ${goVersion} 的 Delve 发布版。`;
      if (by !== '') return `让 ${by} 指定 dlv ${wanted}。`;
      return fit === 'delve-needs-rebuild'
        ? `用 Go 1.25 或更新的版本重新构建 dlv ${wanted}。`
        : `安装 dlv ${wanted}。`;
    },
  },
};
