import { type Phrases, wording } from '../wording.ts';

export const phrases = {
  ownNode: {
    en: "gowarden's Node is built for: {architecture}",
    zh: 'gowarden 所用的 Node 架构：{architecture}',
  },
  sysctl: { en: 'sysctl {name}: {value}', zh: 'sysctl {name}：{value}' },
  unknownHere: { en: 'unknown here', zh: '此处没有' },
  rosetta: { en: 'Rosetta: {place}', zh: 'Rosetta：{place}' },
  notInstalled: { en: 'not installed', zh: '未安装' },
  notThere: { en: 'not there', zh: '不存在' },
} as const satisfies Phrases;

export const inWords = wording('host/hardware', phrases);
