import { type Phrases, wording } from '../messages/wording.ts';

export const phrases = {
  wrapperBuild: {
    en: '{go} starts Go and may set {names}, so where that Go keeps its build cache is unknown: `go env GOCACHE` shows it',
    zh: '{go} 会启动 Go，并可能设置 {names}，因此无法得知该 Go 的构建缓存在哪里：可运行 `go env GOCACHE` 查看',
  },
  wrapperModules: {
    en: '{go} starts Go and may set {names}, so where that Go keeps its module cache is unknown: `go env GOMODCACHE` shows it',
    zh: '{go} 会启动 Go，并可能设置 {names}，因此无法得知该 Go 的模块缓存在哪里：可运行 `go env GOMODCACHE` 查看',
  },
  wrapperUnread: {
    en: '{go} is not Go itself and could not be read ({reason}), so where the Go that it starts keeps its caches is unknown: `go env GOCACHE GOMODCACHE` shows it',
    zh: '{go} 本身不是 Go，也无法读取（{reason}），因此无法得知它启动的 Go 的缓存在哪里：可运行 `go env GOCACHE GOMODCACHE` 查看',
  },
  noPlan: { en: 'plan {id} is unknown', zh: '没有计划 {id}' },
  notAJsonObject: {
    en: '{go} env -json did not answer with a JSON object',
    zh: '{go} env -json 没有以 JSON 对象作答',
  },
  notACacheDirectory: {
    en: '{go} env {name} is {value}, which cannot be a cache directory',
    zh: '{go} env {name} 为 {value}，不可能是缓存目录',
  },
  defaultOfGo: { en: 'default of Go', zh: 'Go 的默认位置' },
  defaultOf: { en: 'default of {name}', zh: '{name} 的默认位置' },
  defaultOfGoimports: { en: 'default of goimports', zh: 'goimports 的默认位置' },
  ideDirectories: { en: 'directories of the IDE', zh: 'IDE 的目录' },
  heldByAnother: { en: '{path} is held by another gowarden', zh: '{path} 正被另一个 gowarden 占用' },
  placeTaken: { en: 'its place is taken', zh: '原位置已被占用' },
  notFoundAgain: { en: 'it was not found again', zh: '再次查看时已不存在' },
  noDownloadCache: { en: '{path} does not contain cache/download', zh: '{path} 中没有 cache/download' },
  notASumLine: { en: '{file}:{line} is not a go.sum line', zh: '{file}:{line} 不是 go.sum 的一行' },
  tooManyDirectories: {
    en: '{file} uses more than {most} directories',
    zh: '{file} 使用的目录超过 {most} 个',
  },
  notMeasured: { en: 'its size was not measured', zh: '未测量其大小' },
  noAccessTimes: {
    en: 'the volume does not record when files are read, so no module has a last use',
    zh: '该卷不记录文件的读取时间，无法得知模块的最近使用时间',
  },
  noSumKnown: { en: 'no go.sum is known', zh: '没有已知的 go.sum' },
  grownBack: { en: 'grown back', zh: '重新产生' },
  processUnreadable: { en: 'the process table could not be read', zh: '无法读取进程表' },
  ideUnknown: { en: 'unknown whether {name} is running', zh: '无法判断 {name} 是否在运行' },
  childEnded: {
    en: 'The process that does "{request}" ended early ({reason})',
    zh: '执行“{request}”的进程提前结束（{reason}）',
  },
  childQuiet: {
    en: 'The process that does "{request}" did not get on for {seconds} s and was ended',
    zh: '执行“{request}”的进程 {seconds} 秒没有进展，已被结束',
  },
  noModule: { en: '{root}/{name} does not contain a module', zh: '{root}/{name} 中没有模块' },
  notBelowProduct: {
    en: '{path} is not below a directory named after {product}',
    zh: '{path} 不在以 {product} 命名的目录之下',
  },
  unknownToProduct: {
    en: '{path} does not contain a file by which {product} would know it',
    zh: '{path} 中没有 {product} 所认的文件',
  },
  notAToolchain: {
    en: '{path} does not contain VERSION and bin/go of a toolchain',
    zh: '{path} 中没有工具链的 VERSION 与 bin/go',
  },
  notAVersion: { en: '{path} is not the name of a module version', zh: '{path} 不是模块版本的名称' },
  noVersionRecord: {
    en: '{path} has no record below cache/download',
    zh: '{path} 在 cache/download 中没有记录',
  },
  noInfo: { en: '{path} has no .info file of go', zh: '{path} 没有 go 的 .info 文件' },
  otherKey: { en: 'the content of {path} does not match its name', zh: '{path} 的内容与其名称不符' },
  notACache: {
    en: '{name} of {go} is {value}, which cannot be a cache directory',
    zh: '{go} 的 {name} 为 {value}，不可能是缓存目录',
  },
  notEnded: { en: 'even SIGKILL did not end it', zh: 'SIGKILL 也未能结束它' },
  clockSetBack: { en: 'the clock was set back since it was measured', zh: '测量之后系统时钟被调回' },
} as const satisfies Phrases;

export const inWords = wording('caches', phrases);
