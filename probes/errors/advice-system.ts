import { type ErrorRow, goIssue, issue } from './row.ts';

/** K, third part: commands about permissions, signatures and the system. */
export const adviceSystem: readonly ErrorRow[] = [
  {
    id: 'K20',
    says: ['setcap cap_sys_chroot+ep $(which go)'],
    means: ['setcap|capsyschroot|capsysptrace|capnetbindservice go|golang|gofmt|dlv|delve|gopls'],
    asked: 'line',
    rules: ['go-setcap'],
    links: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
    en: {
      cause:
        'go needs no capability to build; it uses no chroot. A capability on go or dlv gives that right to every build and test of everybody.',
      next: 'Take it off: `sudo setcap -r FILE`. For attaching look at /proc/sys/kernel/yama/ptrace_scope; for a port below 1024 give the capability to the finished server.',
      wrong: '`setcap` on go: it opens a hole, and go then ignores a part of its environment.',
    },
    zh: {
      cause:
        'go 构建不需要任何 capability，也不使用 chroot。加在 go 或 dlv 上会把该权限交给所有人的每次构建和测试。',
      next: '去掉它：`sudo setcap -r FILE`。附加调试请查看 /proc/sys/kernel/yama/ptrace_scope；1024 以下端口应把 capability 给构建好的服务程序。',
      wrong: '对 go 使用 `setcap`：这会打开漏洞，go 还会忽略部分环境变量。',
    },
  },
  {
    id: 'K21',
    says: ['chcon -t bin_t /usr/local/go/bin/go', 'setenforce 0'],
    means: [
      'chcon go|golang|gopath|gobin|goroot|bint|dlv|usrlocal*',
      'setenforce',
      'disable*|关闭|禁用 selinux',
    ],
    asked: 'line',
    rules: ['path-label'],
    links: ['https://man7.org/linux/man-pages/man8/restorecon.8.html'],
    en: {
      cause:
        'A label that chcon sets is lost at the next relabel, and users are mostly unconfined, so that labels rarely keep go from running.',
      next: 'Look without changing anything: `restorecon -nvr DIRECTORY`; a tree that was moved gets its label by `restorecon -r`.',
      wrong: '`setenforce 0`, which switches SELinux off for everything. On a Mac there is none.',
    },
    zh: {
      cause: 'chcon 设置的标签会在下次重打标签时丢失，而用户多不受限，标签很少阻止 go 运行。',
      next: '只查看不改动：`restorecon -nvr DIRECTORY`；被移动过的目录用 `restorecon -r` 恢复标签。',
      wrong: '`setenforce 0`：会对一切关闭 SELinux。Mac 上没有 SELinux。',
    },
  },
  {
    id: 'K22',
    says: ['chmod -R 777 $GOPATH'],
    means: [
      'chmod 777|0777|arwx|ugorwx|rwxrwxrwx go|golang|gopath|gobin|goroot|gocache|gomodcache|pkg|mod|cache|usrlocal*',
    ],
    asked: 'line',
    rules: ['path-owner', 'path-not-writable'],
    links: [goIssue(26280), `https://go.dev/ref/mod#module-cache`],
    en: {
      cause:
        'Mostly the files belong to root, since go once ran with sudo. The module cache is read-only by design.',
      next: 'Give them back to yourself: `sudo chown -R "$(id -un)" DIRECTORY`; a cache can also be moved aside.',
      wrong: '`chmod -R 777`: anybody can then change what you build and run.',
    },
    zh: {
      cause: '多半是因为曾用 sudo 运行 go，文件归 root 所有。模块缓存按设计就是只读的。',
      next: '把所有权改回自己：`sudo chown -R "$(id -un)" DIRECTORY`；缓存也可以移到一边。',
      wrong: '`chmod -R 777`：任何人都能改动你所构建和运行的东西。',
    },
  },
  {
    id: 'K23',
    says: ['sudo go install'],
    means: ['sudo goinstall|goget|gobuild|gomod|gotest|gorun|goclean|gogenerate|goenv', 'sudogo'],
    asked: 'line',
    rules: ['path-owner', 'path-not-writable'],
    links: [goIssue(26280), goIssue(26814)],
    en: {
      cause:
        'As root, go writes files of root into your caches; afterwards your own go fails with odd texts, such as “package fmt is not in std”.',
      next: 'Run it as yourself. What belongs to root already: `sudo chown -R "$(id -un)" DIRECTORY`. A test that needs root: `go test -exec sudo`.',
      wrong: '`sudo go …`.',
    },
    zh: {
      cause:
        '以 root 运行时，go 会在你的缓存中留下 root 的文件；之后你的 go 会报奇怪的错误，如“package fmt is not in std”。',
      next: '以自己的身份运行。已归 root 的文件：`sudo chown -R "$(id -un)" DIRECTORY`。需要 root 的测试用 `go test -exec sudo`。',
      wrong: '`sudo go …`。',
    },
  },
  {
    id: 'K24',
    says: ["git config --global --add safe.directory '*'", '-buildvcs=false'],
    means: ['safedirectorystar', 'safedirectory star', 'buildvcsfalse|buildvcs0|buildvcsoff|nobuildvcs'],
    asked: 'line',
    rules: ['xcode-license-open'],
    links: ['https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory'],
    en: {
      cause: 'git refuses a repository of another owner, and go then cannot stamp the version.',
      next: 'Give the repository its owner back, or name that one path in safe.directory.',
      wrong:
        'safe.directory=* switches the check off everywhere; -buildvcs=false in GOFLAGS takes the version out of every program.',
    },
    zh: {
      cause: 'git 拒绝所有者不同的仓库，因此 go 无法写入版本信息。',
      next: '改正仓库的所有者，或只把该路径写入 safe.directory。',
      wrong: 'safe.directory=* 会在各处关闭检查；在 GOFLAGS 中写 -buildvcs=false 会使所有程序失去版本信息。',
    },
  },
  {
    id: 'K25',
    says: ['xattr -cr', 'xattr -d com.apple.provenance'],
    means: ['xattr cr|rc|c|r|d|dr|rd|clear', 'remove*|删除|清除 provenance|quarantine'],
    asked: 'line',
    rules: ['go-tool-no-uuid'],
    links: [goIssue(42684), issue('cortesi/modd#132')],
    en: {
      cause:
        '“Killed: 9” mostly means that a program was overwritten in place, or lacks LC_UUID; attributes have nothing to do with it. com.apple.provenance is on nearly everything.',
      next: 'Remove the file and install it again, which makes a new file.',
      wrong:
        'Clearing attributes of a whole tree: it also takes away the quarantine of what was never looked at.',
    },
    zh: {
      cause: '“Killed: 9”多因程序被原地覆盖或缺少 LC_UUID，与属性无关。com.apple.provenance 几乎处处都有。',
      next: '删除该文件后重新安装，以生成新文件。',
      wrong: '清除整个目录的属性：也会去掉从未检查过的文件的隔离标记。',
    },
  },
  {
    id: 'K26',
    says: ['codesign -s dlv-cert'],
    means: ['codesign dlv|delve|dlvcert|debugserver|gdb', 'sign|signing|resign|签名 dlv|delve'],
    asked: 'line',
    rules: ['dlv-debugserver', 'dlv-architecture'],
    links: ['https://github.com/go-delve/delve/blob/master/Documentation/installation/README.md'],
    en: {
      cause:
        'dlv on macOS debugs through Apple’s debugserver, which is signed. Only a dlv built with the tag macnative needs a certificate.',
      next: 'Have the Command Line Tools (`xcode-select --install`); `gowarden dlv` shows what is missing.',
      wrong: 'A certificate of your own for dlv.',
    },
    zh: {
      cause:
        'macOS 上的 dlv 通过已签名的 Apple debugserver 调试；只有以 macnative 标签构建的 dlv 才需要证书。',
      next: '安装命令行工具（`xcode-select --install`）；`gowarden dlv` 会指出缺什么。',
      wrong: '为 dlv 自制证书。',
    },
  },
  {
    id: 'K27',
    says: ['spctl --master-disable', 'csrutil disable'],
    means: [
      'spctl disable|masterdisable|globaldisable',
      'csrutil disable',
      'disable*|turnoff|关闭|禁用 sip|gatekeeper|systemintegrity*|系统完整性',
    ],
    asked: 'line',
    rules: ['go-tool-no-uuid'],
    links: ['https://support.apple.com/102149'],
    en: {
      cause: 'Neither keeps a Go program that was built on this machine from running or being debugged.',
      next: 'Build the tool with `go install`; a downloaded one is allowed once in System Settings, Privacy & Security.',
      wrong: 'Switching the protection of the whole Mac off for one program.',
    },
    zh: {
      cause: '两者都不会阻止在本机构建的 Go 程序运行或被调试。',
      next: '用 `go install` 构建该工具；下载的工具可在“系统设置 › 隐私与安全性”中允许一次。',
      wrong: '为一个程序关闭整台 Mac 的保护。',
    },
  },
  {
    id: 'K28',
    says: ['go1.22.5.darwin-arm64.tar.gz.sig', 'gpg --recv-keys 789C0D3B'],
    means: ['targzsig|pkgsig|zipsig|dmgsig', '789c0d3b*', 'go|golang sig gpg|verify|signature|key|签名|校验'],
    asked: 'line',
    rules: [],
    links: [goIssue(38910), 'https://go.dev/dl/'],
    en: {
      cause:
        'Releases of Go have a .sha256 and an .asc beside them; a .sig does not exist, and the key 789C 0D3B … 531D is not found anywhere.',
      next: 'Compare the sum with the one on https://go.dev/dl/; for the .asc the key is EB4C 1BFD 4F04 2F6D DDCC EC91 7721 F63B D38B 4796.',
      wrong: 'Importing a key that an article names: a signature proves only as much as its key.',
    },
    zh: {
      cause: 'Go 发行文件旁有 .sha256 和 .asc；并不存在 .sig，密钥 789C 0D3B … 531D 也查无来源。',
      next: '与 https://go.dev/dl/ 上的校验和比对；.asc 的密钥是 EB4C 1BFD 4F04 2F6D DDCC EC91 7721 F63B D38B 4796。',
      wrong: '导入文章给出的密钥：签名的证明力只取决于密钥。',
    },
  },
  {
    id: 'K29',
    says: ['sysctl -w kern.maxfiles=65536'],
    means: ['kernmaxfiles*', 'sysctl maxfiles*', 'launchctllimit maxfiles'],
    asked: 'line',
    rules: ['go-command-storm'],
    links: [goIssue(76291)],
    en: {
      cause:
        'What runs out is the limit of one process (256 on macOS by default), and mostly one process holds very many files.',
      next: 'See which one: `lsof -p PID | wc -l`, often a gopls. Then raise the limit of what starts it.',
      wrong: 'Raising the limit of the whole system first.',
    },
    zh: {
      cause: '用尽的是单个进程的上限（macOS 默认 256），且多半是某个进程打开了大量文件。',
      next: '找出它：`lsof -p PID | wc -l`，常是 gopls。再提高启动它的程序的上限。',
      wrong: '先提高整个系统的上限。',
    },
  },
  {
    id: 'K30',
    says: ['apk add libc6-compat'],
    means: ['libc6compat|gcompat', 'apkadd glibc'],
    asked: 'line',
    rules: ['dockerfile-libc'],
    links: ['https://wiki.alpinelinux.org/wiki/Running_glibc_programs'],
    en: {
      cause: 'A program linked for glibc does not start on Alpine; the package imitates a part of glibc.',
      next: 'Build with CGO_ENABLED=0, or in the same image in which it runs.',
      wrong: 'Adding it without knowing what is missing: the program starts, and can fail later.',
    },
    zh: {
      cause: '为 glibc 链接的程序在 Alpine 上无法启动；该软件包只模仿 glibc 的一部分。',
      next: '用 CGO_ENABLED=0 构建，或在与运行相同的镜像中构建。',
      wrong: '不清楚缺什么就添加：程序能启动，之后仍可能出错。',
    },
  },
];
