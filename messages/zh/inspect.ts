import type { inspect as english } from '../en/inspect.ts';

export const inspect: typeof english = {
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
    replaces: (module, version) =>
      `${module} 替换了依赖，\`go install ${module}@${version}\` 会拒绝：请在 ${version} 的检出中运行 \`go install\`。`,
  },
  failed: {
    absent: '不存在',
    blocked: '当前用户无权读取',
    privacy: '被 macOS 隐私保护拒绝',
    loop: '符号链接没有尽头',
    'wrong-kind': '不是可检查的文件（目录、设备或管道）',
    'too-large': '太大',
    other: '无法读取',
  },
  onPath: (name) => `若指同名命令：gowarden inspect "$(command -v ${name})"`,
};
