import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  terminal: {
    en: 'terminal: {name}, {path} ({architectures})',
    zh: '终端：{name}，{path}（{architectures}）',
  },
  shell: { en: 'shell: {path} ({architectures})', zh: 'shell：{path}（{architectures}）' },
  editor: { en: 'editor: {name}, {path} ({architectures})', zh: '编辑器：{name}，{path}（{architectures}）' },
  homebrew: {
    en: 'Homebrew: {path}, formulas for Intel: {formulas}',
    zh: 'Homebrew：{path}，Intel 软件包：{formulas}',
  },
  go: { en: 'go: {path} ({architectures})', zh: 'go：{path}（{architectures}）' },
  node: { en: 'Node.js: {path} ({architectures})', zh: 'Node.js：{path}（{architectures}）' },
  tool: { en: 'tool: {name}, {path} ({architectures})', zh: '工具：{name}，{path}（{architectures}）' },
  toolchain: { en: 'toolchain: {name}, {path}', zh: '工具链：{name}，{path}' },
  library: { en: 'cgo library: {path} ({architectures})', zh: 'cgo 库：{path}（{architectures}）' },
  container: {
    en: 'for containers: {name}, {path} ({architectures})',
    zh: '容器相关：{name}，{path}（{architectures}）',
  },
  agent: { en: 'started by launchd: {name}, {path}', zh: '由 launchd 启动：{name}，{path}' },
  others: {
    en: 'with findings of their own: {covered}',
    zh: '另有单独报告的：{covered}',
  },
  insteadTerminal: {
    en: 'Install the build of {name} for {hardware}.',
    zh: '安装 {name} 的 {hardware} 版本。',
  },
  insteadShell: {
    en: 'Install {name} for {hardware}, put that into /etc/shells, and choose it with chsh.',
    zh: '安装 {hardware} 的 {name}，把它加入 /etc/shells，并用 chsh 选用。',
  },
  insteadHomebrew: {
    en: 'Move to the Homebrew below /opt/homebrew: `brew bundle dump` here, `brew bundle install` there.',
    zh: '迁移到 /opt/homebrew 下的 Homebrew：在这里运行 `brew bundle dump`，在那里运行 `brew bundle install`。',
  },
  insteadFormulas: {
    en: 'Install these formulas again: `brew reinstall` of a Homebrew for this machine takes its own builds.',
    zh: '重新安装这些软件包：适合本机的 Homebrew 用 `brew reinstall` 会取本机的版本。',
  },
  insteadGo: { en: 'Install Go for {hardware} in its place.', zh: '改装 {hardware} 的 Go。' },
  insteadNode: { en: 'Install this Node.js for {hardware}.', zh: '安装 {hardware} 的该 Node.js。' },
  insteadTool: {
    en: 'Install it again with a go for {hardware}.',
    zh: '用 {hardware} 的 go 重新安装它。',
  },
  insteadToolchain: {
    en: 'Nothing, once every go is for {hardware}: `gowarden clean` removes it.',
    zh: '所有 go 都是 {hardware} 的之后无需替代：可用 `gowarden clean` 删除。',
  },
  insteadLibrary: {
    en: 'Install the library for {hardware} and let CGO_LDFLAGS or pkg-config name that.',
    zh: '安装 {hardware} 的该库，并让 CGO_LDFLAGS 或 pkg-config 指向它。',
  },
  insteadContainer: {
    en: 'Install the build of {name} for {hardware}.',
    zh: '安装 {name} 的 {hardware} 版本。',
  },
  insteadAgent: {
    en: 'Install the build of {program} for {hardware}.',
    zh: '安装 {program} 的 {hardware} 版本。',
  },
  insteadArch: {
    en: 'Take `arch -x86_64` out of {path} once the program is there for {hardware}.',
    zh: '该程序有 {hardware} 版本后，从 {path} 中去掉 `arch -x86_64`。',
  },
  runs: { en: 'runs: {program} ({architectures})', zh: '运行：{program}（{architectures}）' },
  interpreted: { en: 'interpreter: {program}', zh: '解释器：{program}' },
  loginShell: { en: 'the login shell', zh: '登录 shell' },
  ownNode: { en: 'it runs gowarden', zh: '它在运行 gowarden' },
  tooMany: {
    en: '{path} has more than {most} entries; the others were not looked at',
    zh: '{path} 超过 {most} 项，其余未查看',
  },
  unread: { en: '{path} could not be read as a property list', zh: '无法将 {path} 作为属性列表读取' },
  autumn2027: { en: 'macOS 28, expected in autumn 2027', zh: 'macOS 28，预计 2027 年秋' },
  lastIntelMacos: {
    en: 'It is the last macOS for Macs with Intel processors.',
    zh: '这是支持 Intel 处理器 Mac 的最后一个 macOS。',
  },
  appsWarned: {
    en: 'From then on macOS notifies of each application that starts a program for Intel.',
    zh: '自此版本起，macOS 会对每个启动 Intel 程序的应用发出通知。',
  },
  homebrewPackages: {
    en: 'Homebrew builds no new packages for Intel; old ones can still be installed.',
    zh: 'Homebrew 不再为 Intel 构建新软件包；旧的仍可安装。',
  },
  homebrewTier: {
    en: 'Homebrew puts Intel into its lowest tier of support.',
    zh: 'Homebrew 将 Intel 降为最低支持级别。',
  },
  homebrewInstaller: {
    en: "Homebrew's installer refuses Intel.",
    zh: 'Homebrew 的安装程序不再接受 Intel。',
  },
  macos27: {
    en: 'It runs on Apple silicon alone and still translates everything; the upgrade removes an installed Rosetta, which can be installed again.',
    zh: '它只支持 Apple 芯片，仍可转译所有程序；升级会移除已安装的 Rosetta，可以重新安装。',
  },
  homebrewEnds: { en: 'Homebrew for Intel stops running.', zh: 'Intel 版 Homebrew 停止运行。' },
  macos28: {
    en: 'Rosetta is to stay for some old games only: programs for Intel no longer start.',
    zh: '预计 Rosetta 只为部分旧游戏保留：Intel 程序将无法启动。',
  },
  goGoesOn: {
    en: 'Go has announced no end of darwin/amd64, and still builds it.',
    zh: 'Go 没有宣布终止 darwin/amd64，并仍在构建它。',
  },
  failed: { en: '{provider}: {reason}', zh: '{provider}：{reason}' },
} as const satisfies Phrases;

export const inWords = wording('probes/rosetta', phrases);
