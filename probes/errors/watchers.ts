import { type ErrorRow, issue } from './row.ts';

/** J: file watchers, memory and the rest. */
export const watchers: readonly ErrorRow[] = [
  {
    id: 'J01',
    says: [
      'ENOSPC: System limit for number of file watchers reached',
      'is unable to watch for file changes in this large workspace',
    ],
    rules: [],
    links: [issue('microsoft/vscode#151947')],
    en: {
      cause:
        'All programs of the user together watch as many files as Linux lets them (fs.inotify.max_user_watches).',
      next: 'Exclude large directories from watching, or raise fs.inotify.max_user_watches.',
      wrong: 'Freeing disk space.',
    },
    zh: {
      cause: '该用户所有程序监视的文件数达到 Linux 上限（fs.inotify.max_user_watches）。',
      next: '排除大目录，或调高 fs.inotify.max_user_watches。',
      wrong: '清理磁盘空间。',
    },
  },
  {
    id: 'J02',
    says: [
      'EMFILE: too many open files, watch',
      'inotify_init1: too many open files',
      'inotify_init() failed',
    ],
    rules: [],
    links: [issue('paulmillr/chokidar#1369')],
    en: {
      cause:
        'Too many watchers: on Linux max_user_instances (128 by default), on macOS the limit of open files.',
      next: 'Close programs that watch, or raise that limit.',
    },
    zh: {
      cause: '监视器过多：Linux 受 max_user_instances（默认 128）限制，macOS 受打开文件数限制。',
      next: '关闭监视文件的程序，或调高该上限。',
    },
  },
  {
    id: 'J03',
    says: [
      'compile: signal: killed',
      'link: signal: killed',
      'signal: killed',
      'Killed signal terminated program <program>',
    ],
    rules: [],
    links: [issue('beego/wetalk#32'), issue('yuin/goldmark#159')],
    en: {
      cause: 'The system ended the compiler or linker, mostly since memory ran out.',
      next: 'Build fewer packages at once: `go build -p 2`; in a container raise its memory.',
    },
    zh: {
      cause: '系统终止了编译器或链接器，多因内存耗尽。',
      next: '减少并行：`go build -p 2`；在容器中调高内存。',
    },
  },
  {
    id: 'J04',
    says: [
      'your_operating_system_and_architecture_combination_is_not_supported_by_delve',
      'your_operating_system_is_not_supported_by_delve',
    ],
    rules: ['go-env-cross'],
    links: ['https://github.com/go-delve/delve/blob/master/Documentation/installation/README.md'],
    en: {
      cause: 'Delve does not exist for this GOOS and GOARCH, mostly since they are set for another machine.',
      next: 'Unset them and install dlv again.',
    },
    zh: {
      cause: 'Delve 不支持当前的 GOOS 和 GOARCH，多因它们被设为其他机器。',
      next: '取消后重新安装 dlv。',
    },
  },
];
