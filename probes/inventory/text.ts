import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  path: { en: 'path: {chain}', zh: '路径：{chain}' },
  kegs: { en: 'formulas in {prefix}: {total}', zh: '{prefix} 中的软件包数：{total}' },
  shim: { en: 'shim: {manager}, {reason}', zh: '垫片：{manager}，{reason}' },
  starts: { en: 'starts: {chain}', zh: '启动：{chain}' },
  file: { en: 'file: {format}, {architectures}', zh: '文件：{format}，{architectures}' },
  noArchitecture: { en: 'no architecture', zh: '没有架构信息' },
  version: { en: 'version: {version}', zh: '版本：{version}' },
  installer: { en: 'installer: {installer}', zh: '安装方式：{installer}' },
  installedIn: { en: 'installer: {installer}, {prefix}', zh: '安装方式：{installer}，{prefix}' },
  receipt: { en: 'receipt: {receipt}', zh: '安装记录：{receipt}' },
  builtFor: { en: 'arch {architecture}', zh: '架构 {architecture}' },
  poured: { en: 'poured from bottle', zh: '以 bottle 安装' },
  notPoured: { en: 'not poured from a bottle', zh: '未以 bottle 安装' },
  both: { en: '{one}, {other}', zh: '{one}，{other}' },
  hardware: { en: 'hardware: {architecture}', zh: '硬件：{architecture}' },
  assumed: { en: '{source}, assumed', zh: '{source}，推测' },
  firstOnPath: { en: 'first on PATH: {context} ({source})', zh: 'PATH 中最先：{context}（{source}）' },
  onPath: { en: 'on PATH: {context} ({source})', zh: 'PATH 中：{context}（{source}）' },
  pathOf: {
    en: 'PATH of {context} ({source}): {directories}',
    zh: '{context} 的 PATH（{source}）：{directories}',
  },
  before: {
    en: 'PATH of {context} ({source}): {path} before {shadowed}',
    zh: '{context} 的 PATH（{source}）：{path} 先于 {shadowed}',
  },
  context: { en: 'context: {context} ({source})', zh: '环境：{context}（{source}）' },
  goSays: { en: 'go says: {words}', zh: 'go 的提示：{words}' },
  absent: { en: '{path}: absent', zh: '{path}：不存在' },
  wasThere: { en: '{path}: absent, was there before', zh: '{path}：不存在，以前存在' },
  goVersion: {
    en: 'version of the go command (build info): {version}',
    zh: 'go 命令的版本（构建信息）：{version}',
  },
  behindCache: {
    en: 'GOROOT {goroot}: go stops first at its build cache, which cannot be written: {obstacle}',
    zh: 'GOROOT {goroot}：go 会先因构建缓存无法写入而停止：{obstacle}',
  },
  gorootByPlace: { en: 'GOROOT by its place: {path}', zh: '按所在位置得出的 GOROOT：{path}' },
  support: { en: 'support: {evidence}', zh: '支持期：{evidence}' },
  patched: {
    en: "a distribution's package: whether its maintainers patch it is unknown",
    zh: '发行版的软件包：其维护者是否仍在修补未知',
  },
  notRegular: { en: '{path} is not a regular file', zh: '{path} 不是普通文件' },
  notADirectory: { en: '{path} is not a directory', zh: '{path} 不是目录' },
  circle: { en: '{path} leads in a circle', zh: '{path} 的链接形成循环' },
} as const satisfies Phrases;

export const inWords = wording('probes/inventory', phrases);
