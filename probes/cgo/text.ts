import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  tooManyDirectories: {
    en: '{module} has more than {most} directories: not all of it was read',
    zh: '{module} 的目录超过 {most} 个：未全部读取',
  },
  tooManyPackages: {
    en: '{module} imports more than {most} packages: not all of them were read',
    zh: '{module} 导入的包超过 {most} 个：未全部读取',
  },
  notHere: {
    en: '{path} is imported, but is not in the module cache',
    zh: '导入了 {path}，但它不在模块缓存中',
  },
  tooManyModules: {
    en: 'more than {most} modules are known: not all of them were read',
    zh: '已知模块超过 {most} 个：未全部读取',
  },
  builtIn: { en: 'built into {version}', zh: '{version} 内置' },
  program: { en: 'program: {path} ({file})', zh: '程序：{path}（{file}）' },
  notOnPath: { en: '{name}: not on the PATH of {context}', zh: '{name}：不在 {context} 的 PATH 中' },
  target: { en: 'built for: {target}', zh: '构建目标：{target}' },
  importsC: { en: '{file} imports "C"', zh: '{file} 导入了 "C"' },
  asks: { en: '{what} (asked for by {name}, {place})', zh: '{what}（由 {name} 要求，{place}）' },
  absent: { en: '{path}: absent', zh: '{path}：不存在' },
  library: { en: '{file}: {architectures}', zh: '{file}：{architectures}' },
  inPrefix: {
    en: '{path} belongs to the Homebrew for {architecture}',
    zh: '{path} 属于 {architecture} 的 Homebrew',
  },
  looked: { en: 'looked for in: {directories}', zh: '查找过：{directories}' },
  keg: { en: 'a keg has it: {directory}', zh: '某个 keg 中有它：{directory}' },
} as const satisfies Phrases;

export const inWords = wording('probes/cgo', phrases);
