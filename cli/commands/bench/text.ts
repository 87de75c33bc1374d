import { type Phrases, wording } from '../../../messages/wording.ts';
import { formatBytes, plural } from '../../../messages/units.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

/** Bytes of one toolchain as a module, about. */
const downloadBytes = 75_000_000;

const en = {
  help: {
    summary: 'Measure how much longer Go takes translated than native, with the same release',
    usage: [
      '[--yes] [--network] [--runs N] [--work NAME]… [--package PACKAGE] [--go VERSION]',
      '--project DIR',
    ],
    examples: [
      ['gowarden bench --network', 'everything; downloads what is missing of the two toolchains'],
      [
        'gowarden bench --work sort --work json',
        'two tasks of a program, for which no second toolchain is needed',
      ],
      ['gowarden bench --project . --network', 'how much faster this module would build natively'],
    ],
    options: {
      yes: 'begin without asking',
      network: 'download the official toolchains that are not here, and ask the checksum database',
      runs: 'measure each work so often on each side (5 to 100, default 5)',
      work: 'only this: build, json, sha256, gzip, sort, string-copy, matrix or start-up; may be repeated',
      package: 'the package of the standard library that is built (default encoding/json; math under QEMU)',
      go: 'that release and not the one that runs here: 1.26.8',
      project: 'build ./... of this directory instead, without C and without changing anything in it',
    },
    notes: [
      'Both toolchains have to be official (see gowarden verify). They are copied into a private directory with caches of their own, which is removed at the end, also after Ctrl-C. Both sides run by turns; the first run of each does not count. A ratio is given only where the quartiles of neither side lie further apart than a fifth of the median.',
      'Exits 0 with a ratio, 5 without one. The result is kept in the history: gowarden history --kind benchmark.',
    ],
  } satisfies CommandHelp,
  badRuns: (given: string): string => `Expected \`--runs\` to be a number from 5 to 100, got \`${given}\``,
  badPackage: (given: string): string =>
    `Expected \`--package\` to be a package of the standard library such as \`encoding/json\`, got \`${given}\``,
  noPackage: (name: string, version: string): string => `${version} has no package ${name} to build`,
  projectAlone: (option: string): string =>
    `\`--project\` builds the module; \`${option}\` is of no use with it`,
  noModule: (directory: string): string => `Neither ${directory} nor a directory above it has a go.mod.`,
  removedLeftover: (path: string): string =>
    `removed ${path}, which a measurement that was ended by force had left`,
  noModuleNext: 'name a directory of a module: gowarden bench --project DIR',
  noGo: 'No go was found on PATH whose release could be measured.',
  noRelease: (version: string): string =>
    `${version} is not a release of Go: no second toolchain of it can be had for comparison.`,
  noGoNext: 'name a release: gowarden bench --go 1.26.8 --network',
  noTranslator: (architecture: string): string =>
    `Nothing here runs programs for ${architecture}, so that there is nothing to compare.`,
  noTranslatorNext:
    'on Apple silicon install Rosetta, on Linux QEMU (the package qemu-user); an Intel Mac translates nothing',
  will: (version: string, native: string, translated: string, translator: string): string =>
    `This measures ${version} for ${native} against ${version} for ${translated} by ${translator}:`,
  willWorks: (works: string, runs: number): string =>
    `${works}; each ${plural(runs, 'time', 'times')} on each side, and once before.`,
  announced:
    'macOS 26.4 and later will say that the application you started this in, or gowarden, uses an Intel program whose support ends. That is this measurement, and nothing is wrong with it.',
  willFetch: (count: number): string =>
    `${plural(count, 'toolchain is', 'toolchains are')} not here and will be downloaded by the go command, about ${formatBytes(count * downloadBytes)}.`,
  willTake:
    'All processors are used for some minutes. Leave the machine alone meanwhile, and plugged in. Ctrl-C stops it and leaves nothing behind.',
  ask: 'Begin? [y/N]',
  needsYes:
    'Nothing was started: nobody sits at a terminal who could be asked. Use `--yes` to begin without being asked.',
  declined: 'Nothing was started.',
  simulated: 'Nothing was started: a simulated machine cannot run programs.',
  simulatedNext: 'run it without --host',
  verifying: (goroot: string): string => `Verifying ${goroot} …`,
  fetching: (module: string, seconds: number): string =>
    `Downloading Go for ${module} … ${seconds} s (Ctrl-C stops it)`,
  preparing: (work: string): string => `Preparing ${work} …`,
  measuring: (work: string, done: number, all: number): string => `${work}: ${done} of ${all} runs`,
  left: (duration: string): string => `about ${duration} left`,
  noTree: (version: string, platform: string): string =>
    `No official ${version} for ${platform} was found here.`,
  noTreeNext: 'let it be downloaded: the same command with --network added',
  notOfficial: (goroot: string, verdict: string): string =>
    `${goroot} is not taken: gowarden verify says "${verdict}"`,
  noDownload: (module: string, reason: string): string => `${module} could not be downloaded: ${reason}`,
  noDownloadNext: 'look at the network and at GOPROXY; gowarden bench without --network uses what is here',
  unofficial: (version: string, platform: string): string =>
    `The ${version} for ${platform} that was downloaded is not what Go's checksum database knows; it was not started.`,
  stopped: (summary: string): string => `A program that is measured failed: ${summary}`,
  noBuild: (directory: string, last: string): string =>
    `./... in ${directory} does not build without C and without the network, so that there is nothing to measure: ${last}`,
  noBuildNext: 'look whether it builds with: CGO_ENABLED=0 GOPROXY=off go build ./...',
  differs: (work: string): string =>
    `${work} computes one thing natively and another translated; the times are not compared.`,
  noAnswer: (work: string, said: string): string => `Expected ${work} to print two numbers, got "${said}"`,
  head: ['work', 'native', 'translated', 'ratio', ''] as readonly string[],
  title: (version: string, native: string, translated: string, translator: string): string =>
    `${version}: native (${native}) against translated (${translated}, ${translator})`,
  seconds: (value: string, spread: string): string => `${value} ±${spread}`,
  times: (ratio: string): string => `${ratio}×`,
  noRatio: '-',
  why: { noisy: 'too noisy for a ratio', few: 'too few runs for a ratio' },
  same: 'no difference beyond the noise',
  first: (value: string): string => `first translated run ${value}`,
  overall: (ratio: string): string =>
    `Translated takes ${ratio} times as long (geometric mean of the medians).`,
  overallOne: (ratio: string): string => `Translated takes ${ratio} times as long (by the medians).`,
  overallSame: 'Native and translated differ by less than the noise.',
  noOverall: (spread: string): string =>
    `No ratio: not all of it could be measured well enough (the greatest spread is ${spread}, a ratio needs 20.0 % or less). Close what else runs, and try again, with more --runs.`,
  nothing: 'Nothing was measured.',
  warning: (sentence: string): string => `Note: ${sentence}`,
  legend: 'Median of each; ± is the distance of the quartiles as a share of it.',
  notKept: (reason: string): string => `The result could not be kept in the history: ${reason}`,
};

