import type { which as english } from '../en/which.ts';

const by = ({ place }: Parameters<typeof english.setting>[0]): string =>
  place === undefined ? 'Go 的默认值' : place === null ? '环境变量' : place;

export const which: typeof english = {
  notAName: (name) => `应为程序名，如 go 或 gopls，却得到 "${name}"`,
  inspectInstead: (path) => `查看文件请用：gowarden inspect ${path}`,
  notADirectory: (path) => `应为目录，但 ${path} 不是目录`,
  contexts: { 'login-shell': '终端', gui: '应用程序', daemon: '守护进程' },
  runs: (what, architectures, file) => `${what} ${architectures}，${file}`,
  runsUnknown: '无法判断',
  unknownVersion: '版本未知',
  nothing: (name) => `PATH 中没有 ${name}`,
  wouldDownload: (toolchain, architectures) => `${toolchain} ${architectures}，需先下载`,
  foreign: (hardware) => `非原生：本机是 ${hardware}`,
  assumed: '推测',
  searched: (source) => `PATH 的来源：${source}`,
  path: (path, position) => `PATH：第 ${position} 项最先有 go：${path}`,
  leadsTo: (path) => `指向 ${path}`,
  behind: (paths) => `排在其后：${paths.join('、')}`,
  broken: (path) => `${path} 指向不存在的文件，被跳过`,
  installedOffPath: (path) => `已安装 ${path}，但不在此 PATH 中`,
  shim: (manager, reason, path) =>
    path === null
      ? `它是 ${manager} 的垫片；无法判断它启动什么（${reason}）`
      : `它是 ${manager} 的垫片，启动 ${path}（${reason}）`,
  go: (version, architectures) => `这个 go 命令是 ${architectures} 的 ${version}`,
  goroot: (path) => `GOROOT 由其位置决定：${path}`,
  gorootSet: (setting) => `GOROOT=${setting.value}，设置者：${by(setting)}`,
  noSwitching: (version) => `${version} 总是运行自身：选择工具链是 Go 1.21 才有的`,
  modulesOff: (setting) => `模块已关闭（GO111MODULE=${setting.value}，设置者：${by(setting)}），所以运行自身`,
  setting: (setting) =>
    setting.value === ''
      ? '没有设置 GOTOOLCHAIN，所以运行自身'
      : `GOTOOLCHAIN=${setting.value}，设置者：${by(setting)}`,
  modes: {
    local: (minimum) => `只用 ${minimum}，与 go.mod 无关`,
    auto: (minimum) => `${minimum} 或更新，取自 PATH 或下载`,
    path: (minimum) => `${minimum} 或更新，只取自 PATH`,
  },
  file: (file) => `以 ${file} 为准`,
  fileNamed: (file, setting) => `以 ${file} 为准：GOWORK，设置者：${by(setting)}`,
  hides: (file) => `它遮住了 ${file}`,
  noFile: '这里和上级目录都没有 go.work 或 go.mod',
  line: (line, text, raises) => `第 ${line} 行：${text}${raises ? '，由它决定' : '，不起作用'}`,
  selected: (toolchain) => `工具链是 ${toolchain}`,
  outcomes: {
    own: (file) => `就是这个 go 命令自身：${file}`,
    path: (file) => `PATH 中有同名的可执行文件：${file}`,
    cached: (file) => `它在模块缓存中：${file}`,
    packed: (file) => `它以 zip 形式在模块缓存中，将被解压：${file}`,
    download: (module) => `将会下载：${module}（架构取自运行中的 go 命令，与 GOARCH 无关）`,
    forbidden: (setting) => `${setting.name}=${setting.value}（设置者：${by(setting)}）不允许下载`,
    error: (message) => `go 命令会停止：${message}`,
    unknown: (reason) => `无法判断：${reason}`,
  },
};
