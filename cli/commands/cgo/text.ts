import { inChinese } from '../../../messages/phrases.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

const en = {
  help: {
    summary: 'Show what a build with cgo would use, and what to build with',
    usage: ['[DIR] [--for GOOS/GOARCH] [--sysroot DIR] [--context login-shell|gui|daemon]'],
    examples: [
      ['gowarden cgo', 'the compiler, flags, packages and libraries of a build here'],
      [
        'gowarden cgo --for darwin/amd64',
        'what to build with for another machine, or why that cannot be done here',
      ],
      [
        'gowarden cgo --for linux/arm64 --sysroot ~/arm64',
        'the same with the headers and libraries of that machine',
      ],
    ],
    options: {
      for: 'what to build for, in the place of what GOOS and GOARCH say',
      sysroot: 'where the headers and libraries of that machine are; PKG_CONFIG_SYSROOT_DIR when not given',
      context: 'whose environment counts: login-shell (the terminal), gui (applications) or daemon',
    },
    notes: [
      'Nothing is run: settings, .pc files and libraries are read. Exits 1 when no way to build can be given.',
    ],
  } satisfies CommandHelp,
  notATarget: (given: string): string => `Expected a target such as linux/arm64, got "${given}"`,
  targets: 'The go command lists them all: go tool dist list',
  notADirectory: (path: string): string => `Expected a directory, but ${path} is not one`,
  noContext: 'No environment of this machine could be read',
  labels: { target: 'builds for', needs: 'needs C' },
  sections: { paths: 'Directories', packages: 'Packages', libraries: 'Libraries' },
  more: (count: number): string => `${count} more: --verbose shows all`,
  go: (version: string, architecture: string, path: string): string => `${version} ${architecture}, ${path}`,
  noGo: 'which go runs here is unknown; the rest assumes one that is native',
  enabled: {
    set: (on: boolean): string => (on ? 'on: CGO_ENABLED=1' : 'off: CGO_ENABLED=0'),
    cross: (): string => 'off: go turns it off when it builds for another machine',
    'no-compiler': (): string => 'off: the built-in compiler is not on PATH',
    unsupported: (): string => 'off: Go has no cgo for this target',
    'built-in': (on: boolean): string => (on ? 'on' : 'off: this Go was built so'),
  },
  builtIn: 'built into this go',
  byEnvironment: 'set in the environment',
  by: (place: string): string => `set in ${place}`,
  unclosed: (value: string, set: string): string => `${value}: a quote is never closed, so go stops (${set})`,
  missing: (value: string, name: string, set: string): string => `${value}: ${name} is not on PATH (${set})`,
  leads: (value: string, path: string, kind: string, set: string): string =>
    `${value}: ${path}${kind === '' ? '' : `, ${kind}`} (${set})`,
  kinds: {
    apple: "Apple's",
    'apple-shim': "Apple's, which starts the one of the developer tools",
    homebrew: "Homebrew's",
    macports: "MacPorts'",
    nix: 'of Nix',
    zig: 'zig',
    system: "the system's",
    other: '',
    unknown: '',
  } as Readonly<Record<string, string>>,
  notOnPath: (name: string): string => `${name} is not on PATH`,
  noModule: 'no module here',
  pure: (unread: number): string =>
    unread === 0
      ? 'no: nothing here imports "C"'
      : 'nothing that could be read imports "C", but not all could',
  importsC: (file: string, count: number): string =>
    count === 1 ? `yes: ${file}` : `yes: ${file} and ${count - 1} more`,
  asked: (what: string, name: string, place: string): string => `${what} (${name}, ${place})`,
  inEnvironment: 'environment',
  states: { present: 'is there', absent: 'does not exist', unknown: 'unknown' },
  prefix: (architecture: string): string => `, of the Homebrew for ${architecture}`,
  problems: {
    missing: (name: string): string => `no directory of pkg-config has ${name}.pc`,
    version: (name: string): string => `${name} has another version than is asked for`,
    malformed: (name: string): string => `what ${name} needs could not be read`,
    'too-many': (name: string): string => `${name} needs more than could be read`,
  },
  keg: (directory: string): string => `; ${directory} has it`,
  forms: { dynamic: 'dynamic', static: 'static', stub: 'text stub', script: 'linker script' } as Readonly<
    Record<string, string>
  >,
  library: (form: string, built: string, fits: boolean, target: string): string =>
    fits ? `${form}, ${built}` : `${form}, ${built}: not for ${target}`,
  unknownLibrary: (reason: string): string => `unknown: ${reason}`,
  build: (target: string): string => `To build for ${target} with C:`,
  buildPure: (target: string): string => `To build for ${target}, which needs no C:`,
  none: (target: string, why: string): string => `No way to build for ${target} can be given: ${why}`,
};

