import { type Phrases, wording } from '../../messages/wording.ts';

/** Names of processes are in no language: who shows a way in Chinese has it word for word. */
export const phrases = {
  way: { en: 'started: {chain}', zh: '启动链：{chain}' },
  middle: { en: '{words} → {culprit} → {actor}', zh: '{words} → {culprit} → {actor}' },
  first: { en: '{culprit} → {actor}', zh: '{culprit} → {actor}' },
  last: { en: '{words} → {culprit}', zh: '{words} → {culprit}' },
  opened: { en: '{name}, opened with Rosetta', zh: '{name}（使用 Rosetta 打开）' },
  asked: { en: '{name}, started as {architecture}', zh: '{name}（以 {architecture} 启动）' },
  built: { en: '{name}, built for {architecture}', zh: '{name}（为 {architecture} 构建）' },
  unknown: { en: '{name}, translated', zh: '{name}（转译运行）' },
  onlyFlag: {
    en: 'pid {pid}: only its flags in ps say that it is translated',
    zh: '进程 {pid}：只有 ps 中的标志表明它被转译',
  },
  twoSigns: {
    en: 'pid {pid}: translated, by ps and by how it is to be opened',
    zh: '进程 {pid}：转译运行，ps 与其打开方式的设置一致',
  },
  certain: { en: 'pid {pid}: translated', zh: '进程 {pid}：转译运行' },
  file: { en: 'its file: {file}, {architectures}', zh: '其文件：{file}，{architectures}' },
  many: { en: 'translated processes from there on: {total}', zh: '由此转译运行的进程数：{total}' },
} as const satisfies Phrases;

export const inWords = wording('probes/translation', phrases);
