import { step, stepZh, type CauseText } from '../about.ts';
import { asks, asksZh } from '../text.ts';

/** What is wrong around it: the machine, the network, the settings. */
const en = {
  lock: {
    what: ({ subject, ended }) =>
      ended
        ? `A lock that tidy needs was held by ${subject}, which has let it go since.`
        : `A lock that tidy needs is held by ${subject}.`,
    next: (about) => (about.ended ? 'run it again' : `wait for it; if it hangs, end it${step(about)}`),
  },
  toolchain: {
    what: ({ subject, v }) =>
      v.line === undefined
        ? `Another Go is asked for (${subject}), which is not available here.`
        : `${v.line} is written for Go ${subject} or newer, and the Go that runs here is older.`,
    next: ({ subject, v, command }) => {
      if (v.line !== undefined)
        return `leave that file as it is, and let Go ${subject} or newer run; see which one runs now, and who chose it: ${command}`;
      if (v.file !== undefined) return `lower the go line of ${v.file}, or install that Go`;
      return v.by === undefined
        ? `see who asks for it, and lower that line or install that Go: ${command}`
        : `install that Go, or take another version of ${v.by}: ${command}`;
    },
  },
  offline: {
    what: ({ subject }) =>
      `${subject === '' ? 'A module' : subject} is not in the module cache, and nothing was downloaded to find out more.`,
    next: ({ command }) => `try with downloads: ${command}`,
  },
  network: {
    what: ({ subject, v }) => {
      if (v.asked === 'web-proxy')
        return `${subject} is asked through the proxy that HTTPS_PROXY or HTTP_PROXY names, and that proxy cannot be reached.`;
      return `${v.asked === 'checksum-database' ? 'The checksum database at ' : ''}${subject} cannot be reached.`;
    },
    next: ({ v }) => {
      if (v.asked === 'web-proxy')
        return 'look at the network and the VPN, at HTTPS_PROXY, HTTP_PROXY and NO_PROXY';
      return v.asked === 'checksum-database'
        ? 'look at the network and the VPN, at GOSUMDB (go env GOSUMDB), HTTPS_PROXY and NO_PROXY'
        : 'look at the network and the VPN, at GOPROXY (go env GOPROXY), HTTPS_PROXY and NO_PROXY';
    },
  },
  proxy: {
    what: ({ subject, v }) => {
      if (v.sender !== undefined) return `What ${v.sender} sent of ${subject} is not a module.`;
      if (v.asked === 'web-proxy')
        return `${subject} is asked through the proxy that HTTPS_PROXY or HTTP_PROXY names, and that proxy wants a sign-in.`;
      if (v.asked === 'host') return `${subject} does not answer as a host of modules does.`;
      if (v.asked === 'checksum-database') return `${subject} does not answer as a checksum database does.`;
      return v.setting === undefined
        ? `The proxy ${subject} does not answer as a module proxy does.`
        : `${v.setting} is ${v.value === '' ? 'unset' : (v.value ?? '')} (${v.source ?? ''}), so that no module can be fetched.`;
    },
    next: (about) => {
      if (about.v.asked === 'web-proxy')
        return `write a name and a password into it (http://NAME:PASSWORD@HOST:PORT), or exempt ${about.subject} in NO_PROXY`;
      return about.command === ''
        ? 'look at GOPROXY (go env GOPROXY) and HTTPS_PROXY; sign in to the network in a browser, or try again later'
        : `correct or unset it${step(about)}`;
    },
  },
  certificate: {
    what: ({ subject }) => `The certificate of ${subject} is not trusted here.`,
    next: () =>
      'make the company’s certificate known (keychain on macOS, SSL_CERT_FILE on Linux, for git http.sslCAInfo), and look at the clock',
  },
  'private-module': {
    what: ({ subject, v }) =>
      `${subject || 'A module'} could not be fetched: it is private, moved, or not there.${asks(v.by)}${v.self === undefined ? '' : ' It is a published version of this module itself.'}${v.private === '' && v.listed !== '' ? ` GOPRIVATE (${v.listed ?? ''}) does not cover it.` : ''}`,
    next: ({ v, command }) =>
      v.private === ''
        ? `if it is private, name it in GOPRIVATE, and let git sign in (ssh or a credential helper): ${command}`
        : `GOPRIVATE is set (${v.private ?? ''}): let git sign in to that host (ssh or a credential helper), and try git ls-remote with its address`,
  },
  permission: {
    what: ({ subject, v }) =>
      v.link === undefined
        ? `go may not write or read ${subject}.`
        : `${v.link} is a link to ${v.end ?? ''}, but the directory ${subject} does not exist, so that go cannot make the file.`,
    next: (about) => {
      if (about.v.link !== undefined)
        return about.command === ''
          ? `correct the link ${about.v.link}`
          : `make that directory, or correct the link${step(about)}`;
      return about.command === ''
        ? 'the file system is mounted read-only: work on a copy elsewhere, or mount it for writing'
        : `see whose it is, and give it back to yourself; what root owns there comes from an earlier sudo${step(about)}`;
    },
  },
  disk: {
    what: ({ subject }) =>
      `The disk${subject === '' ? '' : ` of ${subject}`} has no room for what tidy writes.`,
    next: (about) => `gowarden caches shows what can be cleaned; see how full it is${step(about)}`,
  },
  workspace: {
    what: ({ subject, v }) =>
      v.unread !== undefined
        ? `${subject} cannot be read, so that what builds make of it is unknown.`
        : v.sibling === undefined
          ? `The workspace (go.work) does not fit${subject === '' ? '' : `: ${subject}`}.`
          : `${subject} is in the workspace (${v.work ?? 'go.work'} uses ${v.directory ?? ''}), but go mod tidy does not look there.`,
    next: ({ v, command }) => {
      if (v.second !== undefined) return `it is listed twice: drop the line ${v.second}`;
      return v.sibling === undefined
        ? `${v.unread === undefined ? '' : 'look what it is and whose: '}${command}; or leave the workspace for one command with GOWORK=off`
        : `publish ${v.sibling}, or replace it: ${command}`;
    },
  },
  flags: {
    what: ({ subject, v }) =>
      `GOFLAGS (${v.source ?? 'environment'}) has what does not fit here: ${subject}.`,
    next: (about) => `look at: go env -changed; to be rid of it${step(about)}`,
  },
  environment: {
    what: ({ subject, v }) => {
      if (v.homeless !== undefined)
        return 'HOME is not set here, as in a service or a job, so that go does not know where its caches are.';
      return v.source === undefined
        ? `A setting of go does not fit${subject === '' ? '' : `: ${subject}`}.`
        : `${subject} is ${v.value === '' ? 'unset' : (v.value ?? '')} (${v.source}), which go does not take here.`;
    },
    next: (about) =>
      about.v.homeless !== undefined
        ? 'set HOME for whatever starts go here, or GOMODCACHE and GOCACHE to absolute paths; then run it again'
        : `look at: go env -changed${about.command === '' ? '' : `; to be rid of it: ${about.command}`}`,
  },
  other: {
    what: () => 'go gives a reason that gowarden does not know:',
    next: ({ command }) => command,
  },
} satisfies Readonly<Record<string, CauseText>>;

