import type { Command } from '../../../messages/command.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

const en = {
  help: {
    summary: 'Say what a binary is, without running it',
    usage: ['FILE…'],
    examples: [
      [
        'gowarden inspect "$(which dlv)"',
        'architectures, Go version, module, and how to rebuild it natively',
      ],
      ['gowarden inspect --json ~/go/bin/*', 'the same for programs'],
    ],
    options: {},
  } satisfies CommandHelp,
  labels: {
    format: 'format',
    architectures: 'architectures',
    go: 'Go',
    package: 'package',
    module: 'module',
    settings: 'settings',
    macos: 'macOS',
    uuid: 'UUID',
    signature: 'signature',
    interpreter: 'interpreter',
    shim: 'shim of',
    rebuild: 'rebuild',
    note: 'note',
  },
  formats: {
    'mach-o': 'Mach-O',
    'mach-o-fat': 'Mach-O, universal',
    elf: 'ELF',
    script: 'script',
    unknown: 'not recognised',
  },
  architectures: (names: readonly string[], here: string): string => `${names.join(', ')}: ${here}`,
  here: {
    native: (architecture: string): string => `native on this machine (${architecture})`,
    foreign: (architecture: string): string => `not native: this machine is ${architecture}`,
    otherSystem: (system: string): string => `built for another system than this one (${system})`,
  },
  noGo: 'no Go build info in it',
  minimumMacos: (version: string): string => `${version} or newer`,
  noUuid: 'none: macOS 26 refuses to start it (Go before 1.24 writes none)',
  signed: 'present, its validity not checked',
  unsigned: 'none',
  signedShort: 'signed',
  unsignedShort: 'not signed',
  noUuidShort: 'no UUID',
  sliceAt: (architecture: string): string => `slice ${architecture}`,
  hidden: (count: number): string => `… and ${count} more: --verbose`,
  shimNext: (shim: string): string => `${shim}; \`gowarden which go\` explains what it starts`,
  bundled: (application: string, architecture: string): string =>
    `It came with ${application}, which replaces it with each update: install the ${architecture} build of that application.`,
  cannotRebuild: {
    'go-itself': (version: string, architecture: string): string =>
      `It is part of ${version} itself: a Go for ${architecture} brings one that is native here.`,
    'no-module': 'Its build info names no module, so it is unknown where its sources are.',
    local: (module: string, commit: string | null): string =>
      commit === null
        ? `It was built in a checkout of ${module} without a version: run \`go install\` there again.`
        : `It was built in a checkout of ${module} at commit ${commit}: run \`go install\` there again.`,
    changed: (module: string, version: string): string =>
      `It was built from ${module} ${version}, with changes that were not committed: build it again in that checkout.`,
    replaces: (module: string, version: string, install: Command): string =>
      `${module} replaces dependencies, which \`${install}\` would refuse: run \`go install\` in a checkout of ${version}.`,
  },
  failed: {
    absent: 'not there',
    blocked: 'may not be read by this user',
    privacy: 'closed to us by macOS privacy protection',
    loop: 'a chain of links without an end',
    'wrong-kind': 'not a file that could be inspected (a directory, a device, a pipe)',
    'too-large': 'too large',
    unresponsive: 'the file system that it lies on does not answer',
    other: 'could not be read',
  },
  onPath: (inspect: Command): string => `for the command of that name: ${inspect}`,
};

const zh: typeof en = {
  help: {
    summary: '不运行文件，说明它是什么二进制',
    usage: ['FILE…'],
    examples: [
      ['gowarden inspect "$(which dlv)"', '架构、Go 版本、模块，以及如何原生重建'],
      ['gowarden inspect --json ~/go/bin/*', '同样的内容，供程序读取'],
    ],
    options: {},
  },
  labels: {
    format: '格式',
    architectures: '架构',
    go: 'Go',
    package: '包',
    module: '模块',
    settings: '构建设置',
    macos: 'macOS',
    uuid: 'UUID',
    signature: '签名',
    interpreter: '解释器',
    shim: '垫片',
    rebuild: '重建',
    note: '说明',
  },
  formats: {
    'mach-o': 'Mach-O',
    'mach-o-fat': 'Mach-O，通用',
    elf: 'ELF',
    script: '脚本',
    unknown: '无法识别',
  },
  architectures: (names, here) => `${names.join('、')}：${here}`,
  here: {
    native: (architecture) => `本机（${architecture}）原生`,
    foreign: (architecture) => `非原生：本机是 ${architecture}`,
    otherSystem: (system) => `为其他系统构建，本机是 ${system}`,
  },
  noGo: '其中没有 Go 构建信息',
  minimumMacos: (version) => `${version} 或更高`,
  noUuid: '无：macOS 26 拒绝启动它（Go 1.24 之前不写入）',
  signed: '有，未验证其有效性',
  unsigned: '无',
  signedShort: '已签名',
  unsignedShort: '未签名',
  noUuidShort: '无 UUID',
  sliceAt: (architecture) => `${architecture} 切片`,
  hidden: (count) => `…… 还有 ${count} 项：--verbose`,
  shimNext: (shim) => `${shim}；\`gowarden which go\` 说明它会启动什么`,
  bundled: (application, architecture) =>
    `它随 ${application} 而来，并会随其更新被替换：请安装该应用的 ${architecture} 版本。`,
  cannotRebuild: {
    'go-itself': (version, architecture) =>
      `它是 ${version} 本身的一部分：安装 ${architecture} 的 Go 即可得到原生的。`,
    'no-module': '构建信息中没有模块，因此无法判断源代码在哪里。',
    local: (module, commit) =>
      commit === null
        ? `它在 ${module} 的本地检出中构建，没有版本：请在那里再次运行 \`go install\`。`
        : `它在 ${module} 的本地检出（提交 ${commit}）中构建：请在那里再次运行 \`go install\`。`,
    changed: (module, version) =>
      `它由 ${module} ${version} 构建，且含有未提交的改动：请在该检出中重新构建。`,
    replaces: (module, version, install) =>
      `${module} 替换了依赖，\`${install}\` 会拒绝：请在 ${version} 的检出中运行 \`go install\`。`,
  },
  failed: {
    absent: '不存在',
    blocked: '当前用户无权读取',
    privacy: '被 macOS 隐私保护拒绝',
    loop: '符号链接没有尽头',
    'wrong-kind': '不是可检查的文件（目录、设备或管道）',
    'too-large': '太大',
    unresponsive: '所在的文件系统没有响应',
    other: '无法读取',
  },
  onPath: (inspect) => `若指同名命令：${inspect}`,
};

export const texts = { en, zh };
