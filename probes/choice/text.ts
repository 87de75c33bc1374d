import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  startedBy: { en: '{path}: {manager}, {reason}', zh: '{path}：{manager}，{reason}' },
  shimsToShims: { en: '{path}: shims that lead to shims', zh: '{path}：垫片指向垫片' },
  because: { en: '{path}: {reason}', zh: '{path}：{reason}' },
  noBuildInfo: { en: 'no Go build info', zh: '没有 Go 构建信息' },
  wrapped: { en: '{path} starts {file}, which is not there', zh: '{path} 启动 {file}，但后者不存在' },
} as const satisfies Phrases;

export const inWords = wording('probes/choice', phrases);