const zh: Readonly<Record<keyof typeof en, CauseText>> = {
  lock: {
    what: ({ subject, ended }) =>
      ended ? `tidy 需要的锁曾被 ${subject} 持有，现已释放。` : `tidy 需要的锁被 ${subject} 持有。`,
    next: (about) => (about.ended ? '再运行一次' : `请等待；如果它卡住，结束它${stepZh(about)}`),
  },
  toolchain: {
    what: ({ subject, v }) =>
      v.line === undefined
        ? `需要另一个 Go（${subject}），而这里无法取得。`
        : `${v.line} 是为 Go ${subject} 或更新版本写的，而此处运行的 Go 更旧。`,
    next: ({ subject, v, command }) => {
      if (v.line !== undefined)
        return `保留该文件不变，改用 Go ${subject} 或更新版本；查看现在运行的是哪一个、由谁选定：${command}`;
      if (v.file !== undefined) return `调低 ${v.file} 的 go 行，或安装那个 Go`;
      return v.by === undefined
        ? `查看由谁要求，再调低该行或安装那个 Go：${command}`
        : `安装那个 Go，或换用 ${v.by} 的其他版本：${command}`;
    },
  },
  offline: {
    what: ({ subject }) =>
      `模块缓存中没有 ${subject === '' ? '某个模块' : subject}，且没有为查明原因而下载。`,
    next: ({ command }) => `允许下载再试：${command}`,
  },
  network: {
    what: ({ subject, v }) => {
      if (v.asked === 'web-proxy')
        return `${subject} 经 HTTPS_PROXY 或 HTTP_PROXY 指定的代理访问，而无法到达该代理。`;
      return `无法到达${v.asked === 'checksum-database' ? '校验和数据库' : ''} ${subject}。`;
    },
    next: ({ v }) => {
      if (v.asked === 'web-proxy') return '检查网络和 VPN，以及 HTTPS_PROXY、HTTP_PROXY 和 NO_PROXY';
      return v.asked === 'checksum-database'
        ? '检查网络和 VPN，以及 GOSUMDB（go env GOSUMDB）、HTTPS_PROXY 和 NO_PROXY'
        : '检查网络和 VPN，以及 GOPROXY（go env GOPROXY）、HTTPS_PROXY 和 NO_PROXY';
    },
  },
  proxy: {
    what: ({ subject, v }) => {
      if (v.sender !== undefined) return `${v.sender} 发来的 ${subject} 不是模块。`;
      if (v.asked === 'web-proxy')
        return `${subject} 经 HTTPS_PROXY 或 HTTP_PROXY 指定的代理访问，而该代理要求登录。`;
      if (v.asked === 'host') return `${subject} 的应答不像提供模块的主机。`;
      if (v.asked === 'checksum-database') return `${subject} 的应答不像校验和数据库。`;
      return v.setting === undefined
        ? `代理 ${subject} 的应答不像模块代理。`
        : `${v.setting} 为 ${v.value === '' ? '未设置' : (v.value ?? '')}（${v.source ?? ''}），因此无法获取任何模块。`;
    },
    next: (about) => {
      if (about.v.asked === 'web-proxy')
        return `在其中写入用户名和密码（http://NAME:PASSWORD@HOST:PORT），或在 NO_PROXY 中排除 ${about.subject}`;
      return about.command === ''
        ? '检查 GOPROXY（go env GOPROXY）和 HTTPS_PROXY；在浏览器中登录网络，或稍后再试'
        : `更正或取消它${stepZh(about)}`;
    },
  },
  certificate: {
    what: ({ subject }) => `此处不信任 ${subject} 的证书。`,
    next: () =>
      '让系统信任公司的证书（macOS 钥匙串，Linux 的 SSL_CERT_FILE，git 的 http.sslCAInfo），并检查时钟',
  },
  'private-module': {
    what: ({ subject, v }) =>
      `无法获取 ${subject || '某个模块'}：它是私有的、已移动或不存在。${asksZh(v.by)}${v.self === undefined ? '' : '它是本模块自身的已发布版本。'}${v.private === '' && v.listed !== '' ? `GOPRIVATE（${v.listed ?? ''}）不包括它。` : ''}`,
    next: ({ v, command }) =>
      v.private === ''
        ? `若为私有模块，请写入 GOPRIVATE，并让 git 登录（ssh 或凭据助手）：${command}`
        : `GOPRIVATE 已设置（${v.private ?? ''}）：让 git 登录该主机（ssh 或凭据助手），并用其地址试 git ls-remote`,
  },
  permission: {
    what: ({ subject, v }) =>
      v.link === undefined
        ? `go 无权读写 ${subject}。`
        : `${v.link} 是指向 ${v.end ?? ''} 的链接，而目录 ${subject} 不存在，因此 go 无法创建该文件。`,
    next: (about) => {
      if (about.v.link !== undefined)
        return about.command === '' ? `更正链接 ${about.v.link}` : `创建该目录，或更正链接${stepZh(about)}`;
      return about.command === ''
        ? '文件系统以只读方式挂载：在别处的副本上工作，或以可写方式挂载'
        : `查看其所有者并改回自己；其中属于 root 的来自以前的 sudo${stepZh(about)}`;
    },
  },
  disk: {
    what: ({ subject }) => `${subject === '' ? '' : `${subject} `}没有空间写入 tidy 的结果。`,
    next: (about) => `gowarden caches 显示可以清理什么；查看占用情况${stepZh(about)}`,
  },
  workspace: {
    what: ({ subject, v }) =>
      v.unread !== undefined
        ? `无法读取 ${subject}，因此不知道构建会如何处理它。`
        : v.sibling === undefined
          ? `工作区（go.work）不匹配${subject === '' ? '' : `：${subject}`}。`
          : `${subject} 在工作区中（${v.work ?? 'go.work'} 使用了 ${v.directory ?? ''}），但 go mod tidy 不会查看那里。`,
    next: ({ v, command }) => {
      if (v.second !== undefined) return `它被列出两次：去掉 ${v.second} 这一行`;
      return v.sibling === undefined
        ? `${v.unread === undefined ? '' : '查看它是什么、属于谁：'}${command}；或对单个命令用 GOWORK=off 离开工作区`
        : `发布 ${v.sibling}，或用 replace 替换它：${command}`;
    },
  },
  flags: {
    what: ({ subject, v }) => `GOFLAGS（${v.source ?? 'environment'}）中有不适用于此处的内容：${subject}。`,
    next: (about) => `查看：go env -changed；取消它${stepZh(about)}`,
  },
  environment: {
    what: ({ subject, v }) => {
      if (v.homeless !== undefined)
        return '此处没有设置 HOME（如在服务或任务中），因此 go 不知道其缓存在哪里。';
      return v.source === undefined
        ? `go 的某个设置不适用${subject === '' ? '' : `：${subject}`}。`
        : `${subject} 为 ${v.value === '' ? '未设置' : (v.value ?? '')}（${v.source}），go 在此不接受。`;
    },
    next: (about) =>
      about.v.homeless !== undefined
        ? '为在此启动 go 的程序设置 HOME，或把 GOMODCACHE 和 GOCACHE 设为绝对路径；然后再运行一次'
        : `查看：go env -changed${about.command === '' ? '' : `；取消它：${about.command}`}`,
  },
  other: { what: () => 'go 给出了 gowarden 不认识的原因：', next: ({ command }) => command },
};

export const texts = { en, zh };
