import type { Integer } from '../../../host/quantity.ts';
import type { Effect } from '../../goland/verdicts/verdict.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** The `.vmoptions` file. */
  readonly file: string;
  /** Of the worst line. */
  readonly effect: Effect;
  /** That line; empty when the whole file is meant. */
  readonly option: string;
  /** From 1; 0 when the whole file is meant. */
  readonly line: Integer;
  /** How many more lines of the file have something against them. */
  readonly others: Integer;
  /** Java's own words; empty when it says nothing. */
  readonly says: string;
  /** Of GoLand. */
  readonly version: string;
  /** Of the Java that it starts; empty when not known. */
  readonly java: string;
}

const does: Readonly<Record<Exclude<Effect, 'stops'>, string>> = {
  ignored: 'has no effect',
  warns: 'makes Java warn',
  overridden: 'does not count, as a later line says otherwise',
  advice: 'works, but hardly as it is meant',
};

const doesInChinese: Readonly<Record<Exclude<Effect, 'stops'>, string>> = {
  ignored: '不起作用',
  warns: '会使 Java 发出警告',
  overridden: '不算数，以后面的行为准',
  advice: '可用，但多半不是本意',
};

export const text: Text<Values> = {
  en: {
    title: 'GoLand has options that its Java does not take',
    cause:
      "GoLand hands the lines of its own `.vmoptions` file to Java, and after them those of the user's. Java does not start with two collectors, with a size such as `-Xmx4gb`, with -Xms above -Xmx, with ReservedCodeCacheSize above 2048m, or with an agent whose file is gone: then GoLand does not open. Options that were removed or that Java does not know (UseConcMarkSweepGC, MaxPermSize, a line whose dash is lost) GoLand's launcher lets Java ignore: they do no harm and no good.",
    remedy:
      'Open the file by Help | Edit Custom VM Options, or in a text editor when GoLand does not start, and remove or correct the line. Do not edit the file inside the application: that breaks its signature on a Mac.',
    summary: ({ file, effect, option, line, others, says, version, java }) => {
      const more = others === 0 ? '' : ` (and ${others} more)`;
      if (line === 0)
        return effect === 'stops'
          ? `GoLand ${version} does not start: ${file} holds the character NUL.`
          : `GoLand ${version} ignores ${file}: it holds the character NUL.`;
      if (effect === 'stops')
        return `GoLand ${version} does not start with line ${line} of ${file}, ${option}${says === '' ? '' : `: ${says}`}${more}`;
      return `Line ${line} of ${file}, ${option}, ${does[effect]}${java === '' ? '' : ` in Java ${java}`}${more}.`;
    },
    next: ({ file, line, effect }) =>
      line === 0
        ? `Write ${file} again as plain text.`
        : `${effect === 'advice' ? 'Look at' : 'Remove or correct'} line ${line} of ${file}.`,
  },
  zh: {
    title: 'GoLand 的选项不为其 Java 所接受',
    cause:
      'GoLand 把自带的 `.vmoptions` 文件的各行交给 Java，之后是用户文件的各行。若有两个垃圾收集器、`-Xmx4gb` 这样的大小、-Xms 大于 -Xmx、ReservedCodeCacheSize 超过 2048m，或代理文件已不存在，Java 就不会启动，GoLand 也打不开。已被移除或 Java 不认识的选项（UseConcMarkSweepGC、MaxPermSize、丢了横线的行），GoLand 的启动器会让 Java 忽略：既无害也无用。',
    remedy:
      '通过 Help | Edit Custom VM Options 打开该文件（GoLand 无法启动时用文本编辑器），删除或改正该行。不要编辑应用程序内部的文件：在 Mac 上会破坏其签名。',
    summary: ({ file, effect, option, line, others, says, version, java }) => {
      const more = others === 0 ? '' : `（另有 ${others} 行）`;
      if (line === 0)
        return effect === 'stops'
          ? `GoLand ${version} 无法启动：${file} 含有 NUL 字符。`
          : `GoLand ${version} 忽略 ${file}：其中含有 NUL 字符。`;
      if (effect === 'stops')
        return `由于 ${file} 第 ${line} 行 ${option}，GoLand ${version} 无法启动${says === '' ? '' : `：${says}`}${more}`;
      return `${file} 第 ${line} 行 ${option}${java === '' ? '' : `在 Java ${java} 中`}${doesInChinese[effect]}${more}。`;
    },
    next: ({ file, line, effect }) =>
      line === 0
        ? `请把 ${file} 重新写成纯文本。`
        : `${effect === 'advice' ? '查看' : '删除或改正'} ${file} 的第 ${line} 行。`,
  },
};
