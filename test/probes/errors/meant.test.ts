import fc from '../../fast-check.ts';
import { describe, expect, it, test } from 'vitest';
import { errorRows } from '../../../probes/errors/catalogue.ts';
import { matchesIn } from '../../../probes/errors/match.ts';
import { Words } from '../../../probes/errors/words.ts';

/** What circulates, in the words of people and articles. */
const variants: Readonly<Record<string, readonly string[]>> = {
  K01: [
    'export GOARM="8"',
    'go env -w GOARM=8',
    'goarm: 8',
    'should I set GOARM on my M3?',
    'GOARM=v8 go build',
  ],
  K02: [
    'GOARCH=arm64 GOOS=darwin go install github.com/go-delve/delve/cmd/dlv@latest',
    'env GOARCH=arm64 go install golang.org/x/tools/gopls@latest',
  ],
  K03: [
    'export GOROOT="$(brew --prefix go)/libexec"',
    'go env -w GOROOT=/opt/homebrew/opt/go',
    'set -x GOROOT /usr/local/go',
    '设置 GOROOT 环境变量',
  ],
  K04: ['go env -w GO111MODULE=off', 'export GO111MODULE="on"', 'GO111MODULE = auto'],
  K05: [
    'go env -w GOSUMDB=off',
    'export GOSUMDB="off"',
    'turn off GOSUMDB',
    'GONOSUMCHECK=true go get',
    "GONOSUMDB='*'",
  ],
  K06: ['rm -f go.sum && go mod tidy', 'delete go.sum and try again', '删除 go.sum 重新来'],
  K07: ['go mod edit -go=1.19', 'just lower the go version in go.mod', '把 go.mod 的版本调低'],
  K08: ['export GOFLAGS="-mod=mod"', 'go env -w GOFLAGS=-mod=mod'],
  K10: ['sudo go clean -cache -modcache', 'go clean -modcache', 'go clean --modcache'],
  K11: [
    'rm -rf "$HOME/Library/Caches/JetBrains/*/goIndex"',
    'rm -r -f ~/.cache/go-build',
    'rm -fr $(go env GOMODCACHE)',
    'rm --recursive --force ${GOCACHE}',
    'sudo rm -rf \\\n  "$GOCACHE" \\\n  "$GOPATH/pkg/mod/cache"',
  ],
  K12: ['rm ~/go/pkg/mod/cache/lock', 'delete the lock file in GOMODCACHE'],
  K13: ['does go.work pin the go version?', 'The toolchain is locked by go.work', 'go.work 会锁定工具链版本'],
  K14: [
    'gopls is holding the lock on the module cache',
    'gopls locks go.mod',
    'module lock held by gopls',
    'gopls 占着模块锁',
  ],
  K20: [
    'sudo setcap cap_sys_chroot+ep /usr/local/go/bin/go',
    'setcap "cap_sys_chroot=ep" `which go`',
    'setcap cap_sys_ptrace=eip $(which dlv)',
  ],
  K21: ['sudo chcon -R -t bin_t /usr/local/go/bin', 'chcon --type=bin_t $(which go)', 'sudo setenforce 0'],
  K22: ['sudo chmod -R 777 ~/go', 'chmod 0777 -R "$GOPATH/pkg"', 'chmod -R a+rwx $GOPATH'],
  K23: [
    'sudo go build ./...',
    'sudo -E /usr/local/go/bin/go install ./cmd/x',
    'sudo env "PATH=$PATH" go test ./...',
  ],
  K24: [
    'git config --global --add safe.directory "*"',
    'go build -buildvcs=false',
    'export GOFLAGS="-buildvcs=false"',
  ],
  K25: [
    'xattr -r -c /usr/local/go',
    'sudo xattr -rd com.apple.quarantine ~/go/bin/dlv',
    'xattr -c ~/go/bin/dlv',
  ],
  K26: ['codesign --force -s dlv-cert $(which dlv)', 'sudo codesign -s - ~/go/bin/dlv'],
  K27: ['sudo spctl --global-disable', 'disable SIP', '关闭 SIP'],
  K28: [
    'curl -LO https://go.dev/dl/go1.22.5.darwin-arm64.tar.gz.sig',
    'gpg --keyserver keys.openpgp.org --recv-keys "789C 0D3B 5A3C"',
    'verify the .sig of go with gpg',
  ],
  K40: [
    '"go.delvePath": "/opt/homebrew/bin/dlv"',
    "'go.delve-path'",
    'go.delvepath',
    '"dlvToolPath": "dlv"',
    'where do I set the delve path in VS Code',
  ],
  K41: [
    'on an M3 use gdbserver instead of dlv',
    'gdbserver :2345 ./app',
    'Delve needs a patch for M3',
    'm3 ptrace',
  ],
  K42: ['dlv debug --check-go-version=false', 'dlv --check-go-version false'],
  K43: [
    'sudo softwareupdate --install-rosetta --agree-to-license',
    'softwareupdate --agree-to-license --install-rosetta',
    '安装 Rosetta 2',
  ],
  K44: ['arch -x86_64 /usr/local/bin/brew install go', 'arch -arch x86_64 zsh'],
  K45: ['brew gave me the amd64 version of Go', 'homebrew intel golang', 'brew 装的 go 是 x86 的'],
  K46: ['the pkg puts go at /usr/local/bin/go'],
  K47: [
    'do I need full Xcode for cgo?',
    'xcodebuild is required for Go',
    'xcodebuild missing',
    'Go 需要完整的 Xcode',
  ],
  K48: ['wget https://download.jetbrains.com/go/goland-2024.1.4-aarch64.tar.gz'],
  K49: ['panic: type hash mismatch on go1.21.10 with an M2', 'sysmon runs each 5ms on arm64'],
  K53: [
    'docker buildx build --platform=linux/amd64 .',
    'FROM --platform=linux/amd64 golang:1.22',
    'export DOCKER_DEFAULT_PLATFORM=linux/amd64',
  ],
  K55: ['sudo ln -sf /opt/homebrew/bin/go /usr/local/bin'],
  L01: [
    'my breakpoint is never hit',
    'Breakpoints are not being hit in GoLand',
    "breakpoint isn't hit",
    'not hit: breakpoint',
    'break points do not work',
    'the breakpoint is ignored',
    'breakponts not hit',
    '断点没有命中',
    '断点打不上',
    'GoLand 断点不生效',
    '断点失效',
    '断点 不 停',
  ],
  L02: [
    'the debug session ends immediately',
    'debugger exits right away',
    'Debugging stops at once',
    'dlv quits instantly',
    '调试一启动就退出',
    '调试会话马上结束了',
    '调试刚开始就断开',
  ],
  L03: ["can't attach the debugger", 'attach to process denied', '调试器附加不了进程'],
  L05: [
    'upgraded go but go version shows the old version',
    'go version 显示旧版本',
    'wrong go version is used',
  ],
  L06: ['go works in terminal but not in VS Code', 'VS Code cannot find go', 'VSCode 找不到 go'],
  L07: ['GoLand SDK not detected', 'GoLand 找不到 SDK'],
  L09: ['gopls uses 100% CPU', 'gopls takes too much memory', 'gopls 内存占用太高'],
  L20: [
    'docker build hangs',
    'go build hangs in docker',
    'go build is stuck in docker',
    'in Docker the build is very slow',
    'hangs: build, docker',
    '在docker中构建卡住了',
    'docker 构建很慢',
    '容器里编译卡死',
  ],
  L21: ['go build segfaults in a container', 'docker 里 go 编译崩溃'],
  E18: [
    'go mod tidy is stuck',
    'tidy hangs forever',
    'go get never finishes',
    'go mod tidy takes ages',
    'go get hangs',
    'go mod tidy 一直卡住',
  ],
  L24: ['go.mod keeps changing', 'go.mod 一直自动变', 'go.mod 总是被改'],
  L25: ['go build slow on M1', 'M2 上编译很慢'],
  L26: ['after the macOS update go build fails', '升级 macOS 之后编译失败'],
  L27: ['the module cache is owned by root now', '缓存属于 root，go 写不了'],
  L28: ['go-build cache is huge', 'Go 缓存太大', 'go cache takes 50 GB'],
  L22: ['the binary runs on my Mac, not in docker', '本机能跑，容器里跑不起来'],
  L29: ['air does not reload when I save', '保存后没有重新加载', 'hot reload does not work'],
  L08: ['GoLand 闪退', "GoLand won't start"],
  L10: ['VSCode 每次都要更新工具', 'vscode keeps asking to install gopls'],
};

