import { step, stepZh, type CauseText } from '../about.ts';

/** What is wrong with the hashes of modules. */
const en = {
  'checksum-mismatch': {
    what: ({ subject, v, fault, sum }) => {
      if (v.database !== undefined)
        return `Security: what was downloaded of ${subject} (${v.downloaded ?? '?'}) is not what the checksum database ${v.database} recorded (${v.recorded ?? '?'}).`;
      if (v.broken !== undefined)
        return `A line of ${subject} in ${sum} is broken: ${v.broken} is not a hash, and often the rest of one.`;
      if (fault === 'cache')
        return `The copy of ${subject} in the module cache is stale, or its tag was moved: ${sum} has the other hash, and is newer.`;
      if (fault === 'go.sum')
        return `${sum} is at fault, or the tag of ${subject} was moved: the copies in the module cache agree with each other and not with ${sum}.`;
      return `The content of ${subject} and ${sum} do not agree.`;
    },
    next: ({ subject, v, command, fault, sum }) => {
      if (v.database !== undefined)
        return `do not build with it, and leave ${sum} and GOSUMDB as they are: compare both hashes with the author’s, and ask whoever runs the proxy`;
      if (v.broken !== undefined)
        return `restore that line (${command}), or delete it and run go mod tidy, which adds it again`;
      if (fault === 'cache')
        return `ask the author whether the tag was moved on purpose; then fetch it anew, which leaves ${sum} as it is: ${command}`;
      if (fault === 'go.sum')
        return `see when the line of ${subject} changed, and restore it: ${command}. Only if the tag of a private module was moved on purpose, delete that line and run go mod tidy`;
      if (v.asked !== undefined)
        return `compare both hashes with the author’s, and see when the line changed${step({ command })}. Until that is known leave ${sum} as it is`;
      if (v.downloaded === undefined)
        return `find out which is wrong: gowarden clean --repair --dry-run shows whether it is the cache; if not, restore ${sum}${step({ command })}`;
      return `ask which of the two hashes is served now, which writes nothing${step({ command })}. Until that is known leave ${sum} as it is, and do not run go clean -modcache`;
    },
  },
  'missing-go-sum': {
    what: ({ subject, sum }) => `${sum} lacks ${subject}; tidy would add it.`,
    next: ({ v, command }) => (v.first === undefined ? command : `correct ${v.first}; only then: ${command}`),
  },
  'malformed-go-sum': {
    what: ({ subject, sum }) => `${sum} cannot be read (${subject}): often a merge marker.`,
    next: ({ command }) => `remove every line that does not have three words, then: ${command}`,
  },
} satisfies Readonly<Record<string, CauseText>>;

const zh: Readonly<Record<keyof typeof en, CauseText>> = {
  'checksum-mismatch': {
    what: ({ subject, v, fault, sum }) => {
      if (v.database !== undefined)
        return `安全：下载到的 ${subject}（${v.downloaded ?? '?'}）与校验和数据库 ${v.database} 的记录（${v.recorded ?? '?'}）不符。`;
      if (v.broken !== undefined)
        return `${sum} 中 ${subject} 的一行已损坏：${v.broken} 不是哈希，常为被截断的哈希。`;
      if (fault === 'cache')
        return `模块缓存中 ${subject} 的副本已过时，或其标签被移动过：${sum} 中是另一个哈希，而且更新。`;
      if (fault === 'go.sum')
        return `问题在 ${sum}，或者 ${subject} 的标签被移动过：模块缓存中的各份内容彼此一致，却与 ${sum} 不一致。`;
      return `${subject} 的内容与 ${sum} 不一致。`;
    },
    next: ({ subject, v, command, fault, sum }) => {
      if (v.database !== undefined)
        return `不要用它构建，也不要改动 ${sum} 和 GOSUMDB：把两个哈希与作者公布的对照，并告知代理的管理者`;
      if (v.broken !== undefined) return `恢复该行（${command}），或删除它并运行 go mod tidy，它会重新添加`;
      if (fault === 'cache') return `询问作者标签是否被有意移动；然后重新获取，这不会改动 ${sum}：${command}`;
      if (fault === 'go.sum')
        return `查看 ${subject} 那一行何时变化并恢复它：${command}。只有私有模块的标签确实被有意移动时，才删除该行并运行 go mod tidy`;
      if (v.asked !== undefined)
        return `把两个哈希与作者公布的对照，并查看那一行何时变化${stepZh({ command })}。在此之前不要改动 ${sum}`;
      if (v.downloaded === undefined)
        return `先弄清哪个有误：gowarden clean --repair --dry-run 会说明是否是缓存；若不是，请恢复 ${sum}${stepZh({ command })}`;
      return `询问现在提供的是两个哈希中的哪一个，这不会写入任何内容${stepZh({ command })}。在此之前不要改动 ${sum}，也不要运行 go clean -modcache`;
    },
  },
  'missing-go-sum': {
    what: ({ subject, sum }) => `${sum} 缺少 ${subject}；tidy 会补上。`,
    next: ({ v, command }) => (v.first === undefined ? command : `先更正 ${v.first}，之后：${command}`),
  },
  'malformed-go-sum': {
    what: ({ subject, sum }) => `无法读取 ${sum}（${subject}）：常见原因是合并标记。`,
    next: ({ command }) => `删除不是三个词的行，然后：${command}`,
  },
};

export const texts = { en, zh };
