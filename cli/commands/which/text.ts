import type { Command } from '../../../messages/command.ts';
import type { Lead } from '../../../probes/contexts/answer.ts';
import { inChinese } from '../../../messages/phrases.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

/** What the steps of a choice are filled with. */
interface Setting {
  readonly name: string;
  readonly value: string;
  /** `FILE:LINE`; null for an environment variable, undefined for Go's own default. */
  readonly place: string | null | undefined;
}

const byEnglish = ({ place }: Setting): string =>
  place === undefined ? "Go's own default" : place === null ? 'an environment variable' : place;

const byChinese = ({ place }: Setting): string =>
  place === undefined ? 'Go 的默认值' : place === null ? '环境变量' : place;

const en = {
  help: {
    summary: 'Explain which go runs in a directory, step by step, and who decided it',
    usage: ['[NAME] [DIRECTORY] [--context CONTEXT]'],
    examples: [
      ['gowarden which go .', 'PATH, shim, go.work and go.mod, GOTOOLCHAIN: each with file and line'],
      ['gowarden which gopls', 'which gopls the terminal and applications find'],
      ['gowarden which go --verbose', 'the way of every context and not only of the terminal'],
    ],
    options: {
      context: 'only this one: login-shell (the terminal), vscode, goland, gui (applications) or daemon',
    },
    notes: [
      'Nothing is run and nothing is downloaded. Exits 1 when nothing would run, or when go would refuse to build there.',
    ],
  } satisfies CommandHelp,
  notAName: (name: string): string => `Expected the name of a program, such as go or gopls, got "${name}"`,
  inspectInstead: (inspect: Command): string => `For a file use: ${inspect}`,
  notADirectory: (path: string): string => `Expected a directory, but ${path} is not one`,
  contexts: {
    'login-shell': 'Terminal',
    gui: 'Applications',
    daemon: 'Daemon',
  },
  /** The conclusion of one context. */
  runs: (what: string, architectures: string, file: string): string => `${what} ${architectures}, ${file}`,
  runsUnknown: 'unknown',
  unknownVersion: 'unknown version',
  nothing: (name: string): string => `no ${name} on PATH`,
  wouldDownload: (toolchain: string, architectures: string): string =>
    `${toolchain} ${architectures}, to be downloaded first`,
  foreign: (hardware: string): string => `not native: this machine is ${hardware}`,
  assumed: 'assumed',
  searched: (source: string): string => `PATH from: ${source}`,
  startsFrom: (source: string): string => `starts from ${source}`,
  /** What leads an editor to its program, where a file says so. */
  led: {
    selected: (file: string): string => `chosen by “Go: Choose Go Environment” (${file})`,
    alternate: (file: string, line: number): string => `go.alternateTools, ${file}:${line}`,
    goroot: (file: string, line: number): string => `go.goroot, ${file}:${line}`,
    'tools-gopath': (file: string, line: number): string => `go.toolsGopath, ${file}:${line}`,
    variables: (file: string, line: number): string => `GOTOOLCHAIN of go.toolsEnvVars, ${file}:${line}`,
    project: (file: string, line: number): string => `the Go SDK of the project, ${file}:${line}`,
    'dlv-path': (file: string, line: number): string => `dlv.path, ${file}:${line}`,
  } as Partial<Record<Lead, (file: string, line: number) => string>>,
  path: (path: string, position: number): string => `PATH: entry ${position} has the first go, ${path}`,
  leadsTo: (path: string): string => `leads to ${path}`,
  behind: (paths: readonly string[]): string => `behind it: ${paths.join(', ')}`,
  relative: (path: string, position: number): string =>
    `PATH: entry ${position} is not absolute and leads to ${path} here: a shell in this directory starts that one`,
  broken: (path: string): string => `${path} leads nowhere and is passed over`,
  installedOffPath: (path: string): string => `${path} is installed, but not on this PATH`,
  shim: (manager: string, reason: string, path: string | null): string =>
    path === null
      ? `It is a shim of ${manager}; what it starts is unknown (${reason})`
      : `It is a shim of ${manager} and starts ${path} (${reason})`,
  go: (version: string, architectures: string): string =>
    `This go command is ${version} for ${architectures}`,
  goroot: (path: string): string => `GOROOT by its place: ${path}`,
  gorootSet: (setting: Setting): string => `GOROOT=${setting.value}, set by ${byEnglish(setting)}`,
  noSwitching: (version: string): string =>
    `${version} always runs itself: choosing a toolchain came with Go 1.21`,
  modulesOff: (setting: Setting): string =>
    `Modules are off (GO111MODULE=${setting.value}, set by ${byEnglish(setting)}), so it runs itself`,
  setting: (setting: Setting): string =>
    setting.value === ''
      ? 'GOTOOLCHAIN is not set at all, so it runs itself'
      : `GOTOOLCHAIN=${setting.value}, set by ${byEnglish(setting)}`,
  modes: {
    local: (minimum: string): string => `exactly ${minimum}, whatever go.mod says`,
    auto: (minimum: string): string => `${minimum} or newer, from PATH or downloaded`,
    path: (minimum: string): string => `${minimum} or newer, from PATH only`,
  },
  file: (file: string): string => `${file} counts`,
  fileNamed: (file: string, setting: Setting): string =>
    `${file} counts: GOWORK, set by ${byEnglish(setting)}`,
  hides: (file: string): string => `it hides ${file}`,
  noFile: 'Neither go.work nor go.mod here or above',
  line: (line: number, text: string, raises: boolean): string =>
    `line ${line}: ${text}${raises ? ', which decides' : ', which changes nothing'}`,
  selected: (toolchain: string): string => `The toolchain is ${toolchain}`,
  unheard: (file: string, version: string): string => `${file} names ${version} and is not heard`,
  unheardBecause: {
    behind: ([manager = '']: readonly string[], shim: string): string =>
      `${manager} reads it only when its shim is the first go on PATH; ${shim} comes after another one`,
    'no-shim': (managers: readonly string[]): string =>
      `${managers.join(', ')} would read it, but no shim of theirs is on this PATH`,
    prompt: ([manager = '']: readonly string[]): string =>
      `this PATH was asked elsewhere; in a shell that activates ${manager}, ${manager} looks for it at each prompt (.go-version only with idiomatic_version_file_enable_tools)`,
    cd: ([manager = '']: readonly string[]): string =>
      `this PATH was asked elsewhere; ${manager} looks for it when a shell that sources ${manager} changes to that directory (as a line such as go1.26.8, with the go)`,
    'by-nobody': ([manager = '']: readonly string[]): string =>
      `${manager} does not read such a file by itself, only a hook of yours would; moovweb's ${manager} reads .go-version on cd`,
    overruled: ([manager = '']: readonly string[], instead: string): string =>
      `${manager} went by something else: ${instead}`,
  },
  builds: (target: string): string => `It builds for ${target}`,
  buildsForeign: (target: string): string => `It builds for ${target}, which is not native here`,
  set: (setting: Setting): string => `${setting.name}=${setting.value}, set by ${byEnglish(setting)}`,
  ignored: (name: string, value: string): string => `${name}=${value} is set, but go passes it over`,
  outcomes: {
    own: (file: string): string => `That is this go command itself: ${file}`,
    path: (file: string): string => `An executable of that name is on PATH: ${file}`,
    cached: (file: string): string => `It is in the module cache: ${file}`,
    packed: (file: string): string => `It is in the module cache as a zip and will be unpacked: ${file}`,
    download: (module: string): string =>
      `It would be downloaded: ${module} (the architecture is that of the go command that runs; GOARCH does not matter)`,
    forbidden: (setting: Setting): string =>
      `${setting.name}=${setting.value}, set by ${byEnglish(setting)}, forbids that`,
    error: (message: string): string => `The go command stops: ${message}`,
    /** Where a version manager stops before it. */
    noGo: (message: string): string => `No go starts: ${message}`,
    decided: {
      by: (setting: Setting): string =>
        `decided by ${setting.name}=${setting.value}, set by ${byEnglish(setting)}`,
      variable: (name: string): string =>
        `unset ${name} where it is exported, or set it for one command only`,
      toolchain: (command: Command): string => `to let it choose a newer Go: ${command}`,
      file: (file: string, line: number): string => `remove line ${line} of ${file}`,
    },
    unknown: (reason: string): string => `Unknown: ${reason}`,
  },
};