describe.each(Object.entries(variants))('%s', (id, texts) => {
  it.each(texts)('is meant by: %s', (text) => {
    expect(matchesIn(text)[0]?.row.id).toBe(id);
  });

  it.each(texts)('whatever the case and spacing: %s', (text) => {
    expect(matchesIn(`\n\t${text.toUpperCase().replaceAll(' ', '  ')}\r\n`)[0]?.row.id).toBe(id);
  });
});

test('each phrase names what its own first form says, or requires more than that', () => {
  for (const { id, means, asked } of errorRows.values()) {
    expect(means === undefined, id).toBe(asked === undefined);
    if (/^[KL]/.test(id)) expect(means, id).toBeDefined();
  }
});

test('words of a text are found in any order, among any others', () => {
  const around = fc.constantFrom(' ', '  ', '"', "' '", ' -', ' --', '=', ', ', ' `', ': ');
  const words = ['sudo', 'setcap', 'cap_sys_chroot+ep', 'go'];
  fc.assert(
    fc.property(
      fc.shuffledSubarray(words, { minLength: 4 }),
      fc.array(around, { minLength: 5, maxLength: 5 }),
      (order, gaps) => {
        const text = order.map((word, index) => `${gaps[index] ?? ' '} ${word}`).join(' ');
        expect(matchesIn(text).map(({ row }) => row.id)).toContain('K20');
      },
    ),
  );
});

