import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  path: { en: 'path: {chain}', zh: '路径：{chain}' },
  built: { en: '{package} {version}, built by {go}', zh: '{package} {version}，由 {go} 构建' },
  asks: {
    en: '{file}: line {line} asks for Go {version}',
    zh: '{file}：第 {line} 行要求 Go {version}',
  },
  selected: { en: '{directory} ({context}): {go} runs', zh: '{directory}（{context}）：运行的是 {go}' },
  says: { en: 'it says: {words}', zh: '它的提示：{words}' },
} as const satisfies Phrases;

export const inWords = wording('probes/tools', phrases);
