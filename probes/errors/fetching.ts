import { type ErrorRow, goIssue, issue } from './row.ts';

const manual = 'https://go.dev/ref/mod';
const variables = `${manual}#environment-variables`;

/** D, fifth part: proxies, certificates, checksum databases, git, and the settings that go takes from its surroundings. */
export const fetching: readonly ErrorRow[] = [
  {
    id: 'D35',
    says: ['This download does NOT match the one reported by the checksum server'],
    rules: [],
    links: [`${manual}#checksum-database`],
    en: {
      cause:
        'What was downloaded is not what the checksum database recorded of that version: the proxy or the origin served something else, or the tag was moved.',
      next: 'Do not build with it. Compare both hashes with what the author published, and ask the author or whoever runs the proxy.',
      wrong: 'GONOSUMDB, GONOSUMCHECK or GOSUMDB=off: they switch off the check that found it.',
    },
    zh: {
      cause: '下载内容与校验和数据库对该版本的记录不符：代理或源站给出了别的内容，或标签被移动。',
      next: '不要用它构建。把两个哈希与作者公布的对照，并告知作者或代理的管理者。',
      wrong: 'GONOSUMDB、GONOSUMCHECK 或 GOSUMDB=off：这些会关闭发现问题的检查。',
    },
  },
  {
    id: 'D38',
    says: [
      'tls: failed to verify certificate: <reason>',
      'x509: certificate <reason>',
      'x509: <reason>',
      'server certificate verification failed',
      'SSL certificate problem: <reason>',
    ],
    rules: [],
    links: [goIssue(40370), 'https://pkg.go.dev/crypto/x509#SystemCertPool'],
    en: {
      cause:
        'The certificate of the server is not trusted here: a company’s proxy signs with its own, the clock is wrong, or it has expired.',
      next: 'Make the certificate of the company known: in the keychain on macOS, by SSL_CERT_FILE on Linux, and for git by http.sslCAInfo.',
      wrong: 'GOINSECURE or GIT_SSL_NO_VERIFY: anyone on the way could then change what is downloaded.',
    },
    zh: {
      cause: '此处不信任服务器的证书：公司代理使用自己的签发者、时钟不准，或证书已过期。',
      next: '让系统信任公司的证书：macOS 用钥匙串，Linux 用 SSL_CERT_FILE，git 用 http.sslCAInfo。',
      wrong: 'GOINSECURE 或 GIT_SSL_NO_VERIFY：途中任何人都能改动下载内容。',
    },
  },
  {
    id: 'D39',
    says: [
      'reading <url>: 500 Internal Server Error',
      'reading <url>: 502 Bad Gateway',
      'reading <url>: 503 Service Unavailable',
      'reading <url>: 504 Gateway Timeout',
      'reading <url>: 429 Too Many Requests',
      'reading <url>: 407 Proxy Authentication Required',
      'reading <url>: 400 Bad Request',
      'Proxy Authentication Required',
    ],
    rules: [],
    links: [variables],
    en: {
      cause: 'The module proxy answers with an error of its own.',
      next: 'Try again later; if it stays, look at GOPROXY and HTTPS_PROXY, or take another proxy for this one command.',
    },
    zh: {
      cause: '模块代理返回了它自身的错误。',
      next: '稍后再试；若持续如此，检查 GOPROXY 和 HTTPS_PROXY，或对该命令改用其他代理。',
    },
  },
  {
    id: 'D40',
    says: [
      'zip: not a valid zip file',
      "invalid character '<' looking for beginning of value",
      'server gave HTTP response to HTTPS client',
      'first record does not look like a TLS handshake',
      'malformed HTTP response',
      'invalid response from proxy "<url>": <reason>',
      'Get "<url>": EOF',
      'Get "<url>": stopped after <count> redirects',
      'read "<url>": unexpected EOF',
    ],
    rules: [],
    links: [issue('goproxy/goproxy.cn#246'), variables],
    en: {
      cause:
        'What answers is no module proxy: a sign-in page of the network, a wrong address in GOPROXY, or a proxy that is broken.',
      next: 'Look at GOPROXY and HTTPS_PROXY, and sign in to the network in a browser.',
    },
    zh: {
      cause: '应答者不是模块代理：网络的登录页、GOPROXY 中的错误地址，或代理故障。',
      next: '检查 GOPROXY 和 HTTPS_PROXY，并在浏览器中登录网络。',
    },
  },
  {
    id: 'D41',
    says: ['no secure protocol found for repository'],
    rules: [],
    links: [`${manual}#vcs`],
    en: {
      cause:
        'The host was asked by https and by ssh and answered to neither: it is not reachable from here, is not there, or has http only.',
      next: 'Try `git ls-remote` with its address. For a host within the company, use the VPN; for one that has only http, name it in GOINSECURE.',
    },
    zh: {
      cause: '对该主机尝试了 https 和 ssh，均无应答：从此处无法到达、不存在，或只有 http。',
      next: '用其地址试 `git ls-remote`。公司内部主机请连接 VPN；只有 http 的主机写入 GOINSECURE。',
    },
  },
  {
    id: 'D46',
    says: ['error starting GOCACHEPROG program "<program>": <reason>', 'error starting GOCACHEPROG program'],
    rules: [],
    links: ['https://pkg.go.dev/cmd/go/internal/cacheprog'],
    en: {
      cause: 'GOCACHEPROG names a program that cannot be started.',
      next: 'Correct or unset GOCACHEPROG; `go env -changed` shows who set what.',
    },
    zh: {
      cause: 'GOCACHEPROG 指定的程序无法启动。',
      next: '更正或取消 GOCACHEPROG；`go env -changed` 显示改动过的设置。',
    },
  },
  {
    id: 'D47',
    says: [
      'invalid proxy URL missing scheme: <value>',
      'invalid proxy URL scheme (must be https, http, file): <value>',
      'GOPROXY list is not the empty string, but contains no entries',
    ],
    rules: [],
    links: [variables],
    en: {
      cause: 'GOPROXY has a value that is no list of addresses.',
      next: 'Correct or unset it: `go env -u GOPROXY`, or where it is exported.',
    },
    zh: { cause: 'GOPROXY 的值不是地址列表。', next: '更正或取消它：`go env -u GOPROXY`，或在导出处修改。' },
  },
  {
    id: 'D61',
    says: ['refusing to pass credentials to insecure URL: <url>'],
    rules: [],
    links: [variables],
    en: {
      cause:
        'GOPROXY has a name or a password for an address that begins with http://, and go sends none without encryption.',
      next: 'Write https:// in GOPROXY, or take the name and the password out of it.',
      wrong: 'GOINSECURE or GOFLAGS=-insecure: neither makes go send them.',
    },
    zh: {
      cause: 'GOPROXY 中以 http:// 开头的地址带有用户名或密码，而 go 不会不加密地发送它们。',
      next: '在 GOPROXY 中改用 https://，或去掉其中的用户名和密码。',
      wrong: 'GOINSECURE 或 GOFLAGS=-insecure：两者都不会让 go 发送它们。',
    },
  },
  {
    id: 'D48',
    says: [
      'GOVCS disallows using <system> for <kind>; see',
      'malformed entry in GOVCS (<reason>): <value>',
      'malformed entry in GOVCS',
    ],
    rules: [],
    links: [`${manual}#vcs-govcs`],
    en: {
      cause: 'GOVCS does not allow that version control system for that host, or cannot be read.',
      next: 'Allow it for that host alone in GOVCS, or fetch the module through a proxy.',
      wrong: 'GOVCS=*:all, which lets any repository run any of these programs.',
    },
    zh: {
      cause: 'GOVCS 不允许对该主机使用该版本控制系统，或其值无法解析。',
      next: '仅对该主机在 GOVCS 中允许，或经代理获取模块。',
      wrong: 'GOVCS=*:all：任何仓库都能运行任何这类程序。',
    },
  },
  {
    id: 'D50',
    says: [
      'Permission denied (publickey<others>',
      'Host key verification failed',
      'Could not read from remote repository',
      'ssh: connect to host <host> port <port>: <reason>',
      'ssh: Could not resolve hostname <host>: <reason>',
    ],
    rules: [],
    links: [goIssue(42751), `${manual}#private-modules`],
    en: {
      cause:
        'git could not get through to the repository by ssh: no key is accepted, the host is not known, or it does not answer.',
      next: 'Try `ssh -T` with that host until it answers; then run it again.',
    },
    zh: {
      cause: 'git 无法经 ssh 到达仓库：没有被接受的密钥、主机未知，或主机不应答。',
      next: '对该主机运行 `ssh -T` 直到有应答，然后重试。',
    },
  },
  {
    id: 'D51',
    says: ['unrecognized import path "<path>": <reason>'],
    rules: [],
    links: [`${manual}#vcs-find`],
    en: {
      cause:
        'The host of that import path does not say where its repository is: it is not reachable, or the path is mistyped.',
      next: 'Correct the import path; for a host within the company, use the VPN and name it in GOPRIVATE.',
    },
    zh: {
      cause: '该导入路径的主机没有说明仓库在哪里：无法到达，或路径写错。',
      next: '更正导入路径；公司内部主机请连接 VPN，并写入 GOPRIVATE。',
    },
  },
  {
    id: 'D52',
    says: ['unknown GOEXPERIMENT <name>', 'GOMODCACHE entry is relative; must be absolute path: <value>'],
    rules: [],
    links: ['https://pkg.go.dev/cmd/go#hdr-Environment_variables'],
    en: {
      cause: 'A variable of go has a value that this Go does not take.',
      next: 'Correct or unset it; `go env -changed` shows who set what.',
    },
    zh: {
      cause: 'go 的某个变量的值不被此 Go 接受。',
      next: '更正或取消它；`go env -changed` 显示改动过的设置。',
    },
  },
  {
    id: 'D57',
    says: [
      'download go<version>: golang.org/toolchain@<module>: <reason>',
      'go: golang.org/toolchain@<module>: <reason>',
    ],
    rules: ['go-toolchain-pinned'],
    partly: true,
    links: ['https://go.dev/doc/toolchain'],
    en: {
      cause:
        'go.mod, go.work or GOTOOLCHAIN asks for a Go that could not be downloaded: it does not exist, or the proxy does not serve it.',
      next: 'See who asks for it: `gowarden which go`; lower that line, or install that Go.',
      wrong: 'GOPRIVATE: a toolchain is no private module.',
    },
    zh: {
      cause: 'go.mod、go.work 或 GOTOOLCHAIN 要求的 Go 无法下载：它不存在，或代理不提供。',
      next: '用 `gowarden which go` 查看由谁要求；调低该行，或安装那个 Go。',
      wrong: 'GOPRIVATE：工具链不是私有模块。',
    },
  },
  {
    id: 'D58',
    says: [
      'dial tcp <address>: connect: <reason>',
      'proxyconnect tcp: <reason>',
      'read: connection reset by peer',
      'network is unreachable',
      'no route to host',
      'net/http: TLS handshake timeout',
      'Temporary failure in name resolution',
      'server misbehaving',
    ],
    rules: [],
    rare: true,
    links: [variables],
    en: {
      cause: 'The server that was asked cannot be reached from here.',
      next: 'Look at the network and the VPN, at GOPROXY, HTTPS_PROXY and NO_PROXY.',
    },
    zh: {
      cause: '从此处无法到达所询问的服务器。',
      next: '检查网络和 VPN，以及 GOPROXY、HTTPS_PROXY 和 NO_PROXY。',
    },
  },
];
