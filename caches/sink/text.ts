import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  notAbsolute: { en: '{path} is not an absolute path', zh: '{path} 不是绝对路径' },
  homeNotAbsolute: {
    en: 'the home directory {path} is not an absolute path',
    zh: '主目录 {path} 不是绝对路径',
  },
  nearRoot: { en: '{path} is too close to the root of the file system', zh: '{path} 离文件系统的根太近' },
  holdsHome: { en: '{path} contains the home directory', zh: '{path} 包含主目录' },
  ofTheSystem: { en: '{path} belongs to the system', zh: '{path} 属于系统' },
  severalCaches: { en: '{path} contains more than one cache', zh: '{path} 包含不止一个缓存' },
  notAPlainName: { en: '{name} is not a plain name', zh: '{name} 不是单纯的名称' },
  notACacheRoot: { en: '{path} is not the root of a cache', zh: '{path} 不是缓存的根目录' },
  leadsTo: { en: '{path} leads to {target}', zh: '{path} 指向 {target}' },
  notAFileOrDirectory: { en: '{path} is neither a file nor a directory', zh: '{path} 既不是文件也不是目录' },
  ofAnother: { en: '{path} belongs to uid {uid}', zh: '{path} 属于 uid {uid}' },
  anotherDirectory: { en: 'another directory is there now', zh: '现在那里是另一个目录' },
  removerEnded: { en: 'A process that removes ended with {end}', zh: '执行删除的进程以 {end} 结束' },
  notADirectory: { en: '{path} is not a directory', zh: '{path} 不是目录' },
  otherVolume: { en: '{path} is on another volume', zh: '{path} 在另一个卷上' },
  notOurs: { en: '{path} is not ours', zh: '{path} 不属于我们' },
  aLinkNow: { en: '{path} is a link now', zh: '{path} 现在是链接' },
  replaced: { en: '{path}: something else is there now', zh: '{path}：那里现在是别的内容' },
} as const satisfies Phrases;

export const inWords = wording('caches/sink', phrases);
