import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  notJson: { en: 'expected JSON', zh: '应为 JSON' },
  notAnObject: { en: 'expected an object', zh: '应为一个对象' },
  otherVersion: { en: 'expected version 1, got {version}', zh: '版本应为 1，却是 {version}' },
  sinceNotATime: { en: 'expected `since` to be a time', zh: '`since` 应为时刻' },
  cachesNotIds: { en: 'expected `caches` to be ids of caches', zh: '`caches` 应为缓存编号' },
  requestNotAnObject: { en: 'expected `request` to be an object', zh: '`request` 应为一个对象' },
  badScope: {
    en: 'expected `scope` to be safe, all, repair, policy or ids of caches',
    zh: '`scope` 应为 safe、all、repair、policy 或缓存编号',
  },
  projectsNotDirectories: { en: 'expected `projects` to be directories', zh: '`projects` 应为目录' },
  unneededNotBoolean: { en: 'expected `unneeded` to be true or false', zh: '`unneeded` 应为 true 或 false' },
} as const satisfies Phrases;

export const inWords = wording('caches/cleaner', phrases);
