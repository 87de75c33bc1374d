import { type ErrorRow, goIssue } from './row.ts';

const modules = 'https://go.dev/ref/mod';

/** K, second part: commands and settings about modules and caches. */
export const adviceModules: readonly ErrorRow[] = [
  {
    id: 'K04',
    says: ['GO111MODULE=off'],
    means: [
      'go111moduleoff|go111module0|go111modulefalse|turnoffgo111module|disablego111module',
      'exportgo111module*|setgo111module*|setxgo111module*|goenvwgo111module*|=go111moduleon|=go111moduleauto|=go111module1',
      'go111module should|need*|fix*|help*|why|turn*|enable*|设置|需要|开启|打开',
    ],
    asked: 'line',
    rules: ['go-env-cross', 'gopath-mode'],
    links: [`${modules}#mod-commands`],
    en: {
      cause:
        'Off switches to GOPATH mode, in which go.mod is not read and the toolchain stays the local one; on is the default since Go 1.16.',
      next: 'Remove it: `go env -u GO111MODULE`, or the line that exports it.',
      wrong:
        'GO111MODULE=off against “go.mod file not found”: open the directory of the module, or run `go mod init`.',
    },
    zh: {
      cause: 'off 会切换到 GOPATH 模式：不读取 go.mod，工具链固定为本地；on 自 Go 1.16 起就是默认值。',
      next: '删除它：`go env -u GO111MODULE`，或删除导出它的那一行。',
      wrong: '用 GO111MODULE=off 应对“go.mod file not found”：请打开模块目录，或执行 `go mod init`。',
    },
  },
  {
    id: 'K05',
    says: ['GOSUMDB=off', 'GONOSUMCHECK=1', 'GOFLAGS=-insecure', 'GONOSUMDB=*'],
    means: [
      'gosumdboff|gonosumcheck*|goflagsinsecure|gonosumdbstar|goprivatestar|goinsecurestar',
      'gosumdb off|disable*|关闭|禁用',
    ],
    asked: 'line',
    rules: ['gosum-mismatch', 'modcache-corrupt'],
    links: [`${modules}#checksum-database`, goIssue(27925)],
    en: {
      cause:
        'It switches off the check that what is downloaded is what everybody else got. The difference that it found stays.',
      next: 'Run `gowarden why-tidy`: it shows whether the cache or go.sum is wrong. For private modules set GOPRIVATE to their path.',
      wrong:
        'Switching the check off for every module; and with GOSUMDB=off go fetches no newer toolchain either.',
    },
    zh: {
      cause: '它关闭的是“下载内容与他人一致”的检查，而已发现的差异依然存在。',
      next: '运行 `gowarden why-tidy`：它会指出是缓存还是 go.sum 有误。私有模块请把其路径写入 GOPRIVATE。',
      wrong: '对所有模块关闭检查；而且 GOSUMDB=off 时 go 也不会获取新工具链。',
    },
  },
  {
    id: 'K06',
    says: ['$ rm go.sum'],
    means: ['gosum rm', 'delete*|deleting|remove*|removing|regenerate|删除|删掉|重新生成 gosum'],
    asked: 'line',
    rules: ['gosum-mismatch', 'modcache-corrupt'],
    links: [`${modules}#go-sum-files`],
    en: {
      cause:
        'go.sum records what was trusted. A new one trusts whatever is served, or lies damaged in the cache, today.',
      next: 'Run `gowarden why-tidy`: it names the module and the side that is wrong.',
      wrong: 'Deleting go.sum: the mismatch disappears together with the check.',
    },
    zh: {
      cause: 'go.sum 记录了曾被信任的内容；重新生成的文件会信任今天提供的、或缓存中已损坏的内容。',
      next: '运行 `gowarden why-tidy`：它会指出是哪个模块、哪一方有误。',
      wrong: '删除 go.sum：不符的提示与检查一起消失了。',
    },
  },
  {
    id: 'K08',
    says: ['GOFLAGS=-mod=mod'],
    means: ['goflagsmodmod', 'goflags modmod'],
    asked: 'line',
    rules: ['gomod-ping-pong'],
    links: [`${modules}#build-commands`, goIssue(46061)],
    en: {
      cause: 'With it every go command, also that of an editor, may rewrite go.mod and go.sum.',
      next: 'Run `go mod tidy` once, and remove the flag: `go env -u GOFLAGS`.',
      wrong: '-mod=mod for ever: two programs then write go.mod in turn.',
    },
    zh: {
      cause: '设置后，每条 go 命令（包括编辑器的）都可能改写 go.mod 和 go.sum。',
      next: '运行一次 `go mod tidy`，并去掉该标志：`go env -u GOFLAGS`。',
      wrong: '一直使用 -mod=mod：两个程序会轮流改写 go.mod。',
    },
  },
  {
    id: 'K09',
    says: ['$ rm -rf vendor'],
    means: [
      'vendor rm',
      'deletevendor*|deletethevendor*|removevendor*|removethevendor*|deletingvendor*|deletingthevendor*|删除vendor|删掉vendor',
      '删除|删掉 vendor',
    ],
    asked: 'line',
    rules: ['vendor-inconsistent'],
    links: [`${modules}#go-mod-vendor`],
    en: {
      cause: 'A project with vendor/ builds from it on purpose, and without network.',
      next: 'Run `go mod vendor` (in a workspace `go work vendor`), which makes it fit go.mod again.',
      wrong: 'Deleting vendor/: it comes back with the next checkout, or is missed in CI.',
    },
    zh: {
      cause: '含 vendor/ 的项目有意以它构建，且无需网络。',
      next: '运行 `go mod vendor`（工作区用 `go work vendor`），使其重新与 go.mod 一致。',
      wrong: '删除 vendor/：下次检出又会出现，或在 CI 中缺失。',
    },
  },
  {
    id: 'K10',
    says: ['go clean -modcache'],
    means: ['gocleanmodcache|gocleancache', 'goclean modcache|cache'],
    asked: 'line',
    rules: ['modcache-corrupt', 'gosum-mismatch', 'go-toolchain-mixed'],
    links: ['https://pkg.go.dev/cmd/go#hdr-Remove_object_files_and_cached_files'],
    en: {
      cause:
        'It empties the whole cache, of every project, while others may be building from it, and cannot be undone.',
      next: 'Remove only what is damaged: `gowarden why-tidy` names it. For space use `gowarden clean`, which can be undone.',
      wrong:
        'It does not help against a mixed GOROOT, a checksum in go.sum or missing permissions; afterwards everything is downloaded again.',
    },
    zh: {
      cause: '它会清空所有项目的整个缓存，而他人可能正在使用，且无法撤销。',
      next: '只移除损坏的部分：`gowarden why-tidy` 会指出。为腾出空间请用可撤销的 `gowarden clean`。',
      wrong: '它无助于混用的 GOROOT、go.sum 的校验和或权限问题；之后一切都要重新下载。',
    },
  },
  {
    id: 'K11',
    says: ['$ rm -rf "$GOCACHE" "$GOPATH/pkg/mod/cache"'],
    means: [
      'gocache|gomodcache|gobuild|pkgmod|goindex|jetbrains*|gopls rm',
      'delete|deleting|删除|清空 gocache|gomodcache|gobuild|pkgmod|goindex',
    ],
    asked: 'line',
    rules: ['go-command-storm', 'shared-module-two-ides'],
    links: ['https://pkg.go.dev/cmd/go#hdr-Build_and_test_caching', goIssue(31948)],
    en: {
      cause:
        'A variable that is unset makes it `rm -rf "" "/pkg/mod/cache"`; a pattern in quotes, "…/JetBrains/*/goIndex", never expands, so that line does nothing; and builds that run meanwhile fail.',
      next: '`gowarden clean` shows what it would remove, waits for running builds, and can be undone.',
      wrong: 'Calling such a script idempotent and safe: it neither checks what a path is nor who uses it.',
    },
    zh: {
      cause:
        '变量未设置时它会变成 `rm -rf "" "/pkg/mod/cache"`；引号中的通配符 "…/JetBrains/*/goIndex" 不会展开，该行什么也不做；同时进行的构建还会失败。',
      next: '`gowarden clean` 会先列出将移除的内容，等待构建结束，并且可以撤销。',
      wrong: '称这种脚本幂等且安全：它既不检查路径是什么，也不看谁在使用。',
    },
  },
  {
    id: 'K12',
    says: ['$ rm $GOPATH/pkg/mod/cache/lock'],
    means: [
      'modcachelock|cachelock|gomodcachelock rm|delete|remove|删除',
      'lock pkgmod|modcache|gomodcache rm|delete|remove|删除',
    ],
    asked: 'line',
    rules: ['modcache-lock-wait'],
    links: [goIssue(32421)],
    en: {
      cause:
        'The file is not the lock: the kernel holds it for an open file, and a new file is one that nobody waits for.',
      next: 'End the program that holds it: `gowarden status` names it with its process.',
      wrong: 'Removing the file: two go commands then write at the same time.',
    },
    zh: {
      cause: '文件本身不是锁：锁由内核记在打开的文件上，新建的文件无人等待。',
      next: '结束持有它的程序：`gowarden status` 会给出其进程。',
      wrong: '删除该文件：两条 go 命令便会同时写入。',
    },
  },
  {
    id: 'K14',
    says: ['gopls holds the module lock'],
    means: [
      'gopls lock*|锁 hold*|held|own*|keep*|kept|block*|module*|mod|gomod|modcache|cache|take*|持有|占|模块|缓存',
      'gopls hold*|block*|占用|阻塞 module*|gomod|modcache|模块',
    ],
    asked: 'claim',
    rules: ['modcache-lock-wait', 'shared-module-two-ides'],
    links: ['https://go.dev/gopls/daemon', goIssue(32421)],
    en: {
      cause:
        'gopls takes no lock of its own: the go commands that it starts do, mostly shared ones and for a moment. What lasts is a go that waits for git or for the network.',
      next: '`gowarden status` names the process that holds the lock and those that wait.',
      wrong: 'Ending gopls or deleting the lock file: the go command that waits starts again.',
    },
    zh: {
      cause: 'gopls 自己不加锁：加锁的是它启动的 go 命令，多为短暂的共享锁。持久的是在等待 git 或网络的 go。',
      next: '`gowarden status` 会给出持有锁的进程和等待者。',
      wrong: '结束 gopls 或删除锁文件：等待的 go 命令会再次启动。',
    },
  },
];
