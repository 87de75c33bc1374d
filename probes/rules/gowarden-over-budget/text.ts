import type { Text } from '../../probe.ts';
import type { Budgeted } from '../../self/budget.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly what: Budgeted;
  /** `182 MB`, `3.4 %` of one core, `1200`. */
  readonly value: string;
  readonly budget: string;
}

export const text: Text<Values> = {
  en: {
    title: 'gowarden itself costs too much',
    cause:
      'The daemon uses more memory, watched directories, open files or disk space than it may, or has used more processor time for a quarter of an hour. A tool that is always on has to cost nothing that anyone would notice; more than its budget is a fault of it, or of something that makes it look again and again.',
    remedy:
      'Start it again with `gowarden service restart`. If it comes back, `gowarden history --kind cost` shows since when, and `gowarden bug-report` makes a report to go with an issue.',
    summary: ({ what, value, budget }) => {
      const text = {
        memory: `${value} of memory; it may use ${budget}`,
        processor: `${value} of a processor core; it may use ${budget}`,
        watches: `${value} watched directories; it may use ${budget}`,
        descriptors: `${value} open files; it may use ${budget}`,
        database: `${value} for its history; it may use ${budget}`,
      };
      return `gowarden uses ${text[what]}.`;
    },
    next: () => 'If it comes back, run: gowarden bug-report',
  },
  zh: {
    title: 'gowarden 自身开销过大',
    cause:
      '守护进程占用的内存、监视的目录、打开的文件或磁盘空间超出限额，或处理器时间超出限额已有一刻钟。常驻的工具不应让人察觉其开销；超出限额是它自身的缺陷，或有什么让它反复查看。',
    remedy:
      '用 `gowarden service restart` 重新启动。若再次出现，`gowarden history --kind cost` 会显示从何时开始，`gowarden bug-report` 可制作随问题单提交的报告。',
    summary: ({ what, value, budget }) => {
      const text = {
        memory: `${value} 内存，限额为 ${budget}`,
        processor: `一个处理器核心的 ${value}，限额为 ${budget}`,
        watches: `${value} 个监视的目录，限额为 ${budget}`,
        descriptors: `${value} 个打开的文件，限额为 ${budget}`,
        database: `${value} 历史数据，限额为 ${budget}`,
      };
      return `gowarden 占用 ${text[what]}。`;
    },
    next: () => '若再次出现，运行：gowarden bug-report',
  },
};
