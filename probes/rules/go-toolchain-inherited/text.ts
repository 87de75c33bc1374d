import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly path: string;
  readonly version: string;
  readonly architecture: string;
  readonly hardware: string;
}

export const text: Text<Values> = {
  en: {
    title: 'Downloaded toolchains are for another architecture',
    cause:
      'When go.mod or GOTOOLCHAIN asks for another version, the go command downloads that toolchain for its own architecture; GOARCH does not matter. A non-native go thus fills the module cache with non-native toolchains, and fetches them again after each removal, also when another tool is pointed at them.',
    remedy:
      'Make the go command itself native first. It then downloads native toolchains, and the others are only waste: `gowarden caches` shows them, `gowarden clean go-toolchain:NAME` takes one.',
    summary: ({ version, path, architecture, hardware }) =>
      `${version || 'A toolchain'} in ${path} is for ${architecture}; this machine is ${hardware}.`,
    next: () => 'Make the go command native first (gowarden which go); then it can be cleaned away.',
  },
  zh: {
    title: '下载的工具链架构与本机不符',
    cause:
      '当 go.mod 或 GOTOOLCHAIN 要求另一个版本时，go 命令按自身的架构下载工具链，与 GOARCH 无关。架构不符的 go 会让模块缓存充满架构不符的工具链，删除后又会重新下载；别的工具也可能指向它们。',
    remedy:
      '先让 go 命令本身成为原生的。之后它下载的就是原生工具链，旧的只是占用空间：`gowarden caches` 会列出它们，`gowarden clean go-toolchain:NAME` 可清理其中一个。',
    summary: ({ version, path, architecture, hardware }) =>
      `${path} 中的 ${version || '工具链'} 是 ${architecture} 的，而本机是 ${hardware}。`,
    next: () => '先确认 go 命令是原生的（gowarden which go），然后即可清理它。',
  },
};
