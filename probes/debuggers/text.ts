import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  path: { en: 'path: {chain}', zh: '路径：{chain}' },
  release: { en: 'Delve: {version}, built by {go}', zh: 'Delve：{version}，由 {go} 构建' },
  noRelease: { en: 'Delve: it does not say which release it is', zh: 'Delve：它没有写明发布版本' },
  unknownGo: { en: 'a Go that it does not name', zh: '未写明的 Go' },
  window: {
    en: 'works with: Go 1.{oldest} to 1.{newest} (pkg/goversion/compat.go of {version})',
    zh: '适用于：Go 1.{oldest} 至 1.{newest}（{version} 的 pkg/goversion/compat.go）',
  },
  notRead: {
    en: 'this release is newer than our table: the one before it is taken for it',
    zh: '此发布版比本表新：以前一个发布版为准',
  },
  target: {
    en: '{directory} ({context}): {go} makes programs for {architecture}',
    zh: '{directory}（{context}）：{go} 构建 {architecture} 的程序',
  },
  noLocalhost: {
    en: '/etc/hosts: no line gives localhost an address',
    zh: '/etc/hosts：没有为 localhost 指定地址的行',
  },
  says: { en: 'dlv says: {words}', zh: 'dlv 的提示：{words}' },
  brought: { en: 'it came with {goland}', zh: '随 {goland} 安装' },
  named: { en: 'named by {place}', zh: '由 {place} 指定' },
  wins: { en: 'first dlv on the PATH of: {contexts}', zh: '在以下环境的 PATH 中排第一：{contexts}' },
  installed: { en: 'where go install puts programs', zh: '在 go install 放置程序的地方' },
  onPath: { en: 'on PATH, behind another dlv', zh: '在 PATH 中，排在另一个 dlv 之后' },
  architectures: { en: 'dlv is for: {architectures}', zh: 'dlv 的架构：{architectures}' },
  hardware: { en: 'this machine: {architecture}', zh: '本机：{architecture}' },
  server: { en: 'debug server: {path}, for {architectures}', zh: '调试服务器：{path}，{architectures}' },
  searched: { en: 'looked for in: {places}', zh: '查找过：{places}' },
  context: { en: '{context} (PATH by {source})', zh: '{context}（PATH 来自 {source}）' },
  unknownArchitecture: { en: 'an architecture that is not known', zh: '未知架构' },
} as const satisfies Phrases;

export const inWords = wording('probes/debuggers', phrases);
