import { type ErrorRow, issue } from './row.ts';

/** D, last part: go may not write, or lacks the space to. */
export const writing: readonly ErrorRow[] = [
  {
    id: 'D45',
    says: ['disk quota exceeded', ': file too large'],
    rules: [],
    links: [issue('pierrec/lz4#185')],
    en: {
      cause: 'A quota, or the greatest size of a file, does not let go write what it has to.',
      next: 'Look at both: `df -h`, `quota -s` and `ulimit -f`.',
    },
    zh: {
      cause: '配额或文件大小上限不允许 go 写入所需内容。',
      next: '查看两者：`df -h`、`quota -s` 和 `ulimit -f`。',
    },
  },
  {
    id: 'D49',
    says: ['<place>: read-only file system', ': read-only file system'],
    rules: [],
    links: ['https://man7.org/linux/man-pages/man2/open.2.html'],
    en: {
      cause: 'The file system is mounted so that nobody can write to it.',
      next: 'See how it is mounted with `mount`; work on a copy elsewhere, or mount it for writing.',
      wrong: '`chmod` or `chown`: the mount decides.',
    },
    zh: {
      cause: '该文件系统以只读方式挂载，谁都不能写入。',
      next: '用 `mount` 查看挂载方式；在别处的副本上工作，或以可写方式挂载。',
      wrong: '`chmod` 或 `chown`：起决定作用的是挂载。',
    },
  },
  {
    id: 'D59',
    says: ['<place>: permission denied', ': permission denied', ': operation not permitted'],
    rules: [],
    rare: true,
    links: ['https://man7.org/linux/man-pages/man2/open.2.html'],
    en: {
      cause: 'A file may not be read, written or started: its mode or its owner forbids it.',
      next: 'Look at it with `ls -ld`: take back what is another user’s; a program that is yours needs `chmod +x`.',
      wrong: '`sudo go`, which leaves more files of root behind.',
    },
    zh: {
      cause: '无权读取、写入或运行某个文件：其权限或所有者不允许。',
      next: '用 `ls -ld` 查看：属于其他用户的请改回自己；属于自己的程序需要 `chmod +x`。',
      wrong: '`sudo go`：会留下更多属于 root 的文件。',
    },
  },
];
