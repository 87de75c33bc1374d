import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  unreadable: {
    en: '{path} could not be read, or is not what its name says',
    zh: '{path} 无法读取，或内容与名称不符',
  },
  outside: {
    en: '{path} is outside of {top}: it was not read',
    zh: '{path} 在 {top} 之外：未读取',
  },
  tooLarge: {
    en: '{path} is longer than {most} bytes: it was not read',
    zh: '{path} 超过 {most} 字节：未读取',
  },
  tooMany: {
    en: 'there are more than {most} Dockerfiles: not all of them were read',
    zh: 'Dockerfile 超过 {most} 个：未全部读取',
  },
  tooMuch: {
    en: '{path} has more stages, instructions, variables or commands than are looked at: what it does is unknown',
    zh: '{path} 的构建阶段、指令、变量或命令超过查看的上限：它做什么未知',
  },
  tooManyWays: {
    en: '{path} is built in too many ways to look at each: of the last {count} services or targets, what differs is unknown',
    zh: '{path} 的构建方式太多，未逐一查看：最后 {count} 个服务或目标之间的差异未知',
  },
  tooManyServices: {
    en: '{path} has more than {most} services: only the first were looked at',
    zh: '{path} 的服务超过 {most} 个：只查看了前面的',
  },
  tooManyIncludes: {
    en: 'more than {most} compose files are included: not all of them were read',
    zh: '包含的 compose 文件超过 {most} 个：未全部读取',
  },
  at: { en: '{place} {line}', zh: '{place} {line}' },
  doubled: {
    en: 'in a compose file a $ of the Dockerfile is written as $$',
    zh: '在 compose 文件中，Dockerfile 的 $ 写作 $$',
  },
  asks: { en: '{place} asks for {what}', zh: '{place} 要求 {what}' },
  image: { en: '{place} takes {image}', zh: '{place} 使用 {image}' },
  built: { en: '{place} builds for {platforms}', zh: '{place} 的构建目标是 {platforms}' },
  builds: { en: '{place} builds it as {name}', zh: '{place} 以 {name} 构建它' },
  localByImage: {
    en: 'official golang images set GOTOOLCHAIN=local since Go 1.21',
    zh: '官方 golang 镜像自 Go 1.21 起设置 GOTOOLCHAIN=local',
  },
  cgoByDefault: {
    en: 'CGO_ENABLED is not set: cgo is on where a C compiler is installed',
    zh: '未设置 CGO_ENABLED：装有 C 编译器时 cgo 为开启',
  },
  importsC: { en: '{place} imports "C"', zh: '{place} 导入了 "C"' },
  importsStandard: {
    en: '{directory} imports {path}, which is linked with C where cgo is on',
    zh: '{directory} 导入了 {path}，cgo 开启时它会链接 C',
  },
  needUnknown: {
    en: 'whether the program needs C is unknown: {why}',
    zh: '程序是否需要 C 未知：{why}',
  },
  variable: { en: '{name}={value} ({context})', zh: '{name}={value}（{context}）' },
  builder: {
    en: '{file}: builder {name}, driver {driver}, platforms {platforms}',
    zh: '{file}：构建器 {name}，驱动 {driver}，平台 {platforms}',
  },
  byRosetta: {
    en: '{file}: {engine} translates by Rosetta ({said})',
    zh: '{file}：{engine} 用 Rosetta 转译（{said}）',
  },
  byQemu: { en: '{file}: {engine} emulates by QEMU ({said})', zh: '{file}：{engine} 用 QEMU 模拟（{said}）' },
  notByRosetta: {
    en: '{file}: {engine} does not use Rosetta ({said})',
    zh: '{file}：{engine} 不使用 Rosetta（{said}）',
  },
  byUnknown: {
    en: '{file}: {engine}; by what it emulates is unknown ({said})',
    zh: '{file}：{engine}，用什么模拟未知（{said}）',
  },
  localImage: { en: '{file}: the image {name} is for {platform}', zh: '{file}：镜像 {name} 用于 {platform}' },
  imagesInMachine: {
    en: 'the architecture of the images of {engines} is unknown: they lie in its virtual machine',
    zh: '{engines} 的镜像架构未知：镜像在它的虚拟机中',
  },
  imagesOfRoot: {
    en: "the architecture of Docker's images is unknown: they lie in /var/lib/docker, which only root reads",
    zh: 'Docker 的镜像架构未知：镜像在 /var/lib/docker 中，只有 root 可读',
  },
  undocumented: { en: 'the contents of that file are not documented', zh: '该文件的内容没有公开说明' },
  tooManyNames: {
    en: '{path} holds more than {most} machines or builders: not all of them were read',
    zh: '{path} 中的虚拟机或构建器超过 {most} 个：未全部读取',
  },
  tooManyImages: {
    en: '{path} has more than {most} images: not all of them were read',
    zh: '{path} 中的镜像超过 {most} 个：未全部读取',
  },
  noRosetta: {
    en: '/Library/Apple/usr/libexec/oah/RosettaLinux/rosetta: absent',
    zh: '/Library/Apple/usr/libexec/oah/RosettaLinux/rosetta：不存在',
  },
} as const satisfies Phrases;

export const inWords = wording('probes/containers', phrases);
