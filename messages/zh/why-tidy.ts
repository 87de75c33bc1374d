import type { whyTidy as english } from '../en/why-tidy.ts';

export const whyTidy: typeof english = {
  tidy: (module) => `go mod tidy 在 ${module} 中可以运行，且不会更改任何内容。`,
  changes: (module) => `go mod tidy 在 ${module} 中可以运行，并会作以下更改：`,
  worksBut: (module) => `go mod tidy 在 ${module} 中可以运行，但有问题：`,
  fails: (module) => `go mod tidy 在 ${module} 中失败：`,
  simulated: '模拟的机器无法运行 go。',
  simulatedNext: '去掉 --host 再运行',
  noModule: (directory) => `${directory} 及其上级目录中没有 go.mod。`,
  noModuleNext: '请指定模块的目录：gowarden why-tidy DIR',
  noCache: '找不到模块缓存：GOMODCACHE 和 GOPATH 都不是绝对路径。',
  noCacheNext: '查看：go env GOMODCACHE GOPATH',
  noGoNext: '查看 go 在哪里：gowarden which go',
  goSumAtFault: {
    what: (subject) =>
      `问题在 go.sum，或者 ${subject} 的标签被移动过：模块缓存中的各份内容彼此一致，却与 go.sum 不一致。`,
    next: (subject) =>
      `用 git log -p go.sum 查看 ${subject} 那一行何时变化并恢复它。只有私有模块的标签确实被有意移动时才删除该行，然后：go mod tidy`,
  },
  causes: {
    'checksum-mismatch': {
      what: (subject) => `${subject} 的内容与 go.sum 不一致。`,
      next: () => '先弄清哪个有误：gowarden clean --repair --dry-run 会说明是否是缓存；若不是，请恢复 go.sum',
    },
    'missing-go-sum': {
      what: (subject) => `go.sum 缺少 ${subject}；补上之前构建会停止。`,
      next: () => 'go mod tidy',
    },
    'malformed-go-sum': {
      what: (subject) => `无法读取 go.sum${subject ? `（${subject}）` : ''}：常见原因是合并标记。`,
      next: () => '打开 go.sum，删除不是三个词的行，然后：go mod tidy',
    },
    lock: {
      what: (subject) => `tidy 需要的锁被 ${subject} 持有。`,
      next: (subject) => `请等待；如果它卡住，结束它：kill ${/pid (\d+)/.exec(subject)?.[1] ?? 'PID'}`,
    },
    toolchain: {
      what: (subject) => `该模块需要另一个 Go（${subject}），而这里无法取得。`,
      next: () => '查看由谁决定：gowarden which go .',
    },
    offline: {
      what: (subject) => `缓存中没有某个模块${subject ? `（${subject}）` : ''}，且没有为查明原因而下载。`,
      next: () => '允许下载再试：gowarden why-tidy --network',
    },
    'private-module': {
      what: (subject) => `无法获取 ${subject || '某个模块'}：它是私有的、已移动或不存在。`,
      next: () => '私有模块请设置 GOPRIVATE，并让 git 登录（ssh 或凭据助手）',
    },
    permission: {
      what: (subject) => `go 无权读写 ${subject}。`,
      next: (subject) => `查看其所有者：ls -ld ${subject}；属于 root 的缓存来自以前的 sudo`,
    },
    syntax: { what: (subject) => `无法解析 ${subject}。`, next: (subject) => `打开 ${subject}` },
    workspace: {
      what: (subject) => `工作区（go.work）不匹配：${subject}。`,
      next: () => 'go work use，或离开工作区：GOWORK=off go mod tidy',
    },
    replacement: {
      what: (subject) => `replace 指令不匹配：${subject}。`,
      next: () => '更正 go.mod 中的 replace 行',
    },
    import: { what: (subject) => `找不到包 ${subject}。`, next: () => '更正导入路径，或：go get PACKAGE' },
    'changed-meanwhile': {
      what: (subject) => `tidy 运行期间，${subject || 'go.mod'} 被另一个程序更改。`,
      next: () => '再运行一次；谁在写：gowarden incidents',
    },
    'no-module': { what: () => '没有 go.mod。', next: () => 'go mod init' },
    flags: { what: (subject) => `GOFLAGS 不匹配：${subject}。`, next: () => '查看：go env GOFLAGS' },
    'damaged-cache': {
      what: (subject) => `模块缓存中的 ${subject} 已损坏，构建可能会照样使用它。`,
      next: () => 'gowarden clean --repair',
    },
    'not-tidy': { what: () => 'go.mod 和 go.sum 尚未整理。', next: () => 'go mod tidy' },
    other: { what: () => 'go 给出了 gowarden 不认识的原因：', next: () => 'go mod tidy -x' },
  },
};