const zh: typeof en = {
  help: {
    summary: '显示使用 cgo 的构建会用到什么，以及应怎样构建',
    usage: ['[DIR] [--for GOOS/GOARCH] [--sysroot DIR] [--context login-shell|gui|daemon]'],
    examples: [
      ['gowarden cgo', '在此构建所用的编译器、参数、包与库'],
      ['gowarden cgo --for darwin/amd64', '为另一种机器构建应使用什么，或为何在此无法构建'],
      ['gowarden cgo --for linux/arm64 --sysroot ~/arm64', '同上，使用那种机器的头文件和库'],
    ],
    options: {
      for: '构建目标，代替 GOOS 与 GOARCH 所指定的',
      sysroot: '那种机器的头文件和库所在的目录；未给出时取 PKG_CONFIG_SYSROOT_DIR',
      context: '以谁的环境为准：login-shell（终端）、gui（应用程序）或 daemon',
    },
    notes: ['不运行任何程序：只读取设置、.pc 文件和库。若给不出构建办法，退出码为 1。'],
  },
  notATarget: (given) => `应为 linux/arm64 这样的目标，却得到 "${given}"`,
  targets: 'go 命令会列出全部：go tool dist list',
  notADirectory: (path) => `应为目录，但 ${path} 不是目录`,
  noContext: '无法读取本机的任何环境',
  labels: { target: '构建目标', needs: '需要 C' },
  sections: { paths: '目录', packages: '包', libraries: '库' },
  more: (count) => `还有 ${count} 项：--verbose 显示全部`,
  go: (version, architecture, path) => `${version} ${architecture}，${path}`,
  noGo: '无法判断这里运行哪个 go；以下按原生的 go 说明',
  enabled: {
    set: (on) => (on ? '开启：CGO_ENABLED=1' : '关闭：CGO_ENABLED=0'),
    cross: () => '关闭：为另一种机器构建时 go 会关闭它',
    'no-compiler': () => '关闭：PATH 中没有内置的编译器',
    unsupported: () => '关闭：Go 在此目标上没有 cgo',
    'built-in': (on) => (on ? '开启' : '关闭：这个 Go 就是这样构建的'),
  },
  builtIn: '此 go 内置',
  byEnvironment: '由环境变量设置',
  by: (place) => `由 ${place} 设置`,
  unclosed: (value, set) => `${value}：引号没有闭合，go 会因此停止（${set}）`,
  missing: (value, name, set) => `${value}：PATH 中没有 ${name}（${set}）`,
  leads: (value, path, kind, set) => `${value}：${path}${kind === '' ? '' : `，${kind}`}（${set}）`,
  kinds: {
    apple: 'Apple 的',
    'apple-shim': 'Apple 的，它会启动开发者工具中的那个',
    homebrew: 'Homebrew 的',
    macports: 'MacPorts 的',
    nix: 'Nix 的',
    zig: 'zig',
    system: '系统的',
    other: '',
    unknown: '',
  },
  notOnPath: (name) => `PATH 中没有 ${name}`,
  noModule: '这里没有模块',
  pure: (unread) =>
    unread === 0 ? '不需要：没有文件导入 "C"' : '能读取的文件都没有导入 "C"，但并非全部都能读取',
  importsC: (file, count) => (count === 1 ? `需要：${file}` : `需要：${file} 等 ${count} 个文件`),
  asked: (what, name, place) => `${what}（${name}，${place}）`,
  inEnvironment: '环境变量',
  states: { present: '存在', absent: '不存在', unknown: '无法判断' },
  prefix: (architecture) => `，属于 ${architecture} 的 Homebrew`,
  problems: {
    missing: (name) => `pkg-config 的目录中没有 ${name}.pc`,
    version: (name) => `${name} 的版本不符合要求`,
    malformed: (name) => `无法读取 ${name} 所需的内容`,
    'too-many': (name) => `${name} 所需的内容过多，无法全部读取`,
  },
  keg: (directory) => `；${directory} 中有`,
  forms: { dynamic: '动态库', static: '静态库', stub: '文本存根', script: '链接脚本' },
  library: (form, built, fits, target) =>
    fits ? `${form}，${built}` : `${form}，${built}：不适用于 ${target}`,
  unknownLibrary: (reason) => `无法判断：${inChinese(reason)}`,
  build: (target) => `为 ${target} 构建（含 C）：`,
  buildPure: (target) => `为 ${target} 构建（不需要 C）：`,
  none: (target, why) => `无法给出为 ${target} 构建的办法：${why}`,
};

export const texts = { en, zh };
