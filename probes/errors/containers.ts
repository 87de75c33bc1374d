import { type ErrorRow, goIssue, issue } from './row.ts';

const crossBuild = 'https://docs.docker.com/build/building/multi-platform/#cross-compilation';

/** I: containers, QEMU, Rosetta for Linux. */
export const containers: readonly ErrorRow[] = [
  {
    id: 'I01',
    says: ['runtime: lfstack.push invalid packing: node=<node>', 'lfstack.push'],
    rules: ['dockerfile-platform', 'container-emulated'],
    links: [goIssue(69255), issue('tonistiigi/binfmt#269'), crossBuild],
    en: {
      cause: 'An amd64 Go runs emulated by QEMU, which gives it addresses that it cannot pack.',
      next: 'Let the build stage run natively: `FROM --platform=$BUILDPLATFORM golang`, with GOARCH=$TARGETARCH.',
      wrong: 'Pinning an older golang image.',
    },
    zh: {
      cause: 'amd64 的 Go 在 QEMU 模拟下运行，得到了它无法压缩的地址。',
      next: '让构建阶段原生运行：`FROM --platform=$BUILDPLATFORM golang`，并设 GOARCH=$TARGETARCH。',
      wrong: '固定使用旧的 golang 镜像。',
    },
  },
  {
    id: 'I02',
    says: ['qemu: uncaught target signal <signal>', 'qemu: uncaught target signal'],
    rules: ['dockerfile-platform', 'container-emulated'],
    links: [issue('moby/buildkit#2541'), issue('containers/podman#19255'), crossBuild],
    en: {
      cause: 'A program crashed under QEMU’s emulation.',
      next: 'Build natively and cross-compile; Rosetta in the virtual machine is a stopgap.',
      wrong: 'Trying again until it passes.',
    },
    zh: {
      cause: '程序在 QEMU 模拟下崩溃。',
      next: '原生构建并交叉编译；虚拟机中的 Rosetta 只是权宜之计。',
      wrong: '反复重试直到成功。',
    },
  },
  {
    id: 'I03',
    says: [
      'mallocgc called without a P or outside bootstrapping',
      'exitsyscall: syscall frame is no longer valid',
    ],
    rules: ['dockerfile-platform', 'container-emulated'],
    links: [goIssue(54213), goIssue(24656)],
    en: {
      cause: 'Go’s runtime crashed under QEMU’s emulation.',
      next: 'Build natively and cross-compile.',
      wrong: 'Reporting it to Go: it is emulation.',
    },
    zh: {
      cause: 'Go 运行时在 QEMU 模拟下崩溃。',
      next: '原生构建并交叉编译。',
      wrong: '上报给 Go：这是模拟造成的。',
    },
  },
  {
    id: 'I04',
    says: ['rosetta error: failed to open elf at <loader>'],
    rules: ['dockerfile-libc', 'container-emulated'],
    links: [issue('docker/for-mac#7644')],
    en: {
      cause: 'A dynamically linked amd64 program runs in a container that has no amd64 libraries.',
      next: 'Link it statically, or use an amd64 base image.',
      wrong: 'Switching Rosetta off.',
    },
    zh: {
      cause: '动态链接的 amd64 程序在没有 amd64 库的容器中运行。',
      next: '静态链接，或使用 amd64 基础镜像。',
      wrong: '关闭 Rosetta。',
    },
  },
  {
    id: 'I06',
    says: ['rosetta error: mmap_anonymous_rw mmap failed, size=<size>', 'rosetta error: mmap_anonymous_rw'],
    rules: [],
    unconfirmed: true,
    links: [],
    en: {
      cause: 'The virtual machine has too little memory, or a limit on addresses.',
      next: 'Give the container engine more memory.',
    },
    zh: { cause: '虚拟机内存过小，或有地址空间限制。', next: '为容器引擎分配更多内存。' },
  },
  {
    id: 'I05',
    says: [
      'rosetta error: Unimplemented syscall number <number>',
      'rosetta error: futex(FUTEX_LOCK_PI_PRIVATE) failure',
      'assertion failed [block != nullptr]',
      'rosetta error:',
    ],
    rules: ['dockerfile-platform', 'container-emulated'],
    links: [issue('docker/for-mac#7475'), issue('docker/for-mac#7037'), issue('orbstack/orbstack#1396')],
    en: {
      cause: 'Rosetta for Linux cannot translate what the program does.',
      next: 'Do not emulate the build stage: `FROM --platform=$BUILDPLATFORM`.',
    },
    zh: {
      cause: 'Linux 版 Rosetta 无法转译该程序的操作。',
      next: '不要模拟构建阶段：`FROM --platform=$BUILDPLATFORM`。',
    },
  },
  {
    id: 'I07',
    says: [
      'did not complete successfully: exit code: 139',
      'did not complete successfully: exit code: 137',
      'did not complete successfully: exit code: 132',
    ],
    rules: ['dockerfile-platform', 'container-emulated'],
    unconfirmed: true,
    links: ['https://docs.docker.com/engine/containers/run/#exit-status'],
    en: {
      cause:
        '139 is a crash (often under emulation), 137 the end of memory or a kill, 132 an instruction that the processor does not have.',
      next: 'For 139 and 132 build natively; for 137 give the engine more memory.',
    },
    zh: {
      cause: '139 表示崩溃（常因模拟），137 表示内存耗尽或被终止，132 表示处理器不支持的指令。',
      next: '139 和 132：改为原生构建；137：为引擎分配更多内存。',
    },
  },
  {
    id: 'I08',
    says: ['requires go >= <needed> (running go <running>; GOTOOLCHAIN=local)'],
    rules: ['dockerfile-toolchain'],
    rare: true,
    links: ['https://hub.docker.com/_/golang'],
    en: {
      cause: 'In an image of golang GOTOOLCHAIN is local: it does not fetch the Go that go.mod asks for.',
      next: 'Use a newer tag of the image.',
    },
    zh: {
      cause: 'golang 镜像中 GOTOOLCHAIN 为 local：不会获取 go.mod 要求的 Go。',
      next: '使用更新的镜像标签。',
    },
  },
];
