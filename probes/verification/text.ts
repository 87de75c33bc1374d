import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  table: {
    en: 'built into gowarden: {module}@{version} is {hash}',
    zh: 'gowarden 内置：{module}@{version} 为 {hash}',
  },
  note: {
    en: '{source}: {module}@{version} is {hash}; signature of sum.golang.org valid, record {id} is in its log of {size}',
    zh: '{source}：{module}@{version} 为 {hash}；sum.golang.org 的签名有效，第 {id} 条记录在其共 {size} 条的日志中',
  },
  noteUnproven: {
    en: '{source}: {module}@{version} is {hash}; signature of sum.golang.org valid, but the cache does not hold the part of its log that proves the record',
    zh: '{source}：{module}@{version} 为 {hash}；sum.golang.org 的签名有效，但缓存中没有能证明该记录的那部分日志',
  },
  noteForged: {
    en: '{source}: the log of sum.golang.org does not hold this record of {module}@{version}',
    zh: '{source}：sum.golang.org 的日志中没有 {module}@{version} 的这条记录',
  },
  noteUnsigned: {
    en: '{source}: no valid signature of sum.golang.org',
    zh: '{source}：没有 sum.golang.org 的有效签名',
  },
  ziphash: {
    en: '{file}: {module}@{version} was {hash} when the go command downloaded it',
    zh: '{file}：go 命令下载 {module}@{version} 时为 {hash}',
  },
  otherHash: {
    en: '{detail}, which is another hash than the one above',
    zh: '{detail}，与上面的哈希不同',
  },
  treeIs: { en: 'the tree is {hash}', zh: '该目录树为 {hash}' },
  matches: { en: '{expected}; the tree is the same', zh: '{expected}；目录树与之相同' },
  matchesEdited: {
    en: '{expected}; the tree is the same but for: {edits}',
    zh: '{expected}；目录树与之相同，只有这些不同：{edits}',
  },
  differs: { en: '{expected}; the tree is {hash}', zh: '{expected}；目录树为 {hash}' },
  noVersion: { en: 'no VERSION file', zh: '没有 VERSION 文件' },
  notARelease: {
    en: 'VERSION says {version}, which is not a release',
    zh: 'VERSION 写的是 {version}，不是发布版本',
  },
  versionDiffers: {
    en: 'VERSION says {version}, but bin/go was built as {built}',
    zh: 'VERSION 写的是 {version}，而 bin/go 构建时的版本为 {built}',
  },
  versionAgrees: {
    en: 'VERSION and bin/go say {version}',
    zh: 'VERSION 与 bin/go 均为 {version}',
  },
  versionSays: { en: 'VERSION says {version}', zh: 'VERSION 写的是 {version}' },
  builtFor: { en: 'bin/go is for {target}', zh: 'bin/go 用于 {target}' },
  byPlace: { en: '{path} is a tree of {installer}', zh: '{path} 是 {installer} 的目录树' },
  noTime: {
    en: 'VERSION has no time, as official releases since Go 1.21 have',
    zh: 'VERSION 中没有时间，而 Go 1.21 起的官方版本都有',
  },
  noTestdata: {
    en: '{path} is missing: packagers leave test data out',
    zh: '缺少 {path}：打包者会去掉测试数据',
  },
  noTrimpath: {
    en: 'bin/go was built without -trimpath, as official releases are not',
    zh: 'bin/go 构建时没有使用 -trimpath，与官方版本不同',
  },
  nothingKnown: {
    en: 'nothing here knows the published hash of {module}@{version}',
    zh: '这里没有 {module}@{version} 发布时的哈希',
  },
  notPublished: {
    en: '{source} has no {module}@{version}',
    zh: '{source} 没有 {module}@{version}',
  },
  aLink: { en: 'no file, as in the published tree', zh: '不是文件，而发布的目录树中是文件' },
  otherCopy: { en: 'not a copy of {original}', zh: '不是 {original} 的副本' },
  otherText: { en: 'the text, no setting', zh: '文本有改动，设置未变' },
  tooMany: { en: '{path}: {problem}', zh: '{path}：{problem}' },
} as const satisfies Phrases;

export const inWords = wording('probes/verification', phrases);
