import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  runs: {
    en: '{directory} ({context}): go runs {toolchain}',
    zh: '{directory}（{context}）：go 运行 {toolchain}',
  },
  instead: { en: '{path} is {version}', zh: '{path} 是 {version}' },
} as const satisfies Phrases;

export const inWords = wording('probes/running', phrases);
