import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  tooManyOpened: {
    en: 'workspaces name more than {count} folders and workspace files: those beyond were not looked at',
    zh: '工作区指向的文件夹和工作区文件超过 {count} 个：其余的没有查看',
  },
  noSetting: {
    en: 'line {line}: {key}: {owner} has no such setting',
    zh: '第 {line} 行：{key}：{owner} 没有这个设置',
  },
  noSettingBut: {
    en: 'line {line}: {key}: {owner} has no such setting, but {instead}',
    zh: '第 {line} 行：{key}：{owner} 没有这个设置，但有 {instead}',
  },
  removed: {
    en: 'line {line}: {key}: {owner} {last} was the last that had it',
    zh: '第 {line} 行：{key}：{owner} {last} 是最后一个有此设置的版本',
  },
  removedBut: {
    en: 'line {line}: {key}: {owner} {last} was the last that had it; now: {instead}',
    zh: '第 {line} 行：{key}：{owner} {last} 是最后一个有此设置的版本；现在是：{instead}',
  },
  deprecated: {
    en: 'line {line}: {key}: gopls passes over it',
    zh: '第 {line} 行：{key}：gopls 会忽略它',
  },
  deprecatedBut: {
    en: 'line {line}: {key}: gopls passes over it; now: {instead}',
    zh: '第 {line} 行：{key}：gopls 会忽略它；现在是：{instead}',
  },
  noValue: {
    en: 'line {line}: {key}: {written} is none of {wanted}',
    zh: '第 {line} 行：{key}：{written} 不在 {wanted} 之中',
  },
  noType: {
    en: 'line {line}: {key}: {written} is not of the type {wanted}',
    zh: '第 {line} 行：{key}：{written} 的类型不是 {wanted}',
  },
  noMember: { en: 'line {line}: {key}: no such member', zh: '第 {line} 行：{key}：没有这个成员' },
  overruledBy: {
    en: 'line {line}: {key}: where {file} is read, {written} counts instead (its line {other})',
    zh: '第 {line} 行：{key}：在读取 {file} 的地方，生效的是其第 {other} 行的 {written}',
  },
  overrules: {
    en: 'line {line}: {key}: counts here instead of {written} in {file}, line {other}',
    zh: '第 {line} 行：{key}：在此取代 {file} 第 {other} 行的 {written}',
  },
  moreFiles: {
    en: 'line {line}: {key}: {count} more files have another value',
    zh: '第 {line} 行：{key}：另有 {count} 个文件中的值不同',
  },
  names: { en: 'line {line}: {key}: {written}', zh: '第 {line} 行：{key}：{written}' },
  meant: { en: '{written} is {path}', zh: '{written} 即 {path}' },
  isMissing: { en: '{path}: nothing is there', zh: '{path}：那里什么都没有' },
  isDirectory: { en: '{path}: not a file', zh: '{path}：不是文件' },
  notExecutable: { en: '{path}: may not be executed', zh: '{path}：没有执行权限' },
  noPath: {
    en: '{path}: not absolute, so it is searched as a name',
    zh: '{path}：不是绝对路径，因此被当作名称查找',
  },
  notFilledIn: {
    en: '{path}: vscode-go does not fill that in',
    zh: '{path}：vscode-go 不会展开它',
  },
  isFor: { en: '{path}: for {architectures}', zh: '{path}：{architectures}' },
  hardware: { en: 'this machine: {architecture}', zh: '本机：{architecture}' },
  steady: { en: 'the same over upgrades: {path}', zh: '升级后保持不变：{path}' },
  updatesByItself: {
    en: 'line {line}: {key}: tools are installed without asking',
    zh: '第 {line} 行：{key}：不询问就安装工具',
  },
  installsWith: {
    en: 'they are built by {path}, for {architectures}',
    zh: '由 {path} 构建，{architectures}',
  },
  noTree: { en: '{path}: not a Go tree', zh: '{path}：不是 Go 的目录树' },
  tree: { en: '{path}: {version}', zh: '{path}：{version}' },
  isSet: { en: 'line {line}: {key}={value}: {effect}', zh: '第 {line} 行：{key}={value}：{effect}' },
  reachesExtension: {
    en: 'reaches the go command, gopls and what VS Code runs and debugs; not the terminal',
    zh: '作用于 VS Code 启动的 go 命令、gopls 以及运行和调试的程序；不作用于终端',
  },
  reachesGopls: {
    en: 'reaches gopls alone; not builds, tests or the terminal',
    zh: '只作用于 gopls；不作用于构建、测试和终端',
  },
  reachesTerminal: {
    en: "reaches VS Code's terminals alone; not its Go extension",
    zh: '只作用于 VS Code 的终端；不作用于 Go 扩展',
  },
  attribute: { en: 'line {line}: {key}: {written}', zh: '第 {line} 行：{key}：{written}' },
  noAttribute: {
    en: 'line {line}: {key}: not an attribute of a Go configuration',
    zh: '第 {line} 行：{key}：不是 Go 启动配置的属性',
  },
  noAttributeBut: {
    en: 'line {line}: {key}: not an attribute of a Go configuration, but {instead} is',
    zh: '第 {line} 行：{key}：不是 Go 启动配置的属性，但有 {instead}',
  },
} as const satisfies Phrases;

export const inWords = wording('probes/editors', phrases);
