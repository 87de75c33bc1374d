import type { ErrorRow } from './row.ts';
import { setTo } from './settings.ts';

const privateModules = 'https://go.dev/ref/mod#private-modules';

/** D, third part: fetching modules, and what is wrong in the code and not in the machine. */
export const downloads: readonly ErrorRow[] = [
  {
    id: 'D26',
    says: [
      'reading <url>: 403 Forbidden',
      'reading <url>: 404 Not Found',
      'reading <url>: 410 Gone',
      'reading <url>: 401 Unauthorized',
    ],
    rules: [],
    links: [privateModules],
    en: {
      cause:
        'The proxy or the checksum database does not serve that module: it is private, blocked, or its name is mistyped.',
      next: 'For a private module name its path in GOPRIVATE: `go env -w GOPRIVATE=HOST/ORG`.',
      wrong: 'GOSUMDB=off, which switches the check off for every module.',
    },
    zh: {
      cause: '代理或校验和数据库不提供该模块：它是私有的、被屏蔽，或名称写错。',
      next: '私有模块请在 GOPRIVATE 中写明其路径：`go env -w GOPRIVATE=HOST/ORG`。',
      wrong: 'GOSUMDB=off：会对所有模块关闭检查。',
    },
  },
  {
    id: 'D27',
    says: [
      'terminal prompts disabled',
      'could not read Username for',
      'Could not resolve host',
      'git ls-remote -q <rest> exit status 128',
    ],
    rules: [],
    links: [privateModules, 'https://go.dev/doc/faq#git_https'],
    en: {
      cause: 'git could not sign in or reach the host, and go does not let it ask.',
      next: 'Let git use ssh for that host (url.insteadOf), or put a token into .netrc; and name the module in GOPRIVATE.',
      wrong: 'A token in go.mod.',
    },
    zh: {
      cause: 'git 无法登录或连接主机，而 go 不允许它询问。',
      next: '让 git 对该主机使用 ssh（url.insteadOf），或在 .netrc 中写入令牌；并在 GOPRIVATE 中写明模块。',
      wrong: '把令牌写进 go.mod。',
    },
  },
  {
    id: 'D28',
    says: [
      'failed to execute git version: exec: "git": executable file not found in $PATH',
      'exec: "git": executable file not found in $PATH',
      'missing Git command. See https://golang.org/s/gogetcmd',
    ],
    rules: ['apple-tools-missing'],
    partly: true,
    links: [],
    en: {
      cause: 'git is missing on the PATH of what runs go, as in a slim image or an application’s PATH.',
      next: 'Install git; on macOS it comes with `xcode-select --install`.',
    },
    zh: {
      cause: '运行 go 的环境 PATH 中没有 git，例如精简镜像或应用程序的 PATH。',
      next: '安装 git；macOS 上随 `xcode-select --install` 提供。',
    },
  },
  {
    id: 'D29',
    says: [
      'module lookup disabled by GOPROXY=off',
      'dial tcp <address>: connect: connection refused',
      'dial tcp: lookup <host>: no such host',
      'lookup <host>: no such host',
      'i/o timeout',
    ],
    rules: [],
    partly: true,
    settings: [setTo('GOPROXY', 'off')],
    links: ['https://go.dev/ref/mod#environment-variables'],
    en: {
      cause:
        'The module has to be fetched, and the network, a VPN, a proxy variable or GOPROXY does not let it.',
      next: 'Look at GOPROXY, http_proxy and https_proxy; without network only what is in the module cache can be built.',
    },
    zh: {
      cause: '需要获取模块，但网络、VPN、代理变量或 GOPROXY 不允许。',
      next: '检查 GOPROXY、http_proxy 和 https_proxy；没有网络时只能构建模块缓存中已有的内容。',
    },
  },
  {
    id: 'D30',
    says: ['module declares its path as: <path>', 'but was required as: <path>'],
    rules: [],
    links: ['https://go.dev/ref/mod#go-mod-file-module'],
    en: {
      cause: 'The module calls itself by another path: the case of a letter differs, or it is a fork.',
      next: 'Require the path that it declares; for a fork write a replace.',
    },
    zh: {
      cause: '该模块自称的路径不同：大小写不同，或它是分支。',
      next: '按其声明的路径 require；若是分支，请写 replace。',
    },
  },
  {
    id: 'D31',
    says: ['replacement directory <directory> does not exist'],
    rules: [],
    links: ['https://go.dev/ref/mod#go-mod-file-replace'],
    en: {
      cause: 'A replace of go.mod or go.work names a directory that is not on this machine.',
      next: 'Correct or drop the replace: `go mod edit -dropreplace=MODULE`.',
    },
    zh: {
      cause: 'go.mod 或 go.work 的 replace 指向本机不存在的目录。',
      next: '改正或去掉 replace：`go mod edit -dropreplace=MODULE`。',
    },
  },
  {
    id: 'D32',
    says: ['version "<version>" invalid: should be v0 or v1, not <major>'],
    rules: [],
    links: ['https://go.dev/ref/mod#major-version-suffixes'],
    en: {
      cause: 'From v2 on the major version is a part of the module’s path.',
      next: 'Add the suffix, such as /v2, to the path.',
    },
    zh: { cause: '从 v2 起主版本号是模块路径的一部分。', next: '在路径后加后缀，如 /v2。' },
  },
  {
    id: 'D33',
    says: [
      'import cycle not allowed',
      'found packages <one> (<file>) and <other> (<second>) in <directory>',
      'use of internal package <package> not allowed',
    ],
    rules: [],
    links: ['https://go.dev/ref/spec#Import_declarations'],
    en: {
      cause: 'The code itself does not fit; it is not a problem of the machine.',
      next: 'Change the code: break the cycle, give each directory one package, do not import internal packages of others.',
    },
    zh: {
      cause: '代码本身有问题，与机器环境无关。',
      next: '修改代码：打破循环、每个目录一个包、不要导入他人的 internal 包。',
    },
  },
];
