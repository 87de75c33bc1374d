import { type Phrases, wording } from '../../../messages/wording.ts';

/** What goes wrong, and what helps, of each issue. */
interface Told {
  readonly what: string;
  readonly wayOut: string;
}

export const badInEnglish = {
  'golang/go#81612': {
    what: 'a pointer into a slice that append built can point at memory that is used again, without a word; closed in September 2026, backports were asked for',
    wayOut: 'take the newest patch, and see in the issue whether it has the fix',
  },
  'golang/go#80706': {
    what: 'silently wrong code: a local array that is indexed by a range variable and assigned to a string field of a struct, with a method call beside it, gives a corrupt string',
    wayOut: 'a newer patch; no flag avoids it',
  },
  'golang/go#80519': {
    what: 'silently wrong code: a loop that sets elements of an array to zero can clear others, where what it indexes by changes within the loop',
    wayOut: 'take the newest patch, and see in the issue whether it has the fix',
  },
  'golang/go#79804': {
    what: 'with -race, a child process dies of SIGSEGV before it starts its program',
    wayOut: 'a newer patch, or no -race',
  },
  'golang/go#77593': {
    what: 'linking cgo with a static archive stops in gensymlate with a nil dereference; open when it was read',
    wayOut: 'Go 1.25, by an exact GOTOOLCHAIN, or the newest patch',
  },
  'golang/go#81009': {
    what: 'a child of os/exec inherits SA_SIGINFO and SA_RESTART, on which .NET NativeAOT programs crash',
    wayOut: 'start such a program through a small other one',
  },
  'golang/go#75068': {
    what: 'linking with cgo stops with "combining dwarf failed"',
    wayOut: "-ldflags=-w, or Apple's own dsymutil first on PATH",
  },
  'golang/go#75274': {
    what: 'with -race, the linker warns of a malformed LC_DYSYMTAB; harmless',
    wayOut: 'nothing: it can be ignored',
  },
  'golang/go#73200': {
    what: 'the compiler stops with "FlagConstant op should never make it to codegen" at some comparisons of constants',
    wayOut: 'Go 1.25 or newer, or the expression in two parts',
  },
  'golang/go#74274': {
    what: 'the compiler stops at a generic alias in the signature of a method; open when it was read',
    wayOut: 'the type spelled out',
  },
  'golang/go#73617': {
    what: 'the linker stops with "duplicated definition of symbol dlopen" for programs with purego',
    wayOut: 'purego v0.8.3 or newer, or another patch of Go',
  },
  'golang/go#68678': {
    what: 'what is linked without a C compiler lacks LC_UUID: macOS 15 denies it the local network, macOS 26 does not start it',
    wayOut: 'Go 1.24 or newer, with dlv and gopls built again; for one build -ldflags=-linkmode=external',
  },
  'golang/go#68088': {
    what: 'linked by Xcode 16, a program has DWARF that debuggers refuse, or a signature for which macOS kills it (also go-delve/delve#3811)',
    wayOut: 'a newer Go, or the Command Line Tools 15',
  },
  'golang/go#62440': {
    what: 'programs for amd64 with callbacks of cgo die of "morestack on g0", also under Rosetta; in Go 1.21 and 1.22, in which patches is not confirmed',
    wayOut: 'a newer Go, or one for arm64',
  },
  'golang/go#61779': {
    what: 'Cmd.Wait hangs after Setctty since Go 1.21; open when it was read',
    wayOut: 'close the side of the pseudo terminal first',
  },
  'golang/go#62469': {
    what: 'the compiler stops with "InvertFlags should never make it to codegen" at some comparisons of products with zero',
    wayOut: 'a newer patch',
  },
  'golang/go#66993': {
    what: 'a very large program that imports plugin stops the linker with "machorelocsect: size mismatch"',
    wayOut: 'no import of plugin',
  },
  'golang/go#61229': {
    what: 'the linker of Xcode 15 stops with an assertion in Layout.cpp or a malformed LC_DYSYMTAB; c-archives are broken up to Go 1.21 (also golang/go#60694)',
    wayOut: 'a newer Go',
  },
  'golang/go#61190': {
    what: 'gopls crashes on the third beta of macOS 14; a fault of the beta',
    wayOut: 'leave the beta',
  },
  'golang/go#58935': {
    what: 'more than 128 MB of code, linked externally, calls wrong functions',
    wayOut: 'a smaller program, or -ldflags=-linkmode=internal',
  },
  'golang/go#58339': {
    what: 'the compiler stops at some constant expressions and unions of generics (also golang/go#58345); Go 1.19 takes them',
    wayOut: 'a newer patch',
  },
  'golang/go#54320': {
    what: 'large programs have a wrong line table, with which dlv is of no use (also golang/go#54406)',
    wayOut: 'Go 1.20 or newer',
  },
  'golang/go#57477': {
    what: 'the assembler writes another word than WORD $0',
    wayOut: 'Go 1.20 or newer',
  },
  'golang/go#53372': { what: 'linking with cgo fails on macOS 13', wayOut: 'a newer Go' },
  'golang/go#53800': {
    what: 'programs with several threads are corrupted on the beta of macOS 13; a fault of the beta',
    wayOut: 'leave the beta; GOMAXPROCS=1 until then',
  },
  'golang/go#51909': {
    what: 'the compiler stops at some generics (also golang/go#53852); they are not fixed in 1.18 any more',
    wayOut: 'Go 1.19 or newer',
  },
  'golang/go#49138': {
    what: 'with -race, programs die of SIGABRT or SIGSEGV on macOS 12 (also golang/go#49655)',
    wayOut: 'a newer Go, or no -race',
  },
  'golang/go#49923': {
    what: 'on macOS 12, linking a c-shared library fails at unknown load commands',
    wayOut: 'Go 1.17 or newer',
  },
  'golang/go#42700': {
    what: 'programs for amd64 stall under Rosetta before macOS 11.2',
    wayOut: 'a Go for arm64',
  },
  'golang/go#68485': {
    what: 'programs for amd64 stall under Rosetta; open when it was read',
    wayOut: 'a Go for arm64; GODEBUG=asyncpreemptoff=1 as a variable until then',
  },
  'golang/go#68258': {
    what: 'a tool that an older Go built refuses newer code: "file requires newer Go version"; open when it was read',
    wayOut: 'install the tool again with the newer Go',
  },
  'apple/container#740': {
    what: 'on the second beta of macOS 26.1, programs for linux/amd64 in a virtual machine stop with "epollwait failed with 22"; a fault of the beta',
    wayOut: 'an image for arm64',
  },
} as const satisfies Readonly<Record<string, Told>>;

