import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  named: { en: '{source}: {versions}', zh: '{source}：{versions}' },
  notInstalled: { en: '{source}: {versions}, which is not installed', zh: '{source}：{versions}，但未安装' },
  notInstalledIn: {
    en: '{source}: {versions}, which is not installed in {directory}',
    zh: '{source}：{versions}，但未安装于 {directory}',
  },
  nothingInstalled: {
    en: '{source}: {versions}, for which nothing is installed',
    zh: '{source}：{versions}，但没有安装对应的版本',
  },
  leftToPlugin: { en: '{file}: left to the plugin by {config}', zh: '{file}：{config} 交由插件决定' },
  noToolVersions: { en: 'no {name} names golang', zh: '没有 {name} 提到 golang' },
  emptySoSystem: { en: '{file}: names no version, so system', zh: '{file}：没有写明版本，因此使用 system' },
  withoutGo: { en: '{source}: {versions}, which has no go', zh: '{source}：{versions}，其中没有 go' },
  withoutPrefix: {
    en: '{source}: goenv stops, since {version} is not installed; it would take {bare}',
    zh: '{source}：goenv 停止，因为 {version} 未安装；写成 {bare} 即可',
  },
  oneMissing: {
    en: '{source}: {versions}; goenv stops, since {missing} is not installed in {directory}',
    zh: '{source}：{versions}；goenv 停止，因为 {missing} 未安装于 {directory}',
  },
  absentSoSystem: { en: '{file}: absent, so system', zh: '{file}：不存在，因此使用 system' },
  unreadable: { en: '{file}: cannot be parsed', zh: '{file}：无法解析' },
  notAFile: {
    en: '{file}: a pipe, socket or device, which gowarden does not read',
    zh: '{file}：管道、套接字或设备，gowarden 不读取',
  },
  noProtoFile: { en: 'no .prototools names go', zh: '没有 .prototools 提到 go' },
  noMiseFileSoNext: {
    en: 'no configuration file of mise names go, so it is the next go on PATH',
    zh: '没有 mise 的配置文件提到 go，因此是 PATH 上的下一个 go',
  },
  disabledSoNext: {
    en: '{source} disables go, so it is the next go on PATH',
    zh: '{source} 禁用了 go，因此是 PATH 上的下一个 go',
  },
  otherSystemSoNext: {
    en: '{source}: {versions}, for other systems only, so it is the next go on PATH',
    zh: '{source}：{versions}，仅用于其他系统，因此是 PATH 上的下一个 go',
  },
  otherBackend: {
    en: '{source}: go comes from {backend}, which gowarden does not know',
    zh: '{source}：go 来自 {backend}，gowarden 不了解它',
  },
  byGoLine: {
    en: '{reason} (the go line of a go.mod, which mise reads before 2026.11 only)',
    zh: '{reason}（go.mod 的 go 行，只有 2026.11 之前的 mise 会读取）',
  },
  leftToTemplate: {
    en: '{source}: {version} is a template, which gowarden does not run',
    zh: '{source}：{version} 是模板，gowarden 不执行模板',
  },
  leftToReleases: {
    en: '{source}: {version} depends on which releases there are',
    zh: '{source}：{version} 取决于有哪些发行版',
  },
  passedOver: {
    en: '{source}: {versions}; {missing} is not installed, and the shim would try to install it first',
    zh: '{source}：{versions}；{missing} 未安装，垫片会先尝试安装它',
  },
  unknownKind: { en: 'a kind of file that it does not know', zh: '它不认识的文件类型' },
  notUtf8: { en: 'it is not valid UTF-8', zh: '它不是有效的 UTF-8' },
  variableRequired: {
    en: 'it requires the variable {name}, which nobody sets',
    zh: '它要求变量 {name}，而没有人设置它',
  },
  oddField: { en: '{name}: not of the type that it expects', zh: '{name}：不是它所要求的类型' },
  miseStops: { en: 'mise stops: {file}: {problem}', zh: 'mise 停止：{file}：{problem}' },
  notTrusted: {
    en: 'it is not trusted; in a terminal mise asks first ({command})',
    zh: '它未被信任；在终端中 mise 会先询问（{command}）',
  },
  onceTrusted: {
    en: '{reason} (once {file} is trusted: this description of a machine has no record of that)',
    zh: '{reason}（在 {file} 被信任之后：此机器描述中没有这方面的记录）',
  },
  miseTooOld: {
    en: 'it requires mise {version} or newer, and this is {own}',
    zh: '它要求 mise {version} 或更新，而这里是 {own}',
  },
  miseTooNew: {
    en: 'it requires mise {version}, which does not exist yet',
    zh: '它要求 mise {version}，而该版本尚不存在',
  },
  forMise: {
    en: '{reason} (with mise {version} or newer, which {file} requires)',
    zh: '{reason}（{file} 要求 mise {version} 或更新）',
  },
  noSystem: { en: '{reason}, and PATH has no other go', zh: '{reason}，但 PATH 上没有其他 go' },
  noNext: { en: '{reason}, and PATH has none', zh: '{reason}，但没有' },
  currentRevision: { en: 'the current revision', zh: '当前修订版' },
  unknownScript: { en: 'a script that gowarden does not know', zh: 'gowarden 不认识的脚本' },
} as const satisfies Phrases;

export const inWords = wording('probes/shims', phrases);
