import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  says: { en: 'go says: {words}', zh: 'go 的提示：{words}' },
  cacheOf: { en: '{path} ({of})', zh: '{path}（{of}）' },
  byDefault: { en: 'the default of this Go', zh: '此 Go 的默认值' },
  off: {
    en: 'GO111MODULE=off ({source}): no go.mod counts',
    zh: 'GO111MODULE=off（{source}）：任何 go.mod 都无效',
  },
  auto: {
    en: 'GO111MODULE=auto ({source}), and no go.mod is here or above',
    zh: 'GO111MODULE=auto（{source}），且此处及上级没有 go.mod',
  },
  outside: { en: 'no go.mod and no go.work is here or above', zh: '此处及上级没有 go.mod 和 go.work' },
  found: { en: '{file} is the nearest', zh: '{file} 是最近的' },
  named: { en: '{file} is named by {source}', zh: '{file} 由 {source} 指定' },
  hides: { en: '{file} does not decide', zh: '{file} 不起决定作用' },
  overruled: { en: 'GOFLAGS has {flag} ({source})', zh: 'GOFLAGS 中有 {flag}（{source}）' },
  noVersion: { en: '{name} has no go line', zh: '{name} 没有 go 行' },
  tooOld: {
    en: '{name} says go {version}, and only from go 1.14 on vendor is used by itself',
    zh: '{name} 为 go {version}，从 go 1.14 起才会自动使用 vendor',
  },
  forWorkspace: {
    en: 'vendor/modules.txt was written for a workspace, and this is none',
    zh: 'vendor/modules.txt 是为工作区写的，而这里不是工作区',
  },
  notForWorkspace: {
    en: 'vendor/modules.txt was not written for a workspace, and this is one',
    zh: 'vendor/modules.txt 不是为工作区写的，而这里是工作区',
  },
} as const satisfies Phrases;

export const inWords = wording('probes/modes', phrases);
