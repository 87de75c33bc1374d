import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  tooManyFiles: {
    en: '{path} has more than {most} files that matter: not all of them were looked at',
    zh: '{path} 中需要查看的文件超过 {most} 个：未全部查看',
  },
  tooDeep: {
    en: '{path} lies more than {most} directories deep: it was not looked into',
    zh: '{path} 的层级超过 {most}：未查看',
  },
  leadsOut: {
    en: '{path} leads to {target}, which is outside of the repository: it was not read',
    zh: '{path} 指向仓库之外的 {target}：未读取',
  },
  isOutside: {
    en: '{path} is outside of the repository: it was not read',
    zh: '{path} 在仓库之外：未读取',
  },
  notRegular: { en: '{path} is not a regular file: it was not read', zh: '{path} 不是普通文件：未读取' },
  names: { en: '{place} names {version}', zh: '{place} 指定 {version}' },
  asks: { en: '{place} asks for {version}', zh: '{place} 要求 {version}' },
  bad: { en: 'go{version} has {issue}', zh: 'go{version} 有 {issue}' },
} as const satisfies Phrases;

export const inWords = wording('probes/repository', phrases);
