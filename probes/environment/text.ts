import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  builds: {
    en: '{context}: go builds for {target}; this machine is {machine}',
    zh: '{context}：go 为 {target} 构建；本机是 {machine}',
  },
  compiles: {
    en: '{name} names a compiler for {target}; this machine is {machine}',
    zh: '{name} 指定的是面向 {target} 的编译器；本机是 {machine}',
  },
  trace: {
    en: '{directory} holds {count} of what go install made for {target}: {programs}',
    zh: '{directory} 中有 go install 为 {target} 构建的 {count} 个程序：{programs}',
  },
  gobin: {
    en: 'GOBIN={path}: go install refuses to install for another machine while GOBIN is set',
    zh: 'GOBIN={path}：设置了 GOBIN 时 go install 拒绝为其他机器安装',
  },
} as const satisfies Phrases;

export const inWords = wording('probes/environment', phrases);