export type Texts = typeof en;

const zh: Texts = {
  help: {
    summary: '用同一版本测量 Go 在转译下比原生慢多少',
    usage: [
      '[--yes] [--network] [--runs N] [--work NAME]… [--package PACKAGE] [--go VERSION]',
      '--project DIR',
    ],
    examples: [
      ['gowarden bench --network', '测量全部项目；下载本机缺少的工具链'],
      ['gowarden bench --work sort --work json', '程序中的两个任务，不需要第二套工具链'],
      ['gowarden bench --project . --network', '此模块原生构建能快多少'],
    ],
    options: {
      yes: '不询问，直接开始',
      network: '下载本机没有的官方工具链，并询问校验和数据库',
      runs: '每个项目每一侧测量的次数（5 到 100，默认 5）',
      work: '只测这一项：build、json、sha256、gzip、sort、string-copy、matrix 或 start-up；可重复',
      package: '要构建的标准库包（默认 encoding/json；QEMU 下为 math）',
      go: '测量该版本，而非此处运行的版本：1.26.8',
      project: '改为构建此目录的 ./...，不使用 C，也不改动其中任何内容',
    },
    notes: [
      '两套工具链都必须是官方的（见 gowarden verify）。它们会被复制到一个私有目录，使用各自的缓存，结束后（包括 Ctrl-C 之后）即移除。两侧交替运行；各自的首次运行不计入。只有当两侧的四分位距都不超过中位数的五分之一时才给出比值。',
      '有比值时退出码为 0，没有时为 5。结果保存在历史中：gowarden history --kind benchmark。',
    ],
  },
  badRuns: (given) => `\`--runs\` 应为 5 到 100 的数，却得到 \`${given}\``,
  badPackage: (given) => `\`--package\` 应为标准库的包，例如 \`encoding/json\`，却得到 \`${given}\``,
  noPackage: (name, version) => `${version} 没有可构建的包 ${name}`,
  projectAlone: (option) => `\`--project\` 构建的是模块；与它同用 \`${option}\` 没有意义`,
  noModule: (directory) => `${directory} 及其上级目录都没有 go.mod。`,
  removedLeftover: (path) => `已删除 ${path}：它是一次被强行终止的测量留下的`,
  noModuleNext: '请指定模块的目录：gowarden bench --project DIR',
  noGo: 'PATH 上没有可测量其版本的 go。',
  noRelease: (version) => `${version} 不是 Go 的发布版本，没有第二套工具链可供比较。`,
  noGoNext: '请指定版本：gowarden bench --go 1.26.8 --network',
  noTranslator: (architecture) => `此处没有什么能运行 ${architecture} 的程序，因此无从比较。`,
  noTranslatorNext:
    '在 Apple 芯片上请安装 Rosetta，在 Linux 上请安装 QEMU（软件包 qemu-user）；Intel Mac 不做转译',
  will: (version, native, translated, translator) =>
    `将测量 ${native} 的 ${version} 与经 ${translator} 运行的 ${translated} 的 ${version}：`,
  willWorks: (works, runs) => `${works}；每一侧各 ${runs} 次，另加事先一次。`,
  announced:
    'macOS 26.4 及以后会提示：你启动此命令的应用或 gowarden 使用了即将停止支持的 Intel 程序。那就是这次测量，并无不妥。',
  willFetch: (count) =>
    `此处缺少 ${count} 套工具链，将由 go 命令下载，约 ${formatBytes(count * downloadBytes)}。`,
  willTake: '几分钟内会用满所有处理器。期间请不要使用机器，并接通电源。Ctrl-C 可停止，不留下任何东西。',
  ask: '开始吗？[y/N]',
  needsYes: '什么也没有启动：没有可供询问的终端。用 `--yes` 可不经询问直接开始。',
  declined: '什么也没有启动。',
  simulated: '什么也没有启动：模拟的机器不能运行程序。',
  simulatedNext: '请去掉 --host 再运行',
  verifying: (goroot) => `正在验证 ${goroot} …`,
  fetching: (module, seconds) => `正在下载 ${module} 的 Go … ${seconds} 秒（Ctrl-C 停止）`,
  preparing: (work) => `正在准备 ${work} …`,
  measuring: (work, done, all) => `${work}：已完成 ${done} / ${all} 次`,
  left: (duration) => `约剩 ${duration}`,
  noTree: (version, platform) => `此处没有 ${platform} 的官方 ${version}。`,
  noTreeNext: '可让它下载：在同一条命令后加上 --network',
  notOfficial: (goroot, verdict) => `未采用 ${goroot}：gowarden verify 的结论是“${verdict}”`,
  noDownload: (module, reason) => `无法下载 ${module}：${reason}`,
  noDownloadNext: '请检查网络与 GOPROXY；不加 --network 时使用本机已有的工具链',
  unofficial: (version, platform) =>
    `下载到的 ${platform} 的 ${version} 与 Go 校验和数据库所知的不同；没有启动它。`,
  stopped: (summary) => `被测量的程序失败了：${summary}`,
  noBuild: (directory, last) => `${directory} 的 ./... 在不用 C、不用网络时无法构建，因此无从测量：${last}`,
  noBuildNext: '请看这样能否构建：CGO_ENABLED=0 GOPROXY=off go build ./...',
  differs: (work) => `${work} 原生与转译的计算结果不同；不比较其时间。`,
  noAnswer: (work, said) => `${work} 应输出两个数，却得到“${said}”`,
  head: ['项目', '原生', '转译', '比值', ''],
  title: (version, native, translated, translator) =>
    `${version}：原生（${native}）与转译（${translated}，${translator}）`,
  seconds: (value, spread) => `${value} ±${spread}`,
  times: (ratio) => `${ratio}×`,
  noRatio: '-',
  why: { noisy: '波动太大，不给比值', few: '次数太少，不给比值' },
  same: '差别未超出波动',
  first: (value) => `首次转译运行 ${value}`,
  overall: (ratio) => `转译耗时是原生的 ${ratio} 倍（各中位数之比的几何平均）。`,
  overallOne: (ratio) => `转译耗时是原生的 ${ratio} 倍（按中位数）。`,
  overallSame: '差别未超出波动。',
  noOverall: (spread) =>
    `没有比值：并非所有项目都测得足够稳定（最大波动 ${spread}，给出比值需不超过 20.0 %）。请关闭其他程序，以更大的 --runs 重试。`,
  nothing: '什么也没有测量。',
  warning: (sentence) => `注意：${sentence}`,
  legend: '各为中位数；± 是四分位距占中位数的比例。',
  notKept: (reason) => `结果未能保存到历史：${reason}`,
};

