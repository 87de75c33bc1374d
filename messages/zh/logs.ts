import type { logs as english } from '../en/logs.ts';

export const logs: typeof english = {
  none: (file) => `${file} 还没有日志：尚无守护进程使用过该状态目录。`,
  badCount: (value) => `\`--lines\` 应为整数，收到的是 \`${value}\``,
  badLevel: (value, levels) => `\`--level\` 应为 ${levels} 之一，收到的是 \`${value}\``,
  levelIs: (level) => `守护进程从 ${level} 级别起记录日志，直到重新启动。`,
};