const zh: typeof en = {
  help: {
    summary: '逐步解释在某个目录中运行的是哪个 go，由谁决定',
    usage: ['[NAME] [DIRECTORY] [--context CONTEXT]'],
    examples: [
      ['gowarden which go .', 'PATH、垫片、go.work 与 go.mod、GOTOOLCHAIN：各带文件与行号'],
      ['gowarden which gopls', '终端与应用程序各找到哪个 gopls'],
      ['gowarden which go --verbose', '不仅终端，每个环境都说明'],
    ],
    options: { context: '只看其一：login-shell（终端）、vscode、goland、gui（应用程序）或 daemon' },
    notes: ['不运行任何程序，也不下载。若什么都不会运行，或 go 会拒绝在那里构建，退出码为 1。'],
  },
  notAName: (name) => `应为程序名，如 go 或 gopls，却得到 "${name}"`,
  inspectInstead: (inspect) => `查看文件请用：${inspect}`,
  notADirectory: (path) => `应为目录，但 ${path} 不是目录`,
  contexts: { 'login-shell': '终端', gui: '应用程序', daemon: '守护进程' },
  runs: (what, architectures, file) => `${what} ${architectures}，${file}`,
  runsUnknown: '无法判断',
  unknownVersion: '版本未知',
  nothing: (name) => `PATH 中没有 ${name}`,
  wouldDownload: (toolchain, architectures) => `${toolchain} ${architectures}，需先下载`,
  foreign: (hardware) => `非原生：本机是 ${hardware}`,
  assumed: '推测',
  searched: (source) => `PATH 的来源：${inChinese(source)}`,
  startsFrom: (source) => `起点：${inChinese(source)}`,
  led: {
    selected: (file) => `由 “Go: Choose Go Environment” 选定（${file}）`,
    alternate: (file, line) => `go.alternateTools，${file}:${line}`,
    goroot: (file, line) => `go.goroot，${file}:${line}`,
    'tools-gopath': (file, line) => `go.toolsGopath，${file}:${line}`,
    variables: (file, line) => `go.toolsEnvVars 的 GOTOOLCHAIN，${file}:${line}`,
    project: (file, line) => `项目的 Go SDK，${file}:${line}`,
    'dlv-path': (file, line) => `dlv.path，${file}:${line}`,
  },
  path: (path, position) => `PATH：第 ${position} 项最先有 go：${path}`,
  leadsTo: (path) => `指向 ${path}`,
  behind: (paths) => `排在其后：${paths.join('、')}`,
  relative: (path, position) =>
    `PATH：第 ${position} 项不是绝对路径，在这里指向 ${path}：此目录中的 shell 会启动它`,
  broken: (path) => `${path} 指向不存在的文件，被跳过`,
  installedOffPath: (path) => `已安装 ${path}，但不在此 PATH 中`,
  shim: (manager, reason, path) =>
    path === null
      ? `它是 ${manager} 的垫片；无法判断它启动什么（${inChinese(reason)}）`
      : `它是 ${manager} 的垫片，启动 ${path}（${inChinese(reason)}）`,
  go: (version, architectures) => `这个 go 命令是 ${architectures} 的 ${version}`,
  goroot: (path) => `GOROOT 由其位置决定：${path}`,
  gorootSet: (setting) => `GOROOT=${setting.value}，设置者：${byChinese(setting)}`,
  noSwitching: (version) => `${version} 总是运行自身：选择工具链是 Go 1.21 才有的`,
  modulesOff: (setting) =>
    `模块已关闭（GO111MODULE=${setting.value}，设置者：${byChinese(setting)}），所以运行自身`,
  setting: (setting) =>
    setting.value === ''
      ? '没有设置 GOTOOLCHAIN，所以运行自身'
      : `GOTOOLCHAIN=${setting.value}，设置者：${byChinese(setting)}`,
  modes: {
    local: (minimum) => `只用 ${minimum}，与 go.mod 无关`,
    auto: (minimum) => `${minimum} 或更新，取自 PATH 或下载`,
    path: (minimum) => `${minimum} 或更新，只取自 PATH`,
  },
  file: (file) => `以 ${file} 为准`,
  fileNamed: (file, setting) => `以 ${file} 为准：GOWORK，设置者：${byChinese(setting)}`,
  hides: (file) => `它遮住了 ${file}`,
  noFile: '这里和上级目录都没有 go.work 或 go.mod',
  line: (line, text, raises) => `第 ${line} 行：${text}${raises ? '，由它决定' : '，不起作用'}`,
  selected: (toolchain) => `工具链是 ${toolchain}`,
  unheard: (file, version) => `${file} 指定了 ${version}，但不起作用`,
  unheardBecause: {
    behind: ([manager = ''], shim) =>
      `只有当 PATH 中最先的 go 是 ${manager} 的垫片时，${manager} 才会读取它；${shim} 排在另一个之后`,
    'no-shim': (managers) => `${managers.join('、')} 会读取它，但此 PATH 中没有它们的垫片`,
    prompt: ([manager = '']) =>
      `此 PATH 取自别处；在激活了 ${manager} 的 shell 中，${manager} 会在每次显示提示符时查找它（.go-version 还需 idiomatic_version_file_enable_tools）`,
    cd: ([manager = '']) =>
      `此 PATH 取自别处；加载了 ${manager} 的 shell 进入该目录时，${manager} 才会查找它（须写成带 go 的一行，如 go1.26.8）`,
    'by-nobody': ([manager = '']) =>
      `${manager} 自身不读取这种文件，只有您自己的钩子才会；moovweb 的 ${manager} 在 cd 时读取 .go-version`,
    overruled: ([manager = ''], instead) => `${manager} 以别的为准：${inChinese(instead)}`,
  },
  builds: (target) => `它为 ${target} 构建`,
  buildsForeign: (target) => `它为 ${target} 构建，那不是本机的原生目标`,
  set: (setting) => `${setting.name}=${setting.value}，设置者：${byChinese(setting)}`,
  ignored: (name, value) => `设置了 ${name}=${value}，但 go 会忽略它`,
  outcomes: {
    own: (file) => `就是这个 go 命令自身：${file}`,
    path: (file) => `PATH 中有同名的可执行文件：${file}`,
    cached: (file) => `它在模块缓存中：${file}`,
    packed: (file) => `它以 zip 形式在模块缓存中，将被解压：${file}`,
    download: (module) => `将会下载：${module}（架构取自运行中的 go 命令，与 GOARCH 无关）`,
    forbidden: (setting) => `${setting.name}=${setting.value}（设置者：${byChinese(setting)}）不允许下载`,
    error: (message) => `go 命令会停止：${inChinese(message)}`,
    noGo: (message) => `没有 go 启动：${inChinese(message)}`,
    decided: {
      by: (setting) => `由 ${setting.name}=${setting.value} 决定，设置者：${byChinese(setting)}`,
      variable: (name) => `请在导出 ${name} 的地方取消它，或只为一条命令设置`,
      toolchain: (command) => `让它选择更新的 Go：${command}`,
      file: (file, line) => `请删除 ${file} 的第 ${line} 行`,
    },
    unknown: (reason) => `无法判断：${inChinese(reason)}`,
  },
};

export const texts = { en, zh };
