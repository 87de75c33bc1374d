import { type ErrorRow, goIssue, issue } from './row.ts';

const manual = 'https://go.dev/ref/mod';

/** D, fourth part: what go.mod requires and the code imports do not fit each other. */
export const requirements: readonly ErrorRow[] = [
  {
    id: 'D34',
    says: [
      'ambiguous import: found package <package> in multiple modules',
      'ambiguous import: found package',
    ],
    rules: [],
    links: [issue('googleapis/go-genproto#1203'), goIssue(65764)],
    en: {
      cause:
        'Two of the required modules hold that package: a module was split, and the older version still has it.',
      next: 'Raise the module that held it before to a version without that package, with `go get MODULE@latest`, or drop it.',
      wrong: 'Excluding one of them without looking: the other may lack what you use.',
    },
    zh: {
      cause: '所需模块中有两个含有该包：某模块被拆分，而较旧的版本仍含有它。',
      next: '用 `go get MODULE@latest` 把原先含有它的模块升到不再含有该包的版本，或去掉它。',
      wrong: '不加查看就 exclude 其中一个：另一个可能缺少你用到的内容。',
    },
  },
  {
    id: 'D36',
    says: [
      'unknown revision <revision>',
      'no matching versions for query "<query>"',
      'invalid version: unknown revision',
      'invalid pseudo-version: <reason>',
    ],
    rules: [],
    links: [issue('pingcap/tiflow#940'), `${manual}#pseudo-versions`],
    en: {
      cause:
        'That version does not exist, or not any more: its tag was deleted, or the history was rewritten.',
      next: 'See which there are with `go list -m -versions MODULE`, and take one with `go get MODULE@VERSION`.',
    },
    zh: {
      cause: '该版本不存在或已不存在：标签被删除，或历史被改写。',
      next: '用 `go list -m -versions MODULE` 查看现有版本，再用 `go get MODULE@VERSION` 选择一个。',
    },
  },
  {
    id: 'D37',
    says: ['@v0.0.0-00010101000000-000000000000: <reason>', '@v0.0.0-00010101000000-000000000000:'],
    rules: [],
    links: [goIssue(43802), issue('wundergraph/graphql-go-tools#381')],
    en: {
      cause: 'That version is the placeholder of a replace line, and the replace line is missing here.',
      next: 'Restore the replace line, or require a version that is published: `go get MODULE@latest`.',
    },
    zh: {
      cause: '该版本是 replace 行的占位符，而此处缺少 replace 行。',
      next: '恢复 replace 行，或要求已发布的版本：`go get MODULE@latest`。',
    },
  },
  {
    id: 'D42',
    says: [
      '(replaced by <directory>): reading <mod>: open <path>: no such file or directory',
      '(replaced by <directory>): reading <mod>: open <path>: not a directory',
      '(replaced by <directory>): reading <mod>: read <path>: is a directory',
      'module <directory>: reading <mod>/go.mod: open <path>: no such file or directory',
    ],
    rules: [],
    links: [`${manual}#go-mod-file-replace`],
    en: {
      cause: 'A replace names what is there and is no module: a directory without a go.mod, or a file.',
      next: 'Give that directory a go.mod (`go mod init` in it), or correct the replace.',
    },
    zh: {
      cause: 'replace 指向的位置存在，但不是模块：目录中没有 go.mod，或它是文件。',
      next: '在该目录中建立 go.mod（`go mod init`），或改正 replace。',
    },
  },
  {
    id: 'D43',
    says: [
      '@<query> found (<version>), but does not contain package <package>',
      '@latest found, but does not contain package <package>',
      'but does not contain package <package>',
    ],
    rules: [],
    links: [`${manual}#resolve-pkg-mod`],
    en: {
      cause: 'The module is there and has no such package, in the version that was found.',
      next: 'Correct the import path, or require a version that holds the package.',
    },
    zh: {
      cause: '模块存在，但所找到的版本中没有该包。',
      next: '更正导入路径，或要求含有该包的版本。',
    },
  },
  {
    id: 'D44',
    says: [
      'is relative, but relative import paths are not supported in module mode',
      'malformed import path "<path>": <reason>',
      'malformed import path "": empty string',
      'is not a package path; see',
      'local import "<path>" in non-local package',
    ],
    rules: [],
    links: ['https://go.dev/ref/spec#Import_declarations'],
    en: {
      cause:
        'An import is written in a form that modules do not have: relative, absolute, or with characters that no path may hold.',
      next: 'Write the import as the path of the module and the directory in it.',
    },
    zh: {
      cause: '导入写成了模块不支持的形式：相对路径、绝对路径，或含有不允许的字符。',
      next: '把导入写成模块路径加其中的目录。',
    },
  },
  {
    id: 'D53',
    says: [
      'module contains a go.mod file, so module path must match major version',
      'module contains a go.mod file, so major version must be compatible: <reason>',
      'go.mod has post-<version> module path',
      'go.mod has non-.../<suffix> module path',
      'version "<version>" invalid: should be v<major>, not <given>',
    ],
    rules: [],
    links: [`${manual}#major-version-suffixes`],
    en: {
      cause: 'The version and the path of the module name different major versions.',
      next: 'From v2 on the path ends in /v2, /v3 and so on: correct the path, or take a version that fits it.',
    },
    zh: {
      cause: '版本与模块路径的主版本号不同。',
      next: '从 v2 起路径以 /v2、/v3 等结尾：更正路径，或选用与之相符的版本。',
    },
  },
  {
    id: 'D54',
    says: [
      'case-insensitive import collision: "<one>" and "<other>"',
      'case-insensitive file name collision',
    ],
    rules: [],
    links: [issue('sirupsen/logrus#570')],
    en: {
      cause: 'One path is imported in two spellings that differ in the case of letters only.',
      next: 'Write it everywhere as its own go.mod does.',
    },
    zh: { cause: '同一路径以仅大小写不同的两种写法被导入。', next: '一律按其自身 go.mod 的写法书写。' },
  },
  {
    id: 'D55',
    says: [
      "unexpected input character '\\ufeff'",
      'unexpected input character',
      'malformed module path "<path>": <reason>',
    ],
    rules: [],
    links: [`${manual}#go-mod-file`],
    en: {
      cause:
        'go.mod or go.work holds what it may not: a byte order mark, an open quote, a path with a space, or a module path that is none, such as one whose first part has no dot or that ends with a slash.',
      next: 'Correct the line that go names: the path of a required module begins with a domain (example.com/app). Save the file as UTF-8 without a byte order mark, and put a path with a space in quotes.',
    },
    zh: {
      cause:
        'go.mod 或 go.work 含有不允许的内容：字节顺序标记、未闭合的引号、带空格的路径，或无效的模块路径（如首段没有点号，或以斜杠结尾）。',
      next: '改正 go 指出的那一行：所需模块的路径以域名开头（example.com/app）。文件存为不带字节顺序标记的 UTF-8，带空格的路径加引号。',
    },
  },
  {
    id: 'D60',
    says: ['@<version>: parsing go.mod: <reason>', ': parsing go.mod:'],
    rules: [],
    rare: true,
    links: [`${manual}#go-mod-file`],
    en: {
      cause: 'The go.mod of a module that is required, in that version, is none that go takes.',
      next: 'Take another version of it: `go list -m -versions MODULE` shows which there are, `go mod edit -require=MODULE@VERSION` names one.',
    },
    zh: {
      cause: '所需模块该版本自身的 go.mod 不被 go 接受。',
      next: '换用它的其他版本：`go list -m -versions MODULE` 显示有哪些，`go mod edit -require=MODULE@VERSION` 指定一个。',
    },
  },
  {
    id: 'D56',
    says: ['cannot find module providing package <package>'],
    rules: [],
    rare: true,
    links: [`${manual}#resolve-pkg-mod`],
    en: {
      cause: 'No module that go knows of holds that package.',
      next: 'Correct the import path, or name its module: `go get PACKAGE`.',
    },
    zh: { cause: 'go 所知的模块都不含该包。', next: '更正导入路径，或指明其模块：`go get PACKAGE`。' },
  },
];
