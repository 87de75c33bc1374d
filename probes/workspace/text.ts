import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  says: { en: 'go says: {words}', zh: 'go 的提示：{words}' },
  refused: { en: '{place}: {why}', zh: '{place}：{why}' },
  inForce: { en: '{file} is in force in {module}', zh: '{file} 在 {module} 中生效' },
  listed: { en: '{file} asks for go {version}', zh: '{file} 要求 go {version}' },
  unlisted: {
    en: '{file} has no go line, which means go {version}',
    zh: '{file} 没有 go 行，即 go {version}',
  },
  andMore: { en: '… and {count} more modules', zh: '… 另有 {count} 个模块' },
  notThere: { en: '{file} is not there', zh: '{file} 不存在' },
  thereToo: { en: '{file} is there, and no use line names it', zh: '{file} 存在，但没有 use 行列出它' },
  leadsTo: { en: '{source}: use {name} leads to {directory}', zh: '{source}：use {name} 指向 {directory}' },
} as const satisfies Phrases;

export const inWords = wording('probes/workspace', phrases);
