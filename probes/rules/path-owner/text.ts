import type { PlaceKind } from '../../places/places.ts';
import type { Text } from '../../probe.ts';
import { isWithin } from '../../workspace/workspace.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly kind: PlaceKind;
  /** The place. */
  readonly path: string;
  /** The first in it that is somebody else's. */
  readonly first: string;
  /** `root`, or a number. */
  readonly owner: string;
  readonly count: number;
  readonly sampled: number;
  /** Below the home directory. */
  readonly own: boolean;
  /** The variable that says where the place is. */
  readonly variable: string;
  /** The go command's words; empty where they differ. */
  readonly says: string;
  /** What gives it back; empty where it is not ours to take. */
  readonly command: string;
}

const names: Readonly<Record<PlaceKind, readonly [en: string, zh: string]>> = {
  'build-cache': ['build cache', '构建缓存'],
  'module-cache': ['module cache', '模块缓存'],
  gopath: ['GOPATH', 'GOPATH'],
  pkg: ['directory of downloads', '下载目录'],
  src: ['directory of sources', '源代码目录'],
  bin: ['directory of installed programs', '安装程序的目录'],
  settings: ['file of go env -w', 'go env -w 的文件'],
  'gopls-cache': ['cache of gopls', 'gopls 的缓存'],
  'lint-cache': ['cache of golangci-lint', 'golangci-lint 的缓存'],
  module: ['module', '模块'],
};

export const text: Text<Values> = {
  en: {
    title: 'Files of another user are where Go writes',
    cause:
      'A single `sudo go …`, an installer that ran as root or a container with the home mounted leaves files of root in the caches and in GOPATH. From then on the go command of this user cannot write there, and rarely says so: of a build cache that it may not write it says "package fmt is not in std", as if GOROOT were broken, and sometimes it even builds.',
    remedy:
      'Give the files back once, with `sudo chown -R USER DIRECTORY`. gowarden never runs sudo: it shows the line. Do not run go with sudo, and do not open the directory to everybody with `chmod 777`.',
    summary: ({ kind, path, first, owner, says }) =>
      `${first === path ? `The ${names[kind][0]} ${path} belongs` : isWithin(path, first) ? `The ${names[kind][0]} ${path} cannot be made: ${first} belongs` : `In the ${names[kind][0]} ${path}, ${first} belongs`} to ${owner === 'root' ? 'root' : `user ${owner}`}${says === '' ? '.' : `; go says: ${says}`}`,
    next: ({ kind, path, variable, command }) =>
      command === ''
        ? `It is not yours to take: leave it as it is, and name a directory of your own in ${variable}.`
        : kind === 'build-cache' || kind === 'gopls-cache' || kind === 'lint-cache'
          ? `Give it back: ${command}. Without sudo, another directory in ${variable} works at once; ${path} is only a cache.`
          : `Give it back: ${command}`,
  },
  zh: {
    title: 'Go 要写入的地方有其他用户的文件',
    cause:
      '一次 `sudo go …`、以 root 运行的安装程序，或挂载了主目录的容器，都会在缓存和 GOPATH 中留下 root 的文件。此后该用户的 go 命令无法在那里写入，却很少明说：对不可写的构建缓存，它提示 "package fmt is not in std"，仿佛 GOROOT 坏了，有时甚至还能构建。',
    remedy:
      '用 `sudo chown -R USER DIRECTORY` 一次性改回所有者。gowarden 从不运行 sudo，只显示该命令。不要用 sudo 运行 go，也不要用 `chmod 777` 向所有人开放该目录。',
    summary: ({ kind, path, first, owner, says }) =>
      `${first === path ? `${names[kind][1]} ${path}` : isWithin(path, first) ? `无法建立${names[kind][1]} ${path}：${first}` : `${names[kind][1]} ${path} 中的 ${first}`} 属于${owner === 'root' ? ' root' : `用户 ${owner}`}${says === '' ? '。' : `；go 的提示：${says}`}`,
    next: ({ kind, path, variable, command }) =>
      command === ''
        ? `它不归您所有：保持原样，并在 ${variable} 中指定自己的目录。`
        : kind === 'build-cache' || kind === 'gopls-cache' || kind === 'lint-cache'
          ? `改回所有者：${command}。不用 sudo 时，在 ${variable} 中换一个目录即可立即使用；${path} 只是缓存。`
          : `改回所有者：${command}`,
  },
};
