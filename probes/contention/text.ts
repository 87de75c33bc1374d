import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  lock: { en: 'lock: {path} ({kind})', zh: '锁：{path}（{kind}）' },
  holds: { en: 'holds, seen since {time}: {actor}', zh: '持有，最早见于 {time}：{actor}' },
  waits: { en: 'waits, seen since {time}: {actor}', zh: '等待，最早见于 {time}：{actor}' },
  started: { en: '{actor}, started {time}', zh: '{actor}，启动于 {time}' },
  inDirectory: { en: '{actor}, in {directory}', zh: '{actor}，位于 {directory}' },
  under: { en: '{actor}, under {parents}', zh: '{actor}，上级 {parents}' },
  underTranslated: {
    en: '{actor}, under {parents}; translated: {translated}',
    zh: '{actor}，上级 {parents}；经转译：{translated}',
  },
  underSuspected: {
    en: '{actor}, under {parents}; translated, as ps alone has it: {suspected}',
    zh: '{actor}，上级 {parents}；仅 ps 显示为转译：{suspected}',
  },
  underBoth: {
    en: '{actor}, under {parents}; translated: {translated}; translated, as ps alone has it: {suspected}',
    zh: '{actor}，上级 {parents}；经转译：{translated}；仅 ps 显示为转译：{suspected}',
  },
  sampled: {
    en: '{count} different go commands seen in {seconds} s at looks once a second, which miss short ones',
    zh: '{seconds} 秒内见到 {count} 个不同的 go 命令；每秒查看一次，可能漏掉短暂的命令',
  },
  commands: { en: '{count} go commands in {seconds} s', zh: '{seconds} 秒内有 {count} 个 go 命令' },
  works: { en: '{command} (pid {pid}) in {module}', zh: '{command}（pid {pid}）位于 {module}' },
  opened: { en: '{file}: opened; {lock}: pid {pid}', zh: '{file}：已打开；{lock}：pid {pid}' },
  byOwner: { en: '{owner}: {evidence}', zh: '{owner}：{evidence}' },
  damaged: { en: '{file}: damaged', zh: '{file}：已损坏' },
  asCache: { en: '{file}: same as the cache', zh: '{file}：与缓存相同' },
} as const satisfies Phrases;

export const inWords = wording('probes/contention', phrases);
