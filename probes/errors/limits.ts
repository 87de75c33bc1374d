import { type ErrorRow, goIssue } from './row.ts';
import { setAsNamed, setWrong } from './settings.ts';

/** E, second part: caches, disks and limits. */
export const limits: readonly ErrorRow[] = [
  {
    id: 'E11',
    says: ['creating work dir: stat <directory>: no such file or directory', 'creating work dir:'],
    rules: [],
    partly: true,
    settings: [setAsNamed('TMPDIR', 'directory'), setAsNamed('GOTMPDIR', 'directory')],
    links: [],
    en: { cause: 'TMPDIR or GOTMPDIR names a directory that is not there.', next: 'Correct or unset it.' },
    zh: { cause: 'TMPDIR 或 GOTMPDIR 指向不存在的目录。', next: '改正或取消它。' },
  },
  {
    id: 'E12',
    says: ['no space left on device'],
    rules: [],
    links: [],
    en: {
      cause: 'The disk, its inodes or a small tmpfs are full; go writes to GOCACHE, GOMODCACHE and TMPDIR.',
      next: '`gowarden caches` shows what can be cleaned, `gowarden clean` does it.',
      wrong: '`rm -rf` on caches while builds run.',
    },
    zh: {
      cause: '磁盘、inode 或较小的 tmpfs 已满；go 会写入 GOCACHE、GOMODCACHE 和 TMPDIR。',
      next: '`gowarden caches` 显示可清理的内容，`gowarden clean` 执行清理。',
      wrong: '构建期间对缓存 `rm -rf`。',
    },
  },
  {
    id: 'E13',
    says: ['gopls cannot access its persistent index'],
    rules: [],
    links: ['https://github.com/golang/tools/blob/master/gopls/internal/filecache/filecache.go'],
    en: {
      cause: 'gopls cannot write its cache: the disk is full, or the directory belongs to another.',
      next: 'Look at the free space and at the owner of gopls’ cache.',
    },
    zh: {
      cause: 'gopls 无法写入缓存：磁盘已满，或目录属于他人。',
      next: '检查剩余空间和 gopls 缓存的所有者。',
    },
  },
  {
    id: 'E14',
    says: [
      'GOCACHE is not defined and neither $XDG_CACHE_HOME nor $HOME are defined',
      'module cache not found: neither GOMODCACHE nor GOPATH is set',
      'GOCACHE is not an absolute path',
      'build cache is disabled by GOCACHE=off',
    ],
    rules: [],
    partly: true,
    settings: [setWrong('GOCACHE', /^\//)],
    links: [],
    en: {
      cause:
        'go runs without HOME, as in a service or a container, or GOCACHE has a value that go does not take.',
      next: 'Set HOME for that service, or unset GOCACHE.',
      wrong: 'GOCACHE=off.',
    },
    zh: {
      cause: 'go 在没有 HOME 的环境中运行（如服务或容器），或 GOCACHE 的值无效。',
      next: '为该服务设置 HOME，或取消 GOCACHE。',
      wrong: 'GOCACHE=off。',
    },
  },
  {
    id: 'E15',
    says: ['too many open files', 'runtime: epollcreate failed with 24'],
    rules: ['go-command-storm'],
    partly: true,
    links: [goIssue(76291)],
    en: {
      cause:
        'A process reached its limit of open files, which is 256 in many shells of macOS; gopls and file watchers hold many.',
      next: 'Raise the limit of that one job (`ulimit -n 10240`), and let gopls watch less.',
      wrong: 'Raising kern.maxfiles first: that is not the limit which was reached.',
    },
    zh: {
      cause: '进程达到打开文件数上限（macOS 的许多 shell 为 256）；gopls 和文件监视会占用很多。',
      next: '提高该任务的上限（`ulimit -n 10240`），并减少 gopls 的监视范围。',
      wrong: '先调高 kern.maxfiles：达到的不是这个上限。',
    },
  },
  {
    id: 'E17',
    says: ['Lock <file>: no locks available', 'no locks available'],
    rules: [],
    links: [goIssue(49894)],
    en: {
      cause: 'The module cache lies on a network file system that has no locks.',
      next: 'Set GOMODCACHE to a local directory.',
    },
    zh: { cause: '模块缓存位于不支持锁的网络文件系统。', next: '把 GOMODCACHE 设为本地目录。' },
  },
  {
    id: 'E18',
    says: ['go mod tidy hangs', 'go build hangs', 'go mod tidy 卡住', 'go build 卡住'],
    means: [
      'gomod|tidy|goget|gobuild|gotest|golist|download* hang*|hung|stuck|freez*|forever|slow*|block|blocked|blocking|waits|waiting|neverfinish*|neverend*|neverreturn*|neverstop*|ages|卡|慢|不动|没反应|没完|不结束|挂起',
      'go|golang|module*|依赖|模块 download*|fetch*|下载 hang*|stuck|slow*|timeout*|timed|forever|卡|慢|超时',
    ],
    asked: 'symptom',
    rules: ['modcache-lock-wait'],
    partly: true,
    links: [goIssue(32421)],
    en: {
      cause: 'A download that goes on for ever waits for a lock of the module cache, or for git.',
      next: '`gowarden incidents` names who holds the lock: end that process.',
      wrong: 'Removing cache/lock: it is not a stale file.',
    },
    zh: {
      cause: '一直不结束的下载在等待模块缓存的锁或 git。',
      next: '`gowarden incidents` 会指出持锁者：结束该进程。',
      wrong: '删除 cache/lock：它不是残留文件。',
    },
  },
  {
    id: 'E19',
    says: ['clean -cache cannot be used with package arguments'],
    rules: [],
    links: [],
    en: {
      cause: 'The build cache is cleaned as a whole; packages cannot be named.',
      next: 'Leave the arguments out.',
    },
    zh: { cause: '构建缓存只能整体清理，不能指定包。', next: '去掉参数。' },
  },
];
