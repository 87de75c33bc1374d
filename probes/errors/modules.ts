import { type ErrorRow, goIssue } from './row.ts';
import { flagged } from './settings.ts';
import { missingFile } from './sights/named-file.ts';

/** D, first part: go.mod, go.sum, vendoring. */
export const modules: readonly ErrorRow[] = [
  {
    id: 'D01',
    says: ['verifying <module>: checksum mismatch', 'SECURITY ERROR'],
    rules: ['gosum-mismatch', 'modcache-corrupt'],
    links: [goIssue(27925), 'https://go.dev/ref/mod#go-sum-files'],
    en: {
      cause:
        'What was downloaded is not what go.sum or the checksum database recorded: the module cache is damaged, a line of go.sum is wrong, or the tag was moved.',
      next: '`gowarden why-tidy` says which side is wrong. A damaged cache: remove that one module. A wrong line: find out who changed it.',
      wrong: 'GONOSUMDB, GOFLAGS=-insecure, or deleting go.sum: they switch off the check that found it.',
    },
    zh: {
      cause: '下载内容与 go.sum 或校验和数据库的记录不符：模块缓存损坏、go.sum 某行有误，或标签被移动。',
      next: '`gowarden why-tidy` 会指出哪一方有误。缓存损坏：只移除该模块。行有误：查明是谁改动的。',
      wrong: 'GONOSUMDB、GOFLAGS=-insecure 或删除 go.sum：这些会关闭发现问题的检查。',
    },
  },
  {
    id: 'D02',
    says: ['verifying <module>/go.mod: checksum mismatch'],
    rules: ['gosum-mismatch', 'modcache-corrupt'],
    links: [goIssue(27925), 'https://go.dev/ref/mod#go-sum-files'],
    en: {
      cause: 'The go.mod of that module is not the one that go.sum or the checksum database recorded.',
      next: '`gowarden why-tidy` says which side is wrong; a damaged cache loses that one module, a wrong line has an author.',
      wrong: 'Deleting go.sum: it switches off the check that found it.',
    },
    zh: {
      cause: '该模块的 go.mod 与 go.sum 或校验和数据库的记录不符。',
      next: '`gowarden why-tidy` 会指出哪一方有误；缓存损坏只移除该模块，行有误则查明是谁改动的。',
      wrong: '删除 go.sum：会关闭发现问题的检查。',
    },
  },
  {
    id: 'D03',
    says: ['missing go.sum entry for module providing package <package>'],
    rules: [],
    links: ['https://go.dev/ref/mod#go-sum-files'],
    en: {
      cause: 'go.sum lacks the checksum of a module that a package comes from.',
      next: 'Run `go mod tidy`.',
      wrong: 'Following the `go get` that go proposes without looking: it can change versions.',
    },
    zh: {
      cause: 'go.sum 缺少提供该包的模块的校验和。',
      next: '运行 `go mod tidy`。',
      wrong: '不加查看就照 go 提示的 `go get` 执行：可能改变版本。',
    },
  },
  {
    id: 'D04',
    says: ['<module>: missing go.sum entry', 'missing go.sum entry for go.mod file', 'missing go.sum entry'],
    rules: [],
    links: ['https://go.dev/ref/mod#go-sum-files'],
    en: {
      cause:
        'go.sum lacks the checksum of a go.mod that has to be read; also when you build inside the module cache.',
      next: 'Run `go mod download`, in your own module.',
    },
    zh: {
      cause: 'go.sum 缺少需要读取的某个 go.mod 的校验和；在模块缓存内构建时也会如此。',
      next: '在自己的模块中运行 `go mod download`。',
    },
  },
  {
    id: 'D05',
    says: ['malformed go.sum:', 'wrong number of fields'],
    rules: [],
    links: ['https://go.dev/ref/mod#go-sum-files'],
    en: {
      cause: 'A line of go.sum is none, mostly the marks of a merge.',
      next: 'Resolve the merge in that line, then run `go mod tidy`.',
      wrong: 'Deleting go.sum: every checksum would be taken on trust again.',
    },
    zh: {
      cause: 'go.sum 中有一行格式不对，多为合并冲突标记。',
      next: '解决该行的合并冲突，再运行 `go mod tidy`。',
      wrong: '删除 go.sum：所有校验和都要重新信任。',
    },
  },
  {
    id: 'D06',
    says: [
      'errors parsing go.mod:',
      'errors parsing go.work:',
      'errors parsing <file>.mod:',
      'error reading go.mod: missing module declaration',
      'error reading <file>.mod: missing module declaration',
      'error reading go.mod: invalid module path: <path>',
      'error loading go.mod:',
      'error loading go.work:',
      'go.mod:<line>: unknown directive: <directive>',
      'go.work:<line>: unknown directive: <directive>',
    ],
    rules: [],
    links: ['https://go.dev/ref/mod#go-mod-file'],
    en: {
      cause:
        'The file cannot be read: the marks of a merge, a typing error, or a directive that this Go does not know.',
      next: 'Correct the line that go names.',
    },
    zh: {
      cause: '文件无法解析：合并冲突标记、拼写错误，或此 Go 不认识的指令。',
      next: '改正 go 指出的那一行。',
    },
  },
  {
    id: 'D07',
    says: [
      'no required module provides package <package>; to add it:',
      'no required module provides package <package>',
    ],
    rules: ['gomod-ping-pong'],
    partly: true,
    looks: missingFile,
    links: ['https://go.dev/ref/mod#go-get'],
    en: {
      cause:
        'go.mod requires no module with that package: it is new, or its requirement was removed, perhaps by another tool.',
      next: 'Run `go get` for that package.',
    },
    zh: {
      cause: 'go.mod 中没有提供该包的模块：它是新的，或其 require 被删除（可能由其他工具）。',
      next: '对该包运行 `go get`。',
    },
  },
  {
    id: 'D08',
    says: ['updates to go.mod needed', 'updates to go.sum needed'],
    rules: [],
    links: [goIssue(46061)],
    en: {
      cause: 'go.mod or go.sum does not fit the code any more, and -mod=readonly forbids to change it.',
      next: 'Run `go mod tidy`.',
      wrong: 'GOFLAGS=-mod=mod for ever: builds then change go.mod unseen.',
    },
    zh: {
      cause: 'go.mod 或 go.sum 与代码不再相符，而 -mod=readonly 不允许修改。',
      next: '运行 `go mod tidy`。',
      wrong: '一直设置 GOFLAGS=-mod=mod：构建会悄悄改动 go.mod。',
    },
  },
  {
    id: 'D09',
    says: ['existing contents have changed since last read'],
    rules: ['gomod-ping-pong', 'shared-module-two-ides'],
    partly: true,
    links: ['https://go.dev/ref/mod#go-mod-tidy'],
    en: {
      cause:
        'Something else wrote go.mod or go.sum while this command worked on it, mostly the gopls of another editor.',
      next: 'Run it again; let one editor at a time manage go.mod.',
    },
    zh: {
      cause: '命令处理期间，go.mod 或 go.sum 被其他程序改写，多为另一编辑器的 gopls。',
      next: '再运行一次；同一时间只让一个编辑器管理 go.mod。',
    },
  },
  {
    id: 'D10',
    says: ['inconsistent vendoring in <directory>:', 'not marked as explicit in vendor/modules.txt'],
    rules: ['vendor-inconsistent'],
    links: ['https://go.dev/ref/mod#go-mod-vendor'],
    en: {
      cause: 'go.mod changed and vendor/ did not.',
      next: 'Run `go mod vendor`.',
      wrong: 'Deleting vendor/: the project builds from it on purpose.',
    },
    zh: {
      cause: 'go.mod 已改动，而 vendor/ 未更新。',
      next: '运行 `go mod vendor`。',
      wrong: '删除 vendor/：项目有意以它构建。',
    },
  },
  {
    id: 'D11',
    says: ['import lookup disabled by -mod=vendor'],
    rules: ['vendor-inconsistent'],
    links: ['https://go.dev/ref/mod#vendoring'],
    en: {
      cause: 'vendor/ lacks that package; a line of .gitignore often leaves a directory out.',
      next: 'Run `go mod vendor`, and look at .gitignore.',
    },
    zh: {
      cause: 'vendor/ 缺少该包；常因 .gitignore 漏掉了目录。',
      next: '运行 `go mod vendor`，并检查 .gitignore。',
    },
  },
  {
    id: 'D12',
    says: ["can't compute 'all' using the vendor directory", 'cannot query module due to -mod=vendor'],
    rules: [],
    partly: true,
    settings: [flagged('-mod=vendor')],
    links: ['https://go.dev/ref/mod#vendoring'],
    en: {
      cause: 'GOFLAGS=-mod=vendor is set, and this command needs the whole module graph.',
      next: 'Give that one command `-mod=mod`.',
    },
    zh: {
      cause: '设置了 GOFLAGS=-mod=vendor，而此命令需要完整模块图。',
      next: '对该命令单独加 `-mod=mod`。',
    },
  },
];
