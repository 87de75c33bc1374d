import { type Phrases, wording } from '../wording.ts';

export const phrases = {
  passedOn: {
    en: '{path} is locked through a descriptor that pid {pid} passed on',
    zh: '{path} 由进程 {pid} 传出的描述符锁定',
  },
  mayNotLook: { en: 'pid {pid} may not be inspected ({path})', zh: '无权查看进程 {pid}（{path}）' },
  namedOnly: { en: 'macOS reports locks only for named processes', zh: 'macOS 只对指定的进程给出锁' },
} as const satisfies Phrases;

export const inWords = wording('host/locks', phrases);
