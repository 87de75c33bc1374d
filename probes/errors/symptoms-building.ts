import { type ErrorRow, goIssue, issue } from './row.ts';

/** L, second part: what people see of builds, modules and containers, in their own words. */
export const symptomsOfBuilding: readonly ErrorRow[] = [
  {
    id: 'L20',
    says: ['build hangs in docker', '在 docker 里构建卡住'],
    means: [
      'docker*|container*|podman|buildx|orbstack|colima|image|容器|镜像 build*|compil*|go|golang|构建|编译 hang*|hung|stuck|slow*|freez*|forever|neverfinish*|neverend*|endless*|ages|minutes|hours|takes|卡|慢|不动|挂起',
      'qemu|emulat*|模拟 hang*|stuck|slow*|freez*|卡|慢',
    ],
    asked: 'symptom',
    rules: ['rosetta-needed', 'dockerfile-platform', 'dockerfile-cache', 'container-emulated'],
    links: [
      goIssue(69255),
      issue('moby/buildkit#2541'),
      'https://docs.docker.com/build/building/multi-platform/',
    ],
    en: {
      cause:
        'The builder stage runs emulated (an amd64 image on Apple silicon), or each build downloads and compiles everything since nothing is cached.',
      next: '`FROM --platform=$BUILDPLATFORM golang` with `GOOS=$TARGETOS GOARCH=$TARGETARCH`, and cache mounts for /root/.cache/go-build and /go/pkg/mod.',
      wrong: 'An older golang image, or more memory alone.',
    },
    zh: {
      cause: '构建阶段在模拟下运行（Apple 芯片上的 amd64 镜像），或因没有缓存而每次都重新下载和编译。',
      next: '使用 `FROM --platform=$BUILDPLATFORM golang` 加 `GOOS=$TARGETOS GOARCH=$TARGETARCH`，并为 /root/.cache/go-build 和 /go/pkg/mod 设缓存挂载。',
      wrong: '换更旧的 golang 镜像，或只加内存。',
    },
  },
  {
    id: 'L21',
    says: ['go build crashes in docker', 'docker 中 go build 崩溃'],
    means: [
      'docker*|container*|podman|buildx|qemu|orbstack|colima|容器|镜像 crash*|segfault*|segmentation|panic*|sigsegv|killed|139|137|崩溃|段错误|被杀',
    ],
    asked: 'symptom',
    rules: ['rosetta-needed', 'dockerfile-platform', 'container-emulated'],
    links: [goIssue(69255), issue('moby/buildkit#2541')],
    en: {
      cause:
        'Under QEMU amd64 Go programs crash (lfstack.push, signal 11); exit code 137 means that memory ran out or that it was killed.',
      next: 'Do not emulate the builder: `FROM --platform=$BUILDPLATFORM golang`; for 137 give the engine more memory.',
      wrong: 'Trying again until it works.',
    },
    zh: {
      cause: 'amd64 的 Go 程序在 QEMU 下会崩溃（lfstack.push、信号 11）；退出码 137 表示内存不足或被杀死。',
      next: '不要模拟构建阶段：`FROM --platform=$BUILDPLATFORM golang`；若为 137，请给引擎更多内存。',
      wrong: '反复重试直到成功。',
    },
  },
  {
    id: 'L22',
    says: ['runs on my Mac but not in the container', '在 Mac 上能运行，在容器里不行'],
    means: [
      '本机|本地|mac|macos 能跑|能运行|可以|正常|没问题 容器|docker|镜像|container 跑不|起不|不行|不能|失败|报错',
      'mac|macos|binary|program|executable|app|server|runs|works|程序|二进制 docker*|container*|linux|alpine|scratch|容器 @not|but|exit*|但 start*|run*|work*|local*|本机|启动|运行',
    ],
    asked: 'symptom',
    rules: ['go-env-cross', 'dockerfile-libc', 'dockerfile-arch'],
    links: ['https://docs.docker.com/build/building/multi-platform/'],
    en: {
      cause:
        'The program is for another system or processor, or it needs a C library that the image does not have.',
      next: '`gowarden inspect FILE` shows what it is for; build it in the image, with CGO_ENABLED=0 for scratch and Alpine.',
      wrong: '`chmod +x`.',
    },
    zh: {
      cause: '程序是为其他系统或处理器构建的，或需要镜像中没有的 C 库。',
      next: '`gowarden inspect FILE` 会显示它的目标；请在镜像中构建，scratch 和 Alpine 用 CGO_ENABLED=0。',
      wrong: '`chmod +x`。',
    },
  },
  {
    id: 'L24',
    says: ['go.mod changes by itself', 'go.mod 自己改变'],
    means: [
      'gomod|gosum chang*|modif*|rewrit*|revert*|flip*|改|变 itself|again|keep*|constantly|alone|back|every|always|without|自己|自动|总是|老是|经常|反复|一直|不断|来回',
    ],
    asked: 'symptom',
    rules: ['gomod-ping-pong', 'shared-module-two-ides'],
    links: ['https://go.dev/ref/mod#go-mod-tidy'],
    en: {
      cause: 'Two programs write it in turn, mostly the gopls of two editors, or two versions of Go.',
      next: '`gowarden history` names the writers; let one editor manage go.mod.',
      wrong: 'GOFLAGS=-mod=mod, which lets still more programs write it.',
    },
    zh: {
      cause: '两个程序轮流改写它，多为两个编辑器的 gopls 或两个版本的 Go。',
      next: '`gowarden history` 会给出改写者；只让一个编辑器管理 go.mod。',
      wrong: 'GOFLAGS=-mod=mod：会让更多程序改写它。',
    },
  },
  {
    id: 'L25',
    says: ['go build is slow on Apple silicon', 'M1 上 go build 很慢'],
    means: [
      'build*|compil*|test*|go|golang|构建|编译|测试 slow*|slower|minutes|慢 mac*|m1|m2|m3|m4|m5|apple|silicon|arm64|苹果|芯片',
      'gobuild|gotest|gorun slow*|slower|慢',
      'fan*|battery|hot|风扇|发热|电池 go|golang|gopls|build*|goland|vscode|构建',
    ],
    asked: 'symptom',
    rules: [
      'go-arch-mismatch',
      'go-tool-arch-mismatch',
      'app-translated',
      'editor-arch-mismatch',
      'go-command-storm',
    ],
    links: ['https://support.apple.com/102527'],
    en: {
      cause:
        'Mostly an amd64 go runs translated; else several editors build the same module, or the build cache is emptied again and again.',
      next: '`gowarden which go` shows whether it is native, `gowarden doctor` the rest.',
      wrong: 'GOARM=8 or GOGC settings found on the web.',
    },
    zh: {
      cause: '多半是 amd64 的 go 在转译下运行；否则是多个编辑器在构建同一模块，或构建缓存被反复清空。',
      next: '`gowarden which go` 会显示是否原生，其余看 `gowarden doctor`。',
      wrong: '网上的 GOARM=8 或 GOGC 设置。',
    },
  },
  {
    id: 'L26',
    says: ['nothing compiles after the macOS upgrade', '升级 macOS 后无法编译'],
    means: [
      'macos|osx|tahoe|sequoia|sonoma|os|系统 upgrad*|updat*|升级|更新 @not|broke*|break*|stopped|不能|无法|失败|坏 go|golang|compil*|build*|cgo|git|dlv|debug*|编译|构建|调试',
    ],
    asked: 'symptom',
    rules: [
      'apple-tools-missing',
      'apple-tools-broken',
      'apple-sdk-broken',
      'xcode-license-open',
      'go-tool-no-uuid',
      'rosetta-needed',
    ],
    links: ['https://developer.apple.com/documentation/xcode/installing-the-command-line-tools'],
    en: {
      cause:
        'The upgrade removed the Command Line Tools or their licence, Rosetta, or it refuses programs that Go before 1.24 linked.',
      next: '`gowarden doctor` shows which one; mostly `xcode-select --install`.',
      wrong: 'An older Go.',
    },
    zh: {
      cause: '升级移除了命令行工具或其许可、Rosetta，或系统拒绝 Go 1.24 之前链接的程序。',
      next: '`gowarden doctor` 会指出是哪一种；多数情况下执行 `xcode-select --install`。',
      wrong: '换用更旧的 Go。',
    },
  },
  {
    id: 'L27',
    says: ['permission denied after sudo go', 'sudo go 之后权限不足'],
    means: [
      'sudo|root owned|owner|belong*|所有者|属于 go|golang|gocache|gopath|cache|module*|缓存|模块',
      'permission*|denied|eacces|权限 sudo|root go|golang|cache|module*|缓存|模块',
    ],
    asked: 'symptom',
    rules: ['path-owner', 'path-not-writable'],
    links: [goIssue(26280), goIssue(26814)],
    en: {
      cause: 'go ran as root once, and its caches now hold files of root that you cannot write.',
      next: 'Give them back: `sudo chown -R "$(id -un)" "$(go env GOCACHE)" "$(go env GOMODCACHE)"`.',
      wrong: '`chmod -R 777`, or more sudo.',
    },
    zh: {
      cause: 'go 曾以 root 运行，缓存中有了你无法写入的 root 文件。',
      next: '改回所有权：`sudo chown -R "$(id -un)" "$(go env GOCACHE)" "$(go env GOMODCACHE)"`。',
      wrong: '`chmod -R 777`，或继续使用 sudo。',
    },
  },
  {
    id: 'L28',
    says: ['the Go caches fill the disk', 'Go 缓存占满磁盘'],
    means: [
      'go|golang|gocache|gobuild|gomodcache cache*|gobuild|缓存 takes|taking|gb|gigabyte*',
      'go|golang|gocache|gobuild|gomodcache cache*|gobuild|gomodcache|disk|space|缓存|磁盘|空间 full|fill*|huge|big|large|grow*|eat*|占|满|大',
    ],
    asked: 'symptom',
    rules: [],
    links: ['https://pkg.go.dev/cmd/go#hdr-Build_and_test_caching'],
    en: {
      cause:
        'go trims the build cache by age and never the module cache; gopls and GoLand keep caches of their own.',
      next: '`gowarden caches` shows the sizes, `gowarden clean` a plan that can be undone.',
      wrong: 'A script of `rm -rf` lines.',
    },
    zh: {
      cause: 'go 只按时间修剪构建缓存，从不修剪模块缓存；gopls 和 GoLand 另有缓存。',
      next: '`gowarden caches` 显示大小，`gowarden clean` 给出可撤销的计划。',
      wrong: '一串 `rm -rf` 的脚本。',
    },
  },
  {
    id: 'L29',
    says: ['changes of files are not noticed', '文件改动没有被发现'],
    means: [
      'air|reflex|modd|watchexec|nodemon|gow @not|stop*|fail* reload*|restart*|rebuild*',
      '保存|修改|改动 没有|不|没 重新加载|重载|刷新|重启|重新编译|反应',
      'reload*|watch*|监视|热加载|热重载 @not|stop*|fail*|失效 work*|chang*|notic*|detect*|trigger*|改动|变化|文件|生效',
      'file*|save*|文件 chang*|edit*|改动|变化|修改 @not|stop*|fail*|失效 notic*|detect*|trigger*|see*|pick*|watch*|发现|检测|触发|生效|识别',
    ],
    asked: 'symptom',
    rules: ['go-command-storm'],
    links: [issue('paulmillr/chokidar#1369'), issue('microsoft/vscode#151947')],
    en: {
      cause:
        'All watchers of the user together reach a limit of the system, so that new ones fail, often without a word.',
      next: 'Close watchers or leave out large directories; on Linux raise fs.inotify.max_user_watches.',
      wrong: 'Freeing disk space, although the text is ENOSPC.',
    },
    zh: {
      cause: '该用户的所有监视器合计达到系统上限，新的监视会失败，且常无提示。',
      next: '关闭监视器或排除大目录；Linux 上可调高 fs.inotify.max_user_watches。',
      wrong: '清理磁盘空间：尽管提示为 ENOSPC。',
    },
  },
];
