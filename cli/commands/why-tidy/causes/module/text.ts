import { step, stepZh, type CauseText } from '../about.ts';
import { asks, asksZh } from '../text.ts';

/** As go quotes a character: `\\ufeff`, `\\x00`. */
function characterIn(quoted: string): string {
  const code = /^\\(?:u|x)([0-9a-f]{2,4})$/.exec(quoted)?.[1];
  return code === undefined ? quoted : `U+${code.toUpperCase().padStart(4, '0')}`;
}

/** What is wrong in the module and what it requires. */
const en = {
  syntax: {
    what: ({ subject, v }) => {
      if (v.dependency !== undefined) return `go does not take the go.mod of ${subject}.`;
      if (v.malformed !== undefined)
        return `${subject} names a module ${v.path ?? ''}, which cannot be the path of one: ${v.malformed}.`;
      if (v.character !== undefined)
        return `${subject} has a character that go does not take, and that is often not seen: ${characterIn(v.character)}.`;
      return v.markers === undefined
        ? `${subject} cannot be parsed.`
        : `${subject} cannot be parsed: these are the merge markers of an unfinished merge.`;
    },
    next: ({ subject, v, command, mod }) =>
      v.character !== undefined
        ? `save ${subject.replace(/:\d+$/, '')} as plain UTF-8 without a byte order mark, and delete that character from the line`
        : v.dependency === undefined
          ? `correct ${subject}`
          : `take another version of it: see which there are (${command}), and write one of them into ${mod}`,
  },
  vendor: {
    what: () => 'vendor/ and go.mod do not fit each other, or GOFLAGS asks for a vendor/ that is not there.',
    next: ({ command }) => command,
  },
  replacement: {
    what: ({ subject, v, mod }) =>
      v.lacks !== undefined
        ? `${subject}, which replaces ${v.module ?? ''}, has no package ${v.lacks}.`
        : v.lines === undefined
          ? `A replace directive does not fit: ${subject}.`
          : `${mod} replaces ${subject} more than once (lines ${v.lines}).`,
    next: (about) =>
      about.v.lines !== undefined
        ? 'keep one of these lines, and drop the others'
        : `correct the replace line in ${about.mod}, or drop it${step(about)}`,
  },
  'ambiguous-import': {
    what: ({ subject, v }) => `${subject} is in two modules: ${v.one ?? '?'} and ${v.other ?? '?'}.`,
    next: ({ command }) => `raise the older one to a version without that package: ${command}`,
  },
  'declared-path': {
    what: ({ v }) => `${v.required ?? '?'} calls itself ${v.declared ?? '?'}.`,
    next: ({ v, command }) =>
      v.by !== undefined
        ? `${v.by} still asks for the old path; take another version of it: ${command}`
        : `import and require ${v.declared ?? 'the declared path'}: ${command}. Or stay at an older version, or add a replace`,
  },
  'unknown-revision': {
    what: ({ subject, v, mod }) => {
      if (v.none === undefined) return `${subject} does not exist, or not any more.${asks(v.by)}`;
      return v.excluded === undefined
        ? `${subject} has no version that go takes: its author has published none, or retracted all.${asks(v.by)}`
        : `${subject} has no version that go takes: ${mod} excludes what there is (line ${v.excluded}).`;
    },
    next: ({ subject, v, command, mod }) =>
      v.excluded !== undefined
        ? `drop that line, or wait for another version; these there are: ${command}`
        : v.none !== undefined
          ? `see which there are, those retracted too (${command}); require one of them in ${mod} only if you know why it was retracted`
          : v.by === undefined
            ? `see which versions there are (${command}), and write one of them into ${mod}`
            : `take another version of ${v.by}; or see which versions there are (${command}), and put one in its place: go mod edit -replace=${subject}=MODULE@VERSION`,
  },
  'lost-replacement': {
    what: ({ subject }) =>
      `${subject} is the placeholder of a replace line, and its replace line is missing.`,
    next: ({ command }) => `restore the replace line (${command}), or require a published version`,
  },
  'major-version': {
    what: ({ subject }) => `${subject} names a version of another major version than its path.`,
    next: ({ subject }) => `correct ${subject}: from v2 on the path ends in /v2, /v3 and so on`,
  },
  import: {
    what: ({ subject, v }) =>
      v.malformed !== undefined
        ? `${subject} cannot be the path of a package: ${v.malformed}.`
        : v.nested !== undefined
          ? `${subject} is in a module of its own (${v.nested}), and not in the one around it.`
          : v.own === undefined
            ? `The package ${subject} cannot be found, or not be imported so.${asks(v.by)}`
            : `The package ${subject} would be in this module, at ${v.own}, and is not there.`,
    next: ({ v, command, mod }) => {
      if (v.nested !== undefined)
        return `publish ${v.module ?? ''} and require it, or replace it: ${command}`;
      if (v.by !== undefined && command !== '') return `take another version of ${v.by}: ${command}`;
      if (v.malformed !== undefined) return 'rename that directory, or correct the import';
      if (v.tool !== undefined) return `correct or drop its tool line in ${mod}, or add the package`;
      if (command === '') return 'correct the import, or add the package';
      return v.holder === undefined
        ? `correct the import path, or: ${command}`
        : `correct the import path, or require a version that has the package; these there are: ${command}`;
    },
  },
  'unparsed-code': {
    what: ({ subject, v, mod }) =>
      `From ${subject} on go cannot read the imports of that file. Tidy says nothing of it, and would take out of ${mod} what only that file may need: ${v.dropped ?? ''}.`,
    next: ({ subject }) => `correct ${subject} before you run go mod tidy`,
  },
  'changed-meanwhile': {
    what: ({ subject }) => `${subject || 'go.mod'} was changed by another program while tidy ran.`,
    next: ({ command }) => `run it again (${command}); who writes: gowarden incidents`,
  },
  'no-module': { what: () => 'go.mod does not exist.', next: ({ command }) => command },
  'damaged-cache': {
    what: ({ subject }) => `${subject} in the module cache is damaged: builds may still use it.`,
    next: () => 'gowarden clean --repair',
  },
  'not-tidy': {
    what: ({ mod, sum }) => `${mod} and ${sum} are not tidy.`,
    next: ({ v, command }) => (v.first === undefined ? command : `correct ${v.first}; only then: ${command}`),
  },
} satisfies Readonly<Record<string, CauseText>>;

