import type { incidents as english } from '../en/incidents.ts';

export const incidents: typeof english = {
  none: '没有记录任何事件。',
  certainty: { observed: '已观察到', suspected: '疑似', unknown: '无法判断' },
  since: (duration) => `已持续 ${duration}`,
  lasted: (duration) => `持续了 ${duration}`,
  holder: '持有者',
  waiter: '等待者',
  timeline: '所见经过',
  open: '仍在继续。',
  closed: '已结束。',
  unknownVerb: (verb) => `应为空或 \`show N\`，收到的是 \`${verb}\``,
  badDay: (value) => `应为日期，例如 2026-11-23，收到的是 \`${value}\``,
  badNumber: (value) => `应为正整数，收到的是 \`${value}\``,
  absent: (id) => `没有编号为 ${id} 的事件。`,
  absentNext: '列出全部：gowarden incidents',
};
