import { type ErrorRow, goIssue, issue } from './row.ts';
import { forElsewhere, ofPair, setWrong } from './settings.ts';

/** A: architecture, and programs that do not start. */
export const architecture: readonly ErrorRow[] = [
  {
    id: 'A01',
    says: [
      'bad CPU type in executable: <file>',
      'posix_spawnp: <file>: Bad CPU type in executable',
      '<file>: bad CPU type in executable',
      'bad CPU type in executable',
      'Unknown system error -86',
    ],
    rules: ['go-arch-mismatch', 'go-tool-arch-mismatch', 'node-translated', 'brew-intel-prefix'],
    links: [issue('moovweb/gvm#417'), issue('orbstack/orbstack#2698')],
    en: {
      cause:
        'The program is built for amd64 and this Mac cannot run it: Rosetta is not installed, or the upgrade of macOS removed it.',
      next: 'Install a native build of that program. Rosetta helps only until macOS 28.',
      wrong: 'Installing Rosetta as the cure: it hides the wrong build and ends with macOS 28.',
    },
    zh: {
      cause: '该程序是 amd64 版本，本机无法运行：未安装 Rosetta，或系统升级已将其移除。',
      next: '安装该程序的原生版本。Rosetta 只能用到 macOS 28 之前。',
      wrong: '把安装 Rosetta 当作解决办法：它掩盖了错误的版本，并将随 macOS 28 终止。',
    },
  },
  {
    id: 'A03',
    says: [
      'fork/exec <work>/go-build<number>/b001/exe/<program>: exec format error',
      'fork/exec <work>/go-build<number>/<step>/<program>.test: exec format error',
      '/b001/exe/<program>: exec format error',
      '.test: exec format error',
    ],
    rules: ['go-env-cross', 'go-contexts-differ', 'vscode-environment'],
    settings: forElsewhere,
    links: [],
    en: {
      cause:
        'GOOS or GOARCH is set for another machine, so `go run` and `go test` build what cannot run here.',
      next: 'Remove the setting (`go env -u GOOS GOARCH`, or the variable where it is exported) and set it for one command only.',
      wrong: 'Reinstalling Go.',
    },
    zh: {
      cause: 'GOOS 或 GOARCH 设为其他机器，因此 `go run` 和 `go test` 构建出的程序无法在本机运行。',
      next: '取消该设置（`go env -u GOOS GOARCH`，或在导出该变量处删除），只在单条命令中设置。',
      wrong: '重新安装 Go。',
    },
  },
  {
    id: 'A02',
    says: [
      'fork/exec <file>: exec format error',
      'exec format error: <file>',
      '<file>: cannot execute binary file: Exec format error',
      '<file>: exec format error',
      '[Errno 8] Exec format error',
      'exec format error',
      'Syntax error: word unexpected',
    ],
    rules: ['go-arch-mismatch', 'go-tool-arch-mismatch', 'go-env-cross'],
    links: [],
    en: {
      cause: 'The program is built for another processor or another system than this one.',
      next: 'Build it again for this machine; if GOOS or GOARCH is set, unset it first.',
      wrong: '`chmod +x`: permission is not the problem.',
    },
    zh: {
      cause: '该程序是为其他处理器或其他系统构建的。',
      next: '为本机重新构建；若设置了 GOOS 或 GOARCH，请先取消。',
      wrong: '`chmod +x`：问题不在权限。',
    },
  },
  {
    id: 'A07',
    says: [
      "mach-o file, but is an incompatible architecture (have '<have>', need '<need>')",
      'mach-o, but wrong architecture',
      'is an incompatible architecture',
    ],
    rules: ['node-translated', 'cgo-wrong-architecture', 'go-arch-mismatch'],
    links: ['https://developer.apple.com/documentation/apple-silicon/building-a-universal-macos-binary'],
    en: {
      cause: 'A library or add-on is built for another processor than the program that loads it.',
      next: 'Install that library again from a native terminal, so that it is built for the program’s processor.',
      wrong: 'Starting the program with `arch -x86_64`: that needs Rosetta for ever.',
    },
    zh: {
      cause: '库或扩展的架构与加载它的程序不同。',
      next: '在原生终端中重新安装该库，使其与程序架构一致。',
      wrong: '用 `arch -x86_64` 启动程序：这会一直依赖 Rosetta。',
    },
  },
  {
    id: 'A08',
    says: ['Library not loaded: <library>'],
    rules: ['brew-intel-prefix'],
    partly: true,
    unconfirmed: true,
    links: [],
    en: {
      cause:
        'A library is not where it was when the program was linked, as after Homebrew moved from /usr/local to /opt/homebrew.',
      next: 'Build the program again, so that it names the library where it is now.',
      wrong: 'Linking one prefix into the other.',
    },
    zh: {
      cause: '库已不在链接时的位置，例如 Homebrew 从 /usr/local 迁移到 /opt/homebrew 之后。',
      next: '重新构建该程序，使其引用库的现位置。',
      wrong: '把一个前缀链接到另一个前缀。',
    },
  },
  {
    id: 'A09',
    says: ['missing LC_UUID load command'],
    rules: ['go-tool-no-uuid'],
    links: [goIssue(68678)],
    en: {
      cause: 'macOS 26 does not start programs without LC_UUID, which Go wrote from 1.24 on.',
      next: 'Build the program again with Go 1.24 or newer.',
      wrong: 'Signing it again with codesign: the signature is not what is missing.',
    },
    zh: {
      cause: 'macOS 26 不启动缺少 LC_UUID 的程序，而 Go 从 1.24 起才写入它。',
      next: '用 Go 1.24 或更新版本重新构建该程序。',
      wrong: '用 codesign 重新签名：缺少的不是签名。',
    },
  },
  {
    id: 'A10',
    says: ['SIGKILL (Code Signature Invalid)', 'zsh: killed <file>', 'Killed: 9'],
    rules: ['go-tool-no-uuid'],
    partly: true,
    links: [goIssue(42684), issue('cortesi/modd#132')],
    en: {
      cause:
        'macOS ended the program: its file was overwritten in place, so that the signature it remembers does not fit, or it lacks LC_UUID, or memory ran out.',
      next: 'Remove the file and install the program again, which makes a new file.',
      wrong: '`xattr -cr`, or switching off System Integrity Protection.',
    },
    zh: {
      cause: 'macOS 终止了该程序：文件被原地覆盖导致缓存的签名失配，或缺少 LC_UUID，或内存不足。',
      next: '删除该文件后重新安装，以生成新文件。',
      wrong: '`xattr -cr`，或关闭系统完整性保护。',
    },
  },
  {
    id: 'A11',
    says: [
      'cannot be opened because the developer cannot be verified',
      'Apple cannot check it for malicious software',
      'is free of malware that may harm your Mac',
    ],
    rules: ['path-label'],
    links: [issue('go-delve/delve#2520')],
    en: {
      cause: 'The program was downloaded by a browser and is not notarised: macOS keeps it in quarantine.',
      next: 'Build it yourself with `go install`, or allow this one program in System Settings, Privacy & Security.',
      wrong: '`spctl --master-disable`, which switches the check off for everything.',
    },
    zh: {
      cause: '该程序由浏览器下载且未经公证，被 macOS 隔离。',
      next: '用 `go install` 自行构建，或在“系统设置 › 隐私与安全性”中仅允许该程序。',
      wrong: '`spctl --master-disable`：会对所有程序关闭检查。',
    },
  },
  {
    id: 'A12',
    says: ['Cannot install under Rosetta 2 in ARM default prefix'],
    rules: ['app-translated', 'brew-intel-prefix'],
    links: ['https://docs.brew.sh/Installation'],
    en: {
      cause:
        'The terminal runs translated, so everything started in it is amd64, and Homebrew in /opt/homebrew refuses that.',
      next: 'Switch off “Open using Rosetta” for the terminal, open it again and repeat the command.',
      wrong: '`arch -x86_64 brew`, which installs amd64 builds.',
    },
    zh: {
      cause: '终端在转译下运行，其中启动的程序都是 amd64，/opt/homebrew 中的 Homebrew 拒绝这种情况。',
      next: '取消终端的“使用 Rosetta 打开”，重新打开后再执行命令。',
      wrong: '`arch -x86_64 brew`：会安装 amd64 版本。',
    },
  },
  {
    id: 'A13',
    says: ['downloading go<version> (darwin/amd64)'],
    rules: ['go-toolchain-inherited', 'go-arch-mismatch'],
    links: [goIssue(66562)],
    en: {
      cause: 'An amd64 go fetches newer toolchains for its own architecture, so that they are amd64 as well.',
      next: 'Install a native go first; then remove the amd64 toolchains from the module cache.',
      wrong: 'Setting GOARCH: it decides what is built, and not which toolchain runs.',
    },
    zh: {
      cause: 'amd64 的 go 按自身架构获取新工具链，因此下载的也是 amd64。',
      next: '先安装原生的 go，再从模块缓存中移除 amd64 工具链。',
      wrong: '设置 GOARCH：它决定构建目标，而不是运行哪个工具链。',
    },
  },
  {
    id: 'A14',
    says: ['unsupported GOOS/GOARCH pair <pair>'],
    rules: ['go-env-cross'],
    settings: ofPair,
    links: ['https://go.dev/doc/install/source#environment'],
    en: {
      cause:
        'GOOS or GOARCH has a value that Go does not know, such as x86_64 or darvin, or a pair that is no longer supported, such as darwin/386.',
      next: 'Correct the value: processors are called amd64 and arm64, macOS is darwin.',
    },
    zh: {
      cause: 'GOOS 或 GOARCH 的值 Go 不认识（如 x86_64、darvin），或该组合已不受支持（如 darwin/386）。',
      next: '改正该值：处理器名为 amd64 或 arm64，macOS 为 darwin。',
    },
  },
  {
    id: 'A15',
    says: ['invalid GOARM64: must start with', 'invalid GOAMD64:', 'invalid GOARM: must start with'],
    rules: ['go-env-cross'],
    settings: [
      setWrong('GOARM64', /^v(?:8\.\d|9\.[0-5])(?:,lse)?(?:,crypto)?$/),
      setWrong('GOAMD64', /^v[1-4]$/),
      setWrong('GOARM', /^[567](?:,(?:soft|hard)float)?$/),
    ],
    links: ['https://go.dev/wiki/MinimumRequirements'],
    en: {
      cause: 'The variable for the processor’s level has a value that does not exist, such as GOARM=8.',
      next: 'Unset it: the default is right for every machine that Go supports.',
      wrong: 'Setting GOARM on an arm64 machine: it is about 32-bit ARM only.',
    },
    zh: {
      cause: '处理器级别变量的值不存在，例如 GOARM=8。',
      next: '取消该变量：默认值适用于 Go 支持的所有机器。',
      wrong: '在 arm64 机器上设置 GOARM：它只用于 32 位 ARM。',
    },
  },
];