test('a word is a whole word, and a long one may have one wrong letter', () => {
  const typed = new Words('breakpiont', true);
  expect(typed.hold('breakpoint*')).toBe(true);
  expect(new Words('breakpiont', false).hold('breakpoint*')).toBe(false);
  expect(new Words('cargo build', true).hold('go build*')).toBe(false);
  expect(new Words('go.delve_path', false).hold('godelvepath')).toBe(true);
});

/** What people say about other things. */
it.each([
  'how do I write a for loop in Go',
  'the weather is slow today',
  'setcap cap_net_bind_service=+ep ./server',
  'chmod +x ./build.sh',
  'rm -rf ./dist node_modules',
  'sudo apt-get install golang',
  'FROM golang:1.26 AS builder',
  'git commit -m "fix tests"',
  'all tests pass on my Mac',
  'open the door',
  'docker compose up -d',
  'export PATH=$PATH:$HOME/go/bin',
  'go build -o /out ./cmd/server',
  'xattr -l file',
  'go env GOROOT',
  'ls -l ~/go/pkg/mod/cache/lock',
  '今天天气不错',
  '如何在 Go 中写循环',
])('matches nothing known: %s', (text) => {
  expect(matchesIn(text).map(({ row }) => row.id)).toEqual([]);
});

test('a symptom is not looked for beside an error text, nor in something that no person would type', () => {
  const symptom = 'my breakpoint is never hit';
  expect(matchesIn(`${symptom}\nimport cycle not allowed`).map(({ row }) => row.id)).toEqual(['D33']);
  expect(matchesIn(`${'some words of a log\n'.repeat(100)}${symptom}`)).toEqual([]);
});

test('a log record does not combine with the lines around it', () => {
  const log = JSON.stringify({ time: '2026-11-30T10:00:00Z', log: 'export GOROOT=/usr/local/go' });
  const rows = matchesIn(`building shop\n${log}\nsee the log above\nthe optimized build is local`);
  expect(rows[0]?.row.id).toBe('K03');
});
