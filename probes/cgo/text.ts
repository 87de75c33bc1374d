import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  tooManyDirectories: {
    en: '{module} has more than {most} directories: not all of it was read',
    zh: '{module} 的目录超过 {most} 个：未全部读取',
  },
  tooMuch: {
    en: '{path}: there are more Go files than are read: not all of them were',
    zh: '{path}：Go 文件过多，未全部读取',
  },
  noGoFiles: { en: '{path}: no Go files that are built', zh: '{path}：没有会被构建的 Go 文件' },
  notInRepository: {
    en: '{path} is imported, and its files are not in the repository',
    zh: '导入了 {path}，但它的文件不在仓库中',
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
  needsMac: {
    en: "Programs with C for {target} need Apple's SDK and linker, which only a Mac has; zig cc does not link Go for it either. Build it on a Mac, or without C with CGO_ENABLED=0.",
    zh: '为 {target} 构建含 C 的程序需要 Apple 的 SDK 和链接器，只有 Mac 才有；zig cc 也无法为它链接 Go。请在 Mac 上构建，或用 CGO_ENABLED=0 不带 C 构建。',
  },
  noAppleTools: {
    en: "Apple's developer tools are not installed, and with them no C compiler: xcode-select --install installs them.",
    zh: '没有安装 Apple 的开发者工具，也就没有 C 编译器：xcode-select --install 会安装它们。',
  },
  noPrefix: {
    en: 'The packages that it asks for come from Homebrew, and there is none for {architecture}: {prefix} has no packages.',
    zh: '它需要的包来自 Homebrew，而这里没有 {architecture} 的 Homebrew：{prefix} 中没有包。',
  },
  unclosedFlags: {
    en: '{setting} ({place}) has a quote that is never closed, at which go stops.',
    zh: '{setting}（{place}）中有未闭合的引号，go 会因此停止。',
  },
  refused: {
    en: 'go stops at {setting} ({place}): {says}.',
    zh: 'go 会因 {setting}（{place}）而停止：{says}。',
  },
  says: { en: 'go says: {words}', zh: 'go 的提示：{words}' },
  noCompiler: {
    en: 'The C compiler {name} is not on PATH.',
    zh: '没有 C 编译器：PATH 中没有 {name}。',
  },
  noCross: {
    en: 'PATH has no C compiler for {target} (looked for: {names}). Install one, or build without C with CGO_ENABLED=0.',
    zh: 'PATH 中没有 {target} 的 C 编译器（查找过：{names}）。请安装一个，或用 CGO_ENABLED=0 不带 C 构建。',
  },
  noCrossKnown: {
    en: 'No C compiler for {target} is known here. Build it on such a machine, or without C with CGO_ENABLED=0.',
    zh: '这里没有已知的 {target} 的 C 编译器。请在这样的机器上构建，或用 CGO_ENABLED=0 不带 C 构建。',
  },
  wrongLibrary: {
    en: '{file} would be linked, which is built for {built} and not for {target}.',
    zh: '会链接 {file}，它是为 {built} 而不是 {target} 构建的。',
  },
  packageMissing: {
    en: 'No directory of pkg-config has {name}.pc for {target}: install that package first.',
    zh: 'pkg-config 的目录中没有 {target} 的 {name}.pc：请先安装这个包。',
  },
  packageOld: {
    en: 'The package {name} for {target} has another version than is asked for.',
    zh: '{target} 的包 {name} 版本不符合要求。',
  },
  packageUnread: {
    en: 'What the package {name} for {target} needs could not be read.',
    zh: '无法读取 {target} 的包 {name} 所需的内容。',
  },
} as const satisfies Phrases;

export const inWords = wording('probes/cgo', phrases);
