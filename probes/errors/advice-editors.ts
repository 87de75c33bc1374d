import { type ErrorRow, issue } from './row.ts';

const settings = 'https://github.com/golang/vscode-go/wiki/settings';

/** K, fifth part: claims about debuggers and editors. */
export const adviceEditors: readonly ErrorRow[] = [
  {
    id: 'K40',
    says: ['"go.delvePath"', '"dlvToolPath"'],
    means: [
      'delvepath',
      'godlvpath|godlvtoolpath|goplspath|gogoplspath|gobinarypath',
      'dlvtoolpath',
      'launch* dlvpath',
    ],
    asked: 'line',
    rules: ['dlv-architecture', 'go-tool-arch-mismatch', 'vscode-setting-unknown', 'launch-json'],
    links: [settings],
    en: {
      cause:
        'No such setting exists in VS Code’s Go extension, and none of that name is read from launch.json.',
      next: 'To choose a dlv: `"go.alternateTools": {"dlv": "/path/to/dlv"}`. Mostly a native dlv on PATH is all that is needed.',
      wrong: 'go.delvePath and dlvToolPath: VS Code ignores them, so nothing changes.',
    },
    zh: {
      cause: 'VS Code 的 Go 扩展没有这个设置，launch.json 中同名的项也不会被读取。',
      next: '要指定 dlv：`"go.alternateTools": {"dlv": "/path/to/dlv"}`。多数情况下 PATH 中有原生 dlv 即可。',
      wrong: 'go.delvePath 和 dlvToolPath：VS Code 会忽略，因此什么都不会改变。',
    },
  },
  {
    id: 'K41',
    says: ['use gdbserver on M3', 'm3_ptrace.go'],
    means: [
      'gdbserver',
      'm3ptrace*|ptracem3',
      'cpuid 0x6d3|6d3',
      'delve|dlv m3|m4|m2 special|patch*|support|专用|补丁',
    ],
    asked: 'line',
    rules: ['dlv-architecture', 'dlv-debugserver', 'app-translated'],
    links: [
      'https://github.com/go-delve/delve/blob/master/Documentation/installation/README.md',
      issue('go-delve/delve#2604'),
    ],
    en: {
      cause:
        'Delve has nothing for M3 alone: neither m3_ptrace.go nor a CPUID 0x6D3 is in its source. On every Mac it starts Apple’s debugserver by itself.',
      next: 'Run `gowarden dlv`: mostly dlv is amd64, its terminal is translated, or the Command Line Tools are missing.',
      wrong: 'gdbserver in place of dlv: neither VS Code nor GoLand debugs Go with it.',
    },
    zh: {
      cause:
        'Delve 没有专为 M3 准备的东西：源码中既无 m3_ptrace.go，也无 CPUID 0x6D3。在任何 Mac 上它都会自行启动 Apple 的 debugserver。',
      next: '运行 `gowarden dlv`：多半是 dlv 为 amd64、终端在转译下运行，或缺少命令行工具。',
      wrong: '用 gdbserver 代替 dlv：VS Code 和 GoLand 都不能用它调试 Go。',
    },
  },
  {
    id: 'K42',
    says: ['dlv --check-go-version=false'],
    means: ['checkgoversionfalse|checkgoversion0|nocheckgoversion', 'checkgoversion false|off'],
    asked: 'line',
    rules: ['dlv-window'],
    links: ['https://github.com/go-delve/delve/blob/master/pkg/goversion/compat.go'],
    en: {
      cause:
        'dlv refuses a Go that is newer than it knows, since it would read variables and stacks wrongly.',
      next: 'Install a newer dlv: `go install github.com/go-delve/delve/cmd/dlv@latest`.',
      wrong: 'Switching the check off: what the debugger then shows cannot be trusted.',
    },
    zh: {
      cause: 'dlv 拒绝比自己新的 Go，因为那样会读错变量和调用栈。',
      next: '安装更新的 dlv：`go install github.com/go-delve/delve/cmd/dlv@latest`。',
      wrong: '关闭该检查：调试器显示的内容就不可信了。',
    },
  },
  {
    id: 'K48',
    says: ['goland-2024.1-aarch64.tar.gz'],
    means: ['goland* aarch64targz|arm64targz', 'goland* targz mac|macos|macbook|apple|m1|m2|m3|silicon'],
    asked: 'line',
    rules: ['editor-arch-mismatch', 'goland-runtime'],
    links: ['https://www.jetbrains.com/go/download/'],
    en: {
      cause:
        'GoLand’s aarch64.tar.gz is for Linux. For macOS it comes as a .dmg, one for Apple silicon and one for Intel, each with a .sha256.',
      next: 'On a Mac take the .dmg for Apple silicon; `gowarden status` shows which build is installed.',
      wrong: 'Unpacking the tar.gz on a Mac.',
    },
    zh: {
      cause:
        'GoLand 的 aarch64.tar.gz 用于 Linux。macOS 版是 .dmg，Apple 芯片与 Intel 各一个，均附 .sha256。',
      next: '在 Mac 上选择 Apple 芯片的 .dmg；`gowarden status` 会显示已安装的版本。',
      wrong: '在 Mac 上解压 tar.gz。',
    },
  },
  {
    id: 'K51',
    says: ['-XX:+UseConcMarkSweepGC', 'downgrade the JBR'],
    means: ['useconcmarksweepgc|useparnewgc|usegconcmark*', 'downgrade*|降级 jbr*|runtime|java|jdk', 'jbr11'],
    asked: 'line',
    rules: ['goland-vmoptions', 'goland-runtime'],
    links: ['https://www.jetbrains.com/help/go/tuning-the-ide.html'],
    en: {
      cause:
        'Java 14 dropped that collector. GoLand’s native launcher ignores options that its Java does not know; only script launchers stop at them.',
      next: 'Delete the line; `gowarden doctor` names file and line of what really stops the Java.',
      wrong: 'An older JBR for the sake of an option: it lacks the fixes for Apple silicon.',
    },
    zh: {
      cause:
        'Java 14 已移除该收集器。GoLand 的原生启动器会忽略 Java 不认识的选项；只有脚本启动器会因此停止。',
      next: '删除该行；`gowarden doctor` 会指出真正阻止 Java 启动的文件和行。',
      wrong: '为一个选项使用旧 JBR：它缺少对 Apple 芯片的修复。',
    },
  },
  {
    id: 'K52',
    says: ['edit zversion.go'],
    means: ['edit*|chang*|modif*|patch*|overwrit*|sed|vim|vi|nano|echo|改|编辑 zversion*'],
    asked: 'line',
    rules: ['goland-sdk'],
    links: [issue('go-lang-plugin-org/go-lang-idea-plugin#1502'), issue('jdx/mise#1087')],
    en: {
      cause: 'GoLand looks for a whole Go tree. bin/go, a Homebrew version directory or a shim is none.',
      next: 'Choose the GOROOT itself: with Homebrew /opt/homebrew/opt/go/libexec.',
      wrong:
        'Editing or making zversion.go: the next upgrade replaces it, and Go’s own tree no longer is what was released.',
    },
    zh: {
      cause: 'GoLand 需要完整的 Go 目录；bin/go、Homebrew 的版本目录或 shim 都不是。',
      next: '选择 GOROOT 本身：Homebrew 为 /opt/homebrew/opt/go/libexec。',
      wrong: '编辑或新建 zversion.go：下次升级会被替换，且 Go 目录不再是发行时的样子。',
    },
  },
];