export const texts = { en, zh };

export const phrases = {
  battery: {
    en: 'The machine runs on its battery, on which processors are slowed down.',
    zh: '机器正在使用电池，处理器会降速。',
  },
  unplugged: {
    en: 'The machine was unplugged while it was measured.',
    zh: '测量期间机器被拔掉了电源。',
  },
  load: {
    en: 'Others are at work: the load was {load} on {processors} processors before it began.',
    zh: '还有其他程序在工作：开始前 {processors} 个处理器上的负载为 {load}。',
  },
  builders: {
    en: 'Other builds were running when it began (compilers and linkers: {count}).',
    zh: '开始时有其他构建在运行（编译器与链接器：{count} 个）。',
  },
  heat: {
    en: 'Heat slowed the processor down {count} times while it was measured.',
    zh: '测量期间处理器因过热降速 {count} 次。',
  },
  ownTranslation: {
    en: 'gowarden itself runs translated (its Node is for {ours}, the processor is {architecture}).',
    zh: 'gowarden 自身在转译下运行（其 Node 为 {ours}，处理器为 {architecture}）。',
  },
  notMeasured: {
    en: 'Not measured: {works}, as no official {version} for {platform} was found here; --network downloads it.',
    zh: '未测量：{works}，因为此处没有 {platform} 的官方 {version}；--network 可下载。',
  },
  emulated: {
    en: 'The translator is {translator}, an emulator: its numbers say nothing of Rosetta.',
    zh: '转译器是模拟器 {translator}：其数字不能说明 Rosetta 的情况。',
  },
} as const satisfies Phrases;

export const inWords = wording('cli/commands/bench', phrases);