export type BadIssue = keyof typeof badInEnglish;

export const badInChinese: Readonly<Record<BadIssue, Told>> = {
  'golang/go#81612': {
    what: '指向由 append 建立的切片内部的指针可能指向已被重新使用的内存，且毫无提示；2026 年 9 月关闭，已申请回移',
    wayOut: '使用最新的补丁版本，并在 issue 中确认它是否已包含修复',
  },
  'golang/go#80706': {
    what: '静默生成错误代码：用 range 变量索引局部数组并赋给结构体的字符串字段，旁边再有一次方法调用，得到的字符串是损坏的',
    wayOut: '更新的补丁版本；没有可以避开它的选项',
  },
  'golang/go#80519': {
    what: '静默生成错误代码：把数组元素置零的循环可能清掉别的元素，若索引所依据的内容在循环中改变',
    wayOut: '使用最新的补丁版本，并在 issue 中确认它是否已包含修复',
  },
  'golang/go#79804': {
    what: '使用 -race 时，子进程在启动其程序之前因 SIGSEGV 而死',
    wayOut: '更新的补丁版本，或不用 -race',
  },
  'golang/go#77593': {
    what: '用 cgo 链接静态库时链接器在 gensymlate 中因空指针而停止；查阅时仍未关闭',
    wayOut: '用精确的 GOTOOLCHAIN 回到 Go 1.25，或使用最新的补丁版本',
  },
  'golang/go#81009': {
    what: 'os/exec 的子进程会继承 SA_SIGINFO 和 SA_RESTART，.NET NativeAOT 程序会因此崩溃',
    wayOut: '通过另一个小程序启动它',
  },
  'golang/go#75068': {
    what: '使用 cgo 链接时以 "combining dwarf failed" 停止',
    wayOut: '-ldflags=-w，或让 Apple 自己的 dsymutil 排在 PATH 最前面',
  },
  'golang/go#75274': {
    what: '使用 -race 时链接器警告 LC_DYSYMTAB 格式有误；无害',
    wayOut: '无需处理：可以忽略',
  },
  'golang/go#73200': {
    what: '编译器在某些常量比较处以 "FlagConstant op should never make it to codegen" 停止',
    wayOut: 'Go 1.25 或更新，或把表达式拆成两部分',
  },
  'golang/go#74274': {
    what: '编译器在方法签名中的泛型别名处停止；查阅时仍未关闭',
    wayOut: '把类型完整写出',
  },
  'golang/go#73617': {
    what: '链接器对使用 purego 的程序以 "duplicated definition of symbol dlopen" 停止',
    wayOut: 'purego v0.8.3 或更新，或其他补丁版本的 Go',
  },
  'golang/go#68678': {
    what: '不用 C 编译器链接的程序缺少 LC_UUID：macOS 15 不允许它访问本地网络，macOS 26 不启动它',
    wayOut: 'Go 1.24 或更新，并重新构建 dlv 和 gopls；单次构建可用 -ldflags=-linkmode=external',
  },
  'golang/go#68088': {
    what: '由 Xcode 16 链接的程序，其 DWARF 会被调试器拒绝，或其签名使 macOS 终止它（另见 go-delve/delve#3811）',
    wayOut: '更新的 Go，或 Command Line Tools 15',
  },
  'golang/go#62440': {
    what: '带 cgo 回调的 amd64 程序因 "morestack on g0" 而死，在 Rosetta 下也是如此；出现在 Go 1.21 和 1.22，具体哪些补丁版本未经证实',
    wayOut: '更新的 Go，或 arm64 版本',
  },
  'golang/go#61779': {
    what: '自 Go 1.21 起，使用 Setctty 后 Cmd.Wait 会挂起；查阅时仍未关闭',
    wayOut: '先关闭伪终端的那一侧',
  },
  'golang/go#62469': {
    what: '编译器在某些乘积与零的比较处以 "InvertFlags should never make it to codegen" 停止',
    wayOut: '更新的补丁版本',
  },
  'golang/go#66993': {
    what: '导入 plugin 的超大程序会使链接器以 "machorelocsect: size mismatch" 停止',
    wayOut: '不导入 plugin',
  },
  'golang/go#61229': {
    what: 'Xcode 15 的链接器以 Layout.cpp 中的断言或 LC_DYSYMTAB 格式错误停止；Go 1.21 之前的 c-archive 是坏的（另见 golang/go#60694）',
    wayOut: '更新的 Go',
  },
  'golang/go#61190': { what: 'gopls 在 macOS 14 第三个测试版上崩溃；是测试版的问题', wayOut: '离开测试版' },
  'golang/go#58935': {
    what: '超过 128 MB 的代码经外部链接后会调用错误的函数',
    wayOut: '更小的程序，或 -ldflags=-linkmode=internal',
  },
  'golang/go#58339': {
    what: '编译器在某些常量表达式和泛型的联合处停止（另见 golang/go#58345）；Go 1.19 没有问题',
    wayOut: '更新的补丁版本',
  },
  'golang/go#54320': {
    what: '大型程序的行号表有误，dlv 因此无法使用（另见 golang/go#54406）',
    wayOut: 'Go 1.20 或更新',
  },
  'golang/go#57477': { what: '汇编器写入的不是 WORD $0 所要求的内容', wayOut: 'Go 1.20 或更新' },
  'golang/go#53372': { what: '在 macOS 13 上使用 cgo 链接会失败', wayOut: '更新的 Go' },
  'golang/go#53800': {
    what: '多线程程序在 macOS 13 测试版上会损坏；是测试版的问题',
    wayOut: '离开测试版；在此之前使用 GOMAXPROCS=1',
  },
  'golang/go#51909': {
    what: '编译器在某些泛型处停止（另见 golang/go#53852）；1.18 中不再修复',
    wayOut: 'Go 1.19 或更新',
  },
  'golang/go#49138': {
    what: '使用 -race 的程序在 macOS 12 上因 SIGABRT 或 SIGSEGV 而死（另见 golang/go#49655）',
    wayOut: '更新的 Go，或不用 -race',
  },
  'golang/go#49923': {
    what: '在 macOS 12 上链接 c-shared 库会因未知的加载命令而失败',
    wayOut: 'Go 1.17 或更新',
  },
  'golang/go#42700': { what: 'macOS 11.2 之前，amd64 程序在 Rosetta 下会停滞', wayOut: 'arm64 版本的 Go' },
  'golang/go#68485': {
    what: 'amd64 程序在 Rosetta 下会停滞；查阅时仍未关闭',
    wayOut: 'arm64 版本的 Go；在此之前把 GODEBUG=asyncpreemptoff=1 设为环境变量',
  },
  'golang/go#68258': {
    what: '由较旧的 Go 构建的工具会拒绝较新的代码："file requires newer Go version"；查阅时仍未关闭',
    wayOut: '用较新的 Go 重新安装该工具',
  },
  'apple/container#740': {
    what: '在 macOS 26.1 第二个测试版上，虚拟机中的 linux/amd64 程序以 "epollwait failed with 22" 停止；是测试版的问题',
    wayOut: 'arm64 镜像',
  },
};

/** Of each issue in both languages; without a full stop. */
export const badTexts = { en: badInEnglish, zh: badInChinese };

export const phrases = {
  affected: {
    en: '{issue}: {versions} are affected where they build for {product}',
    zh: '{issue}：为 {product} 构建时，{versions} 受影响',
  },
  race: { en: 'GOFLAGS={value} ({place}) has -race', zh: 'GOFLAGS={value}（{place}）包含 -race' },
  importsC: { en: '{file} imports "C"', zh: '{file} 导入 "C"' },
  requires: { en: '{file}:{line} requires {path} {version}', zh: '{file}:{line} 依赖 {path} {version}' },
  fixed: { en: 'fixed in Go {version}', zh: '已在 Go {version} 中修复' },
} as const satisfies Phrases;

export const inWords = wording('probes/versions/bad', phrases);
