import { type ErrorRow, goIssue } from './row.ts';
import { notExecutable } from './sights/named-file.ts';
import { unmade } from './sights/unmade.ts';

/** E: permissions, caches, disks, limits. */
export const permissions: readonly ErrorRow[] = [
  {
    id: 'E01',
    says: [
      'failed to initialize build cache at <directory>: mkdir <sub>: permission denied',
      'failed to initialize build cache at <directory>',
    ],
    rules: ['path-owner', 'path-not-writable'],
    looks: unmade,
    links: [goIssue(26280)],
    en: {
      cause:
        'The build cache is not this user’s (a `sudo go` made it), or it is not there and cannot be made where GOCACHE, XDG_CACHE_HOME or HOME says: that place is another’s, read-only, or no directory.',
      next: 'Look at it with `ls -ld "$(go env GOCACHE)"`. If it is there and root’s, give it back: `sudo chown -R "$(id -un)" "$(go env GOCACHE)"`. If it is not there, correct HOME, or name a directory of your own in GOCACHE.',
      wrong: '`chmod 777`, or running go with sudo again.',
    },
    zh: {
      cause:
        '构建缓存不属于该用户（曾用 `sudo go`）；或它不存在，且无法在 GOCACHE、XDG_CACHE_HOME 或 HOME 指定的位置建立：该处属于他人、只读，或不是目录。',
      next: '用 `ls -ld "$(go env GOCACHE)"` 查看。若存在且属于 root，改回所有者：`sudo chown -R "$(id -un)" "$(go env GOCACHE)"`。若不存在，改正 HOME，或在 GOCACHE 中指定自己的目录。',
      wrong: '`chmod 777`，或再次用 sudo 运行 go。',
    },
  },
  {
    id: 'E02',
    says: ['-a: permission denied', '-d: permission denied'],
    rules: ['path-owner', 'path-not-writable'],
    links: [],
    en: {
      cause: 'Some entries of the build cache belong to root.',
      next: 'Give the build cache back: `sudo chown -R "$(id -un)" "$(go env GOCACHE)"`.',
      wrong: '`sudo go clean -cache`.',
    },
    zh: {
      cause: '构建缓存中部分条目属于 root。',
      next: '改回所有者：`sudo chown -R "$(id -un)" "$(go env GOCACHE)"`。',
      wrong: '`sudo go clean -cache`。',
    },
  },
  {
    id: 'E03',
    says: [
      'could not import <package> (open <entry>: no such file or directory',
      '-d: no such file or directory',
      'can\'t open import: "<package>"',
    ],
    rules: [],
    links: [goIssue(31948)],
    en: {
      cause: 'The build cache was removed while the build ran.',
      next: 'Run the build again. `gowarden clean` waits for builds.',
      wrong: 'Reinstalling Go.',
    },
    zh: {
      cause: '构建期间构建缓存被删除。',
      next: '重新构建。`gowarden clean` 会等待构建结束。',
      wrong: '重新安装 Go。',
    },
  },
  {
    id: 'E04',
    says: [
      'writing stat cache: mkdir <directory>: permission denied',
      'writing go.mod cache: <detail>: permission denied',
      'could not create module cache: <reason>',
      'writing stat cache:',
      '.lock: permission denied',
    ],
    rules: ['path-owner', 'path-not-writable'],
    links: [goIssue(26814)],
    en: {
      cause: 'The module cache belongs to root (a `sudo go` made it).',
      next: 'Give it back: `sudo chown -R "$(id -un)" "$(go env GOMODCACHE)"`.',
      wrong: '`sudo go mod download`.',
    },
    zh: {
      cause: '模块缓存属于 root（曾用 `sudo go`）。',
      next: '改回所有者：`sudo chown -R "$(id -un)" "$(go env GOMODCACHE)"`。',
      wrong: '`sudo go mod download`。',
    },
  },
  {
    id: 'E05',
    says: ['pkg/sumdb/<host>/latest: no such file or directory'],
    rules: ['path-owner', 'path-not-writable'],
    links: [],
    en: {
      cause: 'GOPATH/pkg cannot be written, so that the record of the checksum database could not be kept.',
      next: 'Give GOPATH/pkg back to yourself.',
      wrong: 'GOSUMDB=off.',
    },
    zh: {
      cause: 'GOPATH/pkg 不可写，无法保存校验和数据库的记录。',
      next: '把 GOPATH/pkg 的所有者改回自己。',
      wrong: 'GOSUMDB=off。',
    },
  },
  {
    id: 'E06',
    says: [
      'go install <package>: copying <work>: open <target>: permission denied',
      'copying <work>: open <target>: permission denied',
    ],
    rules: ['path-owner', 'path-not-writable'],
    links: [],
    en: {
      cause: 'GOBIN, or GOPATH/bin, belongs to root or cannot be written.',
      next: 'Give the directory back to yourself, then install again.',
      wrong: '`sudo go install`.',
    },
    zh: {
      cause: 'GOBIN 或 GOPATH/bin 属于 root 或不可写。',
      next: '把该目录的所有者改回自己，再安装。',
      wrong: '`sudo go install`。',
    },
  },
  {
    id: 'E07',
    says: ['open <directory>/go.mod: permission denied', 'open <directory>/go.mod: operation not permitted'],
    rules: ['path-owner'],
    links: ['https://developer.apple.com/forums/thread/678819'],
    en: {
      cause: 'The project belongs to another user; with “operation not permitted” macOS protects the folder.',
      next: 'Change the owner; or allow that folder to the terminal in System Settings, Privacy & Security, Files & Folders.',
      wrong: 'Full Disk Access for node.',
    },
    zh: {
      cause: '项目属于其他用户；若为 “operation not permitted”，则是 macOS 保护了该文件夹。',
      next: '更改所有者；或在“系统设置 › 隐私与安全性 › 文件与文件夹”中允许终端访问。',
      wrong: '给 node 完全磁盘访问权限。',
    },
  },
  {
    id: 'E08',
    says: [
      'writing go env config: open <file>: permission denied',
      'reading go env config: open <file>: permission denied',
    ],
    rules: ['path-owner', 'path-not-writable'],
    links: [],
    en: {
      cause: 'The directory of go’s own settings file cannot be written.',
      next: 'Look at its owner: `ls -ld "$(dirname "$(go env GOENV)")"`.',
    },
    zh: {
      cause: 'go 自己的设置文件所在目录不可写。',
      next: '查看所有者：`ls -ld "$(dirname "$(go env GOENV)")"`。',
    },
  },
  {
    id: 'E09',
    says: [
      'error obtaining VCS status: exit status <status>',
      'Use -buildvcs=false to disable VCS stamping',
      'detected dubious ownership in repository at',
    ],
    rules: ['xcode-license-open'],
    partly: true,
    links: ['https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory'],
    en: {
      cause:
        'git refuses: the repository belongs to another user, .git is damaged, or Xcode’s license is not accepted.',
      next: 'Run `git status` there, which says which; correct the owner, or name that one path in safe.directory.',
      wrong: 'GOFLAGS=-buildvcs=false, or safe.directory=*.',
    },
    zh: {
      cause: 'git 拒绝：仓库属于其他用户、.git 损坏，或 Xcode 许可协议未接受。',
      next: '在该处运行 `git status` 查明原因；改正所有者，或仅把该路径加入 safe.directory。',
      wrong: 'GOFLAGS=-buildvcs=false，或 safe.directory=*。',
    },
  },
  {
    id: 'E10',
    says: ['fork/exec <file>: permission denied'],
    rules: ['path-not-writable'],
    partly: true,
    looks: notExecutable,
    links: [],
    en: {
      cause:
        'The program lies on a file system that is mounted noexec, or lacks the execute bit. `go run` and `go test` build below TMPDIR.',
      next: 'Set GOTMPDIR to a directory on another file system.',
      wrong: '`chmod` on the temporary file.',
    },
    zh: {
      cause: '程序位于 noexec 挂载的文件系统，或缺少执行权限。`go run` 和 `go test` 在 TMPDIR 下构建。',
      next: '把 GOTMPDIR 设为其他文件系统上的目录。',
      wrong: '对临时文件 `chmod`。',
    },
  },
  {
    id: 'E16',
    says: [
      'rm: cannot remove <path>: Permission denied',
      'rm: <path>: Permission denied',
      'rm: <path>: Operation not permitted',
    ],
    rules: ['path-not-writable'],
    partly: true,
    links: ['https://go.dev/ref/mod#go-clean-modcache'],
    en: {
      cause: 'The module cache is read-only on purpose; “operation not permitted” is an immutable flag.',
      next: 'Use `gowarden clean` or `go clean -modcache`; take a flag away with `chflags nouchg` or `chattr -i`.',
      wrong: '`chmod -R 777`.',
    },
    zh: {
      cause: '模块缓存有意设为只读；“operation not permitted” 表示不可变标志。',
      next: '使用 `gowarden clean` 或 `go clean -modcache`；标志用 `chflags nouchg` 或 `chattr -i` 去除。',
      wrong: '`chmod -R 777`。',
    },
  },
];
