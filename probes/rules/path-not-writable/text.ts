import type { PlaceKind } from '../../places/places.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /**
   * `foreign`: the place is somebody else's; `mode`: it is ours, without permission to write; `read-only`: the volume is mounted so;
   * `full`, `no-files`: no bytes or no files are left on it; `own-flag`, `flag`: a flag keeps everybody from changing it, which we or
   * only root may take away; `no-execute`: an installed program that nobody may start.
   */
  readonly kind: 'foreign' | 'mode' | 'read-only' | 'full' | 'no-files' | 'own-flag' | 'flag' | 'no-execute';
  readonly place: PlaceKind;
  /** The path, or the directory at which the volume is mounted. */
  readonly path: string;
  /** The place that it is in, or that is on the volume. */
  readonly file: string;
  readonly variable: string;
  /** What go or the system says. */
  readonly says: string;
  /** What puts it right; empty where no one command does. */
  readonly command: string;
}

export const text: Text<Values> = {
  en: {
    title: 'Go cannot write where it has to',
    cause:
      'The go command writes into its build cache for every build, into the module cache for every download, and into GOBIN for every install. Permission bits, a read-only mount, a full disk, one without inodes or an immutable flag each stop it there, and what it then says is often about something else: of a build cache that it may not write it says that a package of the standard library is "not in std".',
    remedy:
      'Give the directory its permissions back (`chmod u+rwx`), take the flag away, or make room. Do not reinstall Go, and do not run it with sudo.',
    summary: ({ kind, path, file, says }) => {
      const summaries: Readonly<Record<Values['kind'], string>> = {
        foreign: `${path} belongs to another user and cannot be written${says === '' ? '.' : `; go says: ${says}`}`,
        mode: `${path} is yours, but you may not write there${says === '' ? '.' : `; go says: ${says}`}`,
        'read-only': `${path} is mounted read-only, and ${file} is on it.`,
        full: `The disk at ${path} is full, and ${file} is on it.`,
        'no-files': `The disk at ${path} has no inodes left, and ${file} is on it.`,
        'own-flag': `${path} has a flag that keeps everybody from changing it, you too.`,
        flag: `${path} has a flag of root's that keeps everybody from changing it.`,
        'no-execute': `${path} is installed and nobody may start it: it has no execute bit.`,
      };
      return summaries[kind];
    },
    next: ({ kind, path, variable, command }) => {
      if (command !== '') return `Run: ${command}`;
      if (kind === 'read-only') return `Mount ${path} writable, or name another directory in ${variable}.`;
      if (kind === 'full' || kind === 'no-files')
        return 'Make room: gowarden caches shows what Go keeps there, and gowarden clean takes it away, undoably.';
      return 'Give it back to yourself, as the finding about its owner says.';
    },
  },
  zh: {
    title: 'Go 无法写入必须写入的地方',
    cause:
      'go 命令每次构建都写构建缓存，每次下载都写模块缓存，每次安装都写 GOBIN。权限位、只读挂载、磁盘已满、inode 用尽或不可变标志都会使它停在那里，而它的提示往往指向别处：对不可写的构建缓存，它说标准库的包 "not in std"。',
    remedy: '恢复该目录的权限（`chmod u+rwx`）、去掉标志或腾出空间。不要重装 Go，也不要用 sudo 运行它。',
    summary: ({ kind, path, file, says }) => {
      const summaries: Readonly<Record<Values['kind'], string>> = {
        foreign: `${path} 属于其他用户，无法写入${says === '' ? '。' : `；go 的提示：${says}`}`,
        mode: `${path} 属于您，但您没有写权限${says === '' ? '。' : `；go 的提示：${says}`}`,
        'read-only': `${path} 以只读方式挂载，而 ${file} 在其上。`,
        full: `${path} 所在磁盘已满，而 ${file} 在其上。`,
        'no-files': `${path} 所在磁盘的 inode 已用尽，而 ${file} 在其上。`,
        'own-flag': `${path} 带有禁止任何人（包括您）修改的标志。`,
        flag: `${path} 带有 root 设置的、禁止任何人修改的标志。`,
        'no-execute': `${path} 已安装但无人能启动：它没有执行权限。`,
      };
      return summaries[kind];
    },
    next: ({ kind, path, variable, command }) => {
      if (command !== '') return `运行：${command}`;
      if (kind === 'read-only') return `以可写方式挂载 ${path}，或在 ${variable} 中指定其他目录。`;
      if (kind === 'full' || kind === 'no-files')
        return '腾出空间：gowarden caches 显示 Go 在那里保存的内容，gowarden clean 可撤销地清理它们。';
      return '按关于其所有者的发现所述，把它改回自己名下。';
    },
  },
};
