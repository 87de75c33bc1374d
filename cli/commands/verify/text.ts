import type { Command } from '../../../messages/command.ts';
import type { Translations } from '../../../messages/fill.ts';
import type { FileChange, Proof, Verdict } from '../../../probes/verification/verdict.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

/** The command's own sentences. */
export interface Texts {
  readonly help: CommandHelp;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly kinds: Readonly<Record<Proof['kind'], string>>;
  readonly changes: Readonly<Record<FileChange['change'], string>>;
  readonly against: string;
  readonly provesNothing: string;
  readonly more: (count: number) => string;
  readonly filesUnknown: (download: Command) => string;
  readonly unofficialNext: string;
  readonly differsNext: string;
  readonly unknownNext: string;
  readonly fileDiffersNext: string;
  readonly fileUnknownNext: string;
  readonly unreadNext: string;
  readonly onlySum: string;
  readonly unread: string;
  readonly onceInstalled: string;
  readonly noSha256: (given: string) => string;
  readonly noGoroot: (path: string) => string;
  readonly noGorootAround: (path: string) => string;
  readonly gorootIs: string;
  readonly noFile: (path: string) => string;
  readonly noGo: string;
}

export const texts: Translations<Texts> = {
  en: {
    help: {
      summary: 'Prove that a Go, or a file that was downloaded, is what its makers published',
      usage: ['[FILE|GOROOT|GO]'],
      examples: [
        ['gowarden verify', 'the Go that runs here, against the checksum database of Go'],
        ['gowarden verify /usr/local/go', 'an installed tree: each file that is another one is named'],
        ['gowarden verify go1.26.8.darwin-arm64.tar.gz', 'a download, by what lies beside it'],
      ],
      options: {
        sha256: 'the SHA-256 that a file should have',
        list: "go.dev's list of releases (https://go.dev/dl/), saved as JSON",
        network: 'ask the checksum database of Go, and go.dev for its list',
      },
      notes: [
        'A file is held against the .sha256 and .asc beside it, and what is in it against the checksum database. The signature has to be by a subkey of the key with which Google signs Go. Unpacking is left to you: it says whether a path leads out of the folder.',
        'Without --network nothing is asked of it, and nothing of what is verified is run. Exit codes: 0 official, 1 differs, 5 not an official build or unknown.',
      ],
    },
    verdicts: {
      official: 'official',
      'official-edited': 'official, with these edits',
      unofficial: 'not an official build',
      differs: 'differs from what was published',
      unknown: 'unknown',
    },
    kinds: {
      'checksum-database': 'checksum database',
      'built-in': 'built-in table',
      'module-record': 'record of the download',
      version: 'version',
      architecture: 'architecture',
      origin: 'origin',
      codesign: 'codesign',
      'sha256-file': '.sha256',
      'release-list': 'release list',
      'sha256-given': '--sha256',
      signature: '.asc',
      paths: 'paths',
      content: 'content',
    },
    changes: { edited: 'edited', added: 'added', removed: 'removed', link: 'a link' },
    against: 'against it',
    provesNothing: 'proves nothing',
    more: (count) => `and ${count} more`,
    filesUnknown: (download) =>
      `Remove this tree and install the release again. To see first which files differ, download the module’s zip with another Go, then verify again: ${download}`,
    unofficialNext: 'Whoever built it vouches for it; no published hash exists to compare it with.',
    differsNext: 'Remove this tree and install the release again.',
    unknownNext: 'No hash of this release is known here; --network asks the checksum database.',
    fileDiffersNext: 'Do not unpack it: download it again from where its makers publish it.',
    fileUnknownNext:
      'Nothing vouches for it: put its .sha256 or .asc beside it, or use --sha256, --list or --network.',
    unreadNext:
      'What is beside it cannot be read as a proof of this file: download the .sha256 and the .asc again, or remove what is neither.',
    onlySum:
      'Only a checksum agrees: the download is whole, and no more to be trusted than the place where that checksum came from.',
    unread: 'What is in it was not read: gowarden does not open .pkg, .dmg and installers.',
    onceInstalled:
      'Once it is installed, `gowarden verify` compares the Go that it put there with what was published.',
    noSha256: (given) => `Expected \`--sha256\` to be 64 hex digits, got ${JSON.stringify(given)}`,
    noGoroot: (path) => `${path} is not a GOROOT: it lacks bin/go or src`,
    noGorootAround: (path) => `${path} is not in a GOROOT`,
    gorootIs: 'Name the directory that "go env GOROOT" prints, or an archive.',
    noFile: (path) => `${path} is not a file`,
    noGo: 'No go runs here',
  },
  zh: {
    help: {
      summary: '证明某个 Go 或下载的文件与其作者发布的一致',
      usage: ['[FILE|GOROOT|GO]'],
      examples: [
        ['gowarden verify', '对照 Go 的校验和数据库验证此处运行的 Go'],
        ['gowarden verify /usr/local/go', '已安装的目录树：指出每个不同的文件'],
        ['gowarden verify go1.26.8.darwin-arm64.tar.gz', '下载的文件，对照其旁边的文件'],
      ],
      options: {
        sha256: '文件应有的 SHA-256',
        list: '保存下来的 go.dev 发布列表 (https://go.dev/dl/)',
        network: '询问 Go 的校验和数据库，并向 go.dev 获取发布列表',
      },
      notes: [
        '下载的文件会与其旁边的 .sha256 和 .asc 对照，其内容会与校验和数据库对照。签名必须由 Google 用来签署 Go 的密钥的子密钥作出。解压由您自己进行：如有路径指向目录之外，会予以说明。',
        '不加 --network 则不访问网络，也不运行被验证的任何东西。退出码：0 官方，1 不一致，5 非官方构建或无法得知。',
      ],
    },
    verdicts: {
      official: '官方版本',
      'official-edited': '官方版本，有以下改动',
      unofficial: '非官方构建',
      differs: '与发布的不一致',
      unknown: '无法得知',
    },
    kinds: {
      'checksum-database': '校验和数据库',
      'built-in': '内置表',
      'module-record': '下载记录',
      version: '版本',
      architecture: '架构',
      origin: '来源',
      codesign: 'codesign',
      'sha256-file': '.sha256',
      'release-list': '发布列表',
      'sha256-given': '--sha256',
      signature: '.asc',
      paths: '路径',
      content: '内容',
    },
    changes: { edited: '已改动', added: '多出', removed: '缺少', link: '是链接' },
    against: '不符',
    provesNothing: '不能作证',
    more: (count) => `另有 ${count} 个`,
    filesUnknown: (download) =>
      `请删除该目录树并重新安装此版本。若想先知道哪些文件不同，请用另一个 Go 下载模块的 zip，然后再次验证：${download}`,
    unofficialNext: '由构建者担保；没有公开的哈希可供比较。',
    differsNext: '请删除该目录树并重新安装此版本。',
    unknownNext: '这里没有此版本的哈希；--network 会询问校验和数据库。',
    fileDiffersNext: '请不要解压：请从作者发布的地方重新下载。',
    fileUnknownNext:
      '没有任何东西为其作证：请把它的 .sha256 或 .asc 放在旁边，或使用 --sha256、--list 或 --network。',
    unreadNext: '旁边的文件不能证明此文件：请重新下载 .sha256 和 .asc，或删除不是它们的文件。',
    onlySum: '只有校验和一致：下载完整，但其可信程度不超过该校验和的来源。',
    unread: '未读取其中的内容：gowarden 不打开 .pkg、.dmg 和安装程序。',
    onceInstalled: '安装之后，`gowarden verify` 会把装好的 Go 与官方发布的内容比对。',
    noSha256: (given) => `\`--sha256\` 应为 64 位十六进制数字，实际为 ${JSON.stringify(given)}`,
    noGoroot: (path) => `${path} 不是 GOROOT：其中没有 bin/go 和 src`,
    noGorootAround: (path) => `${path} 不在任何 GOROOT 中`,
    gorootIs: '请指定 “go env GOROOT” 输出的目录，或一个归档文件。',
    noFile: (path) => `${path} 不是文件`,
    noGo: '这里没有可运行的 go',
  },
};
