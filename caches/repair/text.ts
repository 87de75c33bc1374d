import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  andMore: { en: ', and {count} more', zh: '，另有 {count} 个' },
  sumsAtFault: { en: '{sums}, but {by} says {hash}', zh: '{sums}，但 {by} 记录为 {hash}' },
  noRecord: { en: 'a tree without a record of its download', zh: '没有下载记录的目录树' },
  says: { en: '{by} says {hash}', zh: '{by} 记录为 {hash}' },
  unfinished: {
    en: 'its extraction started but never finished (.partial)',
    zh: '解压已开始但未完成（.partial）',
  },
  goModDiffers: { en: '{sums}, but the cached go.mod is {hash}', zh: '{sums}，但缓存中的 go.mod 为 {hash}' },
  modSays: { en: '.mod {mod}, but {by} says {hash}', zh: '.mod 为 {mod}，但 {by} 记录为 {hash}' },
  noZiphash: { en: 'missing .ziphash', zh: '缺少 .ziphash' },
  notAFile: { en: '{path} is not a regular file', zh: '{path} 不是普通文件' },
  aLink: { en: '{path} is a link', zh: '{path} 是链接' },
  notADirectory: { en: '{path} is not a directory', zh: '{path} 不是目录' },
  lineBreak: { en: '{path} contains a name with a line break', zh: '{path} 中有含换行符的名称' },
  checksumDatabase: { en: 'the checksum database', zh: '校验和数据库' },
  sumsAgainstCache: {
    en: '{sums}, but the copies in the cache agree on {hash}',
    zh: '{sums}，但缓存中的各副本一致为 {hash}',
  },
  zipAndTree: { en: 'zip and tree', zh: 'zip 与目录树' },
  itsContent: { en: 'its content', zh: '其内容' },
  tooLarge: { en: '{bytes} bytes, more than go accepts', zh: '{bytes} 字节，超过 go 接受的大小' },
  overlap: { en: 'its entries overlap', zh: '其条目互相重叠' },
  unpacksTooLarge: {
    en: 'unpacks to more than 500 MiB, which go does not extract',
    zh: '解压后超过 500 MiB，go 不会解压',
  },
  tooManyEntries: { en: 'more than {most} entries', zh: '超过 {most} 个条目' },
  tooManyBytes: { en: 'more than {most} bytes', zh: '超过 {most} 字节' },
  badName: { en: 'the name {name}', zh: '名称 {name}' },
  wrongSize: { en: 'an entry differs in size from what it declares', zh: '有条目的大小与声明不符' },
  wrongCrc: { en: 'an entry differs in CRC-32 from what it declares', zh: '有条目的 CRC-32 与声明不符' },
  cutOff: { en: 'it is truncated', zh: '已被截断' },
  leftoverAlone: { en: '{names}: no record of a download', zh: '{names}：没有下载记录' },
  withJudge: { en: '{evidence}; {by} says {hash}', zh: '{evidence}；{by} 记录为 {hash}' },
  unvouched: {
    en: '{evidence}, and no known go.sum vouches for it',
    zh: '{evidence}，也没有已知的 go.sum 为其作证',
  },
  noDownloadCache: { en: '{path} does not contain cache/download', zh: '{path} 中没有 cache/download' },
  part: { en: '{role}: {detail}', zh: '{role}：{detail}' },
  with: { en: '{why} ({edited})', zh: '{why}（{edited}）' },
  and: { en: '{one}; {other}', zh: '{one}；{other}' },
} as const satisfies Phrases;

export const inWords = wording('caches/repair', phrases);
