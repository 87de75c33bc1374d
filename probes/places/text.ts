import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  owner: {
    en: '{path}: owner {owner}, mode {mode}; we are {user}',
    zh: '{path}：所有者 {owner}，权限 {mode}；我们是 {user}',
  },
  sampled: {
    en: '{count} of {sampled} entries that were looked at',
    zh: '所查看的 {sampled} 项中有 {count} 项',
  },
  says: { en: 'go says: {words}', zh: 'go 的提示：{words}' },
  readOnly: { en: '{point} ({type}) is mounted read-only', zh: '{point}（{type}）以只读方式挂载' },
  freeBytes: { en: '{point} ({type}) has {bytes} bytes left', zh: '{point}（{type}）剩余 {bytes} 字节' },
  freeFiles: {
    en: '{point} ({type}) has room for {files} more files',
    zh: '{point}（{type}）还能建立 {files} 个文件',
  },
  flags: { en: '{path}: flags {flags}', zh: '{path}：标志 {flags}' },
  mode: { en: '{path}: mode {mode}', zh: '{path}：权限 {mode}' },
  attribute: { en: '{path}: attribute {name}', zh: '{path}：属性 {name}' },
  label: { en: '{path}: SELinux type {type}', zh: '{path}：SELinux 类型 {type}' },
  expected: { en: '{source}: the type is to be {type}', zh: '{source}：类型应为 {type}' },
  capabilities: { en: '{file}: capabilities {capabilities}', zh: '{file}：权能 {capabilities}' },
  linked: { en: '{path} leads to {file}', zh: '{path} 指向 {file}' },
} as const satisfies Phrases;

export const inWords = wording('probes/places', phrases);
