import type { Integer } from '../../../host/quantity.ts';
import type { Passed } from '../../goland/options.ts';
import type { Effect } from '../../goland/verdicts/verdict.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** The `.vmoptions` file, or the variable. */
  readonly file: string;
  /** Of the worst line. */
  readonly effect: Effect;
  /** That line; empty when the whole file is meant. */
  readonly option: string;
  /** From 1; 0 when the whole file is meant. */
  readonly line: Integer;
  /** How many more lines of the file have something against them. */
  readonly others: Integer;
  /** Why nothing is taken of the whole file; empty when that is not so. */
  readonly fault: Passed['fault'] | '';
  /** The variable that names the file, or that is meant in place of one; empty when none is. */
  readonly named: string;
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

const isFaulty: Readonly<Record<Passed['fault'], string>> = {
  nul: 'holds the character NUL',
  encoding: 'is not UTF-8',
  absent: 'is not there',
};

const isFaultyInChinese: Readonly<Record<Passed['fault'], string>> = {
  nul: '含有 NUL 字符',
  encoding: '不是 UTF-8',
  absent: '不存在',
};

export const text: Text<Values> = {
  en: {
    title: 'GoLand has options that its Java does not take',
    cause:
      "GoLand hands the lines of its own `.vmoptions` file to Java, and after them those of the user's. Java does not start with two collectors, with a size such as `-Xmx4gb`, with -Xms above -Xmx, with ReservedCodeCacheSize above 2048m, with an agent whose file is gone, with a tag or level in -Xlog that it does not know, or with numbers that contradict each other (MinHeapFreeRatio above MaxHeapFreeRatio): then GoLand does not open. Options that were removed or that Java does not know (UseConcMarkSweepGC, MaxPermSize, a line whose dash is lost) GoLand's launcher lets Java ignore: they do no harm and no good. Java reads two variables as well, JAVA_TOOL_OPTIONS before all lines and _JAVA_OPTIONS after them, and in those it stops for what it does not know.",
    remedy:
      'Open the file by Help | Edit Custom VM Options, or in a text editor when GoLand does not start, and remove or correct the line. Do not edit the file inside the application: that breaks its signature on a Mac.',
    summary: ({ file, effect, option, line, others, says, version, java, fault, named }) => {
      const more = others === 0 ? '' : ` (and ${others} more)`;
      if (fault === 'absent' && named !== '')
        return `${named} names ${file} for GoLand ${version}, and nothing is there: it is passed over.`;
      if (fault !== '')
        return effect === 'stops'
          ? `GoLand ${version} does not start: ${file} ${isFaulty[fault]}.`
          : `GoLand ${version} ignores ${file}: it ${isFaulty[fault]}.`;
      const place = named === '' ? `line ${line} of ${file}` : `the variable ${file}`;
      if (effect === 'stops')
        return `GoLand ${version} does not start with ${place}, ${option}${says === '' ? '' : `: ${says}`}${more}`;
      const what = named === '' ? `Line ${line} of ${file}, ${option},` : `${option} in the variable ${file}`;
      return `${what} ${does[effect]}${java === '' ? '' : ` in Java ${java}`}${more}.`;
    },
    next: ({ file, line, effect, fault, named, version }) => {
      if (fault === 'absent')
        return named === ''
          ? `Install GoLand ${version} again.`
          : `Remove ${named} from the environment, or correct it.`;
      if (fault !== '') return `Write ${file} again as plain text in UTF-8.`;
      const place = named === '' ? `line ${line} of ${file}` : `${file} in the environment`;
      return `${effect === 'advice' ? 'Look at' : 'Remove or correct'} ${place}.`;
    },
  },
  zh: {
    title: 'GoLand 的选项不为其 Java 所接受',
    cause:
      'GoLand 把自带的 `.vmoptions` 文件的各行交给 Java，之后是用户文件的各行。若有两个垃圾收集器、`-Xmx4gb` 这样的大小、-Xms 大于 -Xmx、ReservedCodeCacheSize 超过 2048m，代理文件已不存在，-Xlog 中有它不认识的标签或级别，或数值互相矛盾（如 MinHeapFreeRatio 大于 MaxHeapFreeRatio），Java 就不会启动，GoLand 也打不开。已被移除或 Java 不认识的选项（UseConcMarkSweepGC、MaxPermSize、丢了横线的行），GoLand 的启动器会让 Java 忽略：既无害也无用。Java 还会读取两个环境变量：在所有行之前的 JAVA_TOOL_OPTIONS 和在其后的 _JAVA_OPTIONS，其中若有它不认识的选项，它就不会启动。',
    remedy:
      '通过 Help | Edit Custom VM Options 打开该文件（GoLand 无法启动时用文本编辑器），删除或改正该行。不要编辑应用程序内部的文件：在 Mac 上会破坏其签名。',
    summary: ({ file, effect, option, line, others, says, version, java, fault, named }) => {
      const more = others === 0 ? '' : `（另有 ${others} 处）`;
      if (fault === 'absent' && named !== '')
        return `${named} 为 GoLand ${version} 指定了 ${file}，但那里什么都没有：它会被跳过。`;
      if (fault !== '')
        return effect === 'stops'
          ? `GoLand ${version} 无法启动：${file} ${isFaultyInChinese[fault]}。`
          : `GoLand ${version} 忽略 ${file}：该文件${isFaultyInChinese[fault]}。`;
      const place = named === '' ? `${file} 第 ${line} 行` : `变量 ${file} 中的`;
      if (effect === 'stops')
        return `由于${named === '' ? ' ' : ''}${place} ${option}，GoLand ${version} 无法启动${says === '' ? '' : `：${says}`}${more}`;
      return `${place} ${option}${java === '' ? '' : `在 Java ${java} 中`}${doesInChinese[effect]}${more}。`;
    },
    next: ({ file, line, effect, fault, named, version }) => {
      if (fault === 'absent')
        return named === '' ? `请重新安装 GoLand ${version}。` : `从环境中删除 ${named}，或加以改正。`;
      if (fault !== '') return `请把 ${file} 重新写成 UTF-8 纯文本。`;
      const place = named === '' ? ` ${file} 的第 ${line} 行` : `环境变量 ${file}`;
      return `${effect === 'advice' ? '查看' : '删除或改正'}${place}。`;
    },
  },
};