const zh: Readonly<Record<keyof typeof en, CauseText>> = {
  syntax: {
    what: ({ subject, v }) => {
      if (v.dependency !== undefined) return `go 不接受 ${subject} 的 go.mod。`;
      if (v.malformed !== undefined)
        return `${subject} 中的 ${v.path ?? ''} 不能作为模块路径：${v.malformed}。`;
      if (v.character !== undefined)
        return `${subject} 含有 go 不接受的字符，常常看不见：${characterIn(v.character)}。`;
      return v.markers === undefined
        ? `无法解析 ${subject}。`
        : `无法解析 ${subject}：这是未完成的合并留下的标记。`;
    },
    next: ({ subject, v, command, mod }) =>
      v.character !== undefined
        ? `把 ${subject.replace(/:\d+$/, '')} 存为不带字节顺序标记的 UTF-8，并从该行删除该字符`
        : v.dependency === undefined
          ? `改正 ${subject}`
          : `换用它的其他版本：查看有哪些版本（${command}），再把其中一个写入 ${mod}`,
  },
  vendor: {
    what: () => 'vendor/ 与 go.mod 不符，或 GOFLAGS 要求的 vendor/ 不存在。',
    next: ({ command }) => command,
  },
  replacement: {
    what: ({ subject, v, mod }) =>
      v.lacks !== undefined
        ? `替换 ${v.module ?? ''} 的 ${subject} 中没有包 ${v.lacks}。`
        : v.lines === undefined
          ? `replace 指令不匹配：${subject}。`
          : `${mod} 多次替换 ${subject}（第 ${v.lines} 行）。`,
    next: (about) =>
      about.v.lines !== undefined
        ? '保留其中一行，去掉其余各行'
        : `更正 ${about.mod} 中的 replace 行，或去掉它${stepZh(about)}`,
  },
  'ambiguous-import': {
    what: ({ subject, v }) => `${subject} 同时在两个模块中：${v.one ?? '?'} 和 ${v.other ?? '?'}。`,
    next: ({ command }) => `把较旧的模块升到不含该包的版本：${command}`,
  },
  'declared-path': {
    what: ({ v }) => `${v.required ?? '?'} 自称为 ${v.declared ?? '?'}。`,
    next: ({ v, command }) =>
      v.by !== undefined
        ? `${v.by} 仍使用旧路径；换用它的其他版本：${command}`
        : `改为导入并要求 ${v.declared ?? '其声明的路径'}：${command}。或停留在较旧的版本，或添加 replace`,
  },
  'unknown-revision': {
    what: ({ subject, v, mod }) => {
      if (v.none === undefined) return `${subject} 不存在或已不存在。${asksZh(v.by)}`;
      return v.excluded === undefined
        ? `${subject} 没有 go 会采用的版本：作者没有发布，或已全部撤回。${asksZh(v.by)}`
        : `${subject} 没有 go 会采用的版本：${mod} 排除了现有的（第 ${v.excluded} 行）。`;
    },
    next: ({ subject, v, command, mod }) =>
      v.excluded !== undefined
        ? `去掉该行，或等待其他版本；现有版本：${command}`
        : v.none !== undefined
          ? `查看有哪些版本，包括已撤回的（${command}）；只有清楚撤回原因时，才在 ${mod} 中要求其中之一`
          : v.by === undefined
            ? `查看有哪些版本（${command}），再把其中一个写入 ${mod}`
            : `换用 ${v.by} 的其他版本；或查看有哪些版本（${command}），再用一个存在的版本代替：go mod edit -replace=${subject}=MODULE@VERSION`,
  },
  'lost-replacement': {
    what: ({ subject }) => `${subject} 是 replace 行的占位符，而它的 replace 行缺失。`,
    next: ({ command }) => `恢复 replace 行（${command}），或要求已发布的版本`,
  },
  'major-version': {
    what: ({ subject }) => `${subject} 的版本与路径的主版本号不同。`,
    next: ({ subject }) => `改正 ${subject}：从 v2 起路径以 /v2、/v3 等结尾`,
  },
  import: {
    what: ({ subject, v }) =>
      v.malformed !== undefined
        ? `${subject} 不能作为包的路径：${v.malformed}。`
        : v.nested !== undefined
          ? `${subject} 属于另一个模块（${v.nested}），而不属于外层的模块。`
          : v.own === undefined
            ? `找不到包 ${subject}，或不能这样导入。${asksZh(v.by)}`
            : `包 ${subject} 应在本模块的 ${v.own}，但那里没有。`,
    next: ({ v, command, mod }) => {
      if (v.nested !== undefined) return `发布 ${v.module ?? ''} 并要求它，或用 replace 替换它：${command}`;
      if (v.by !== undefined && command !== '') return `换用 ${v.by} 的其他版本：${command}`;
      if (v.malformed !== undefined) return '重命名该目录，或更正导入';
      if (v.tool !== undefined) return `更正或去掉 ${mod} 中的 tool 行，或补上该包`;
      if (command === '') return '更正导入，或补上该包';
      return v.holder === undefined
        ? `更正导入路径，或：${command}`
        : `更正导入路径，或要求含有该包的版本，现有版本：${command}`;
    },
  },
  'unparsed-code': {
    what: ({ subject, v, mod }) =>
      `从 ${subject} 起，go 读不出该文件的导入。tidy 对此不作说明，并会从 ${mod} 去掉可能只有该文件需要的 ${v.dropped ?? ''}。`,
    next: ({ subject }) => `先更正 ${subject}，之后再运行 go mod tidy`,
  },
  'changed-meanwhile': {
    what: ({ subject }) => `tidy 运行期间，${subject || 'go.mod'} 被另一个程序更改。`,
    next: ({ command }) => `再运行一次（${command}）；谁在写：gowarden incidents`,
  },
  'no-module': { what: () => '没有 go.mod。', next: ({ command }) => command },
  'damaged-cache': {
    what: ({ subject }) => `模块缓存中的 ${subject} 已损坏，构建可能会照样使用它。`,
    next: () => 'gowarden clean --repair',
  },
  'not-tidy': {
    what: ({ mod, sum }) => `${mod} 和 ${sum} 尚未整理。`,
    next: ({ v, command }) => (v.first === undefined ? command : `先更正 ${v.first}，之后：${command}`),
  },
};

export const texts = { en, zh };
