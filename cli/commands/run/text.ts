import { inChinese } from '../../../messages/phrases.ts';
import { formatCount } from '../../../messages/units.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'gowarden';

const en = {
  help: {
    summary: 'Watch this machine in the foreground',
    usage: [''],
    examples: [
      ['gowarden run', 'what it sees, then each change as it happens; Ctrl-C ends it'],
      ['gowarden run --host DIR', 'watch a simulated machine instead'],
    ],
    options: {
      service:
        'as launchd and systemd start it: prints nothing of what it sees, and waits while it cannot start',
    },
    notes: ['There is one daemon for each state directory: a second one says so and exits 0.'],
  } satisfies CommandHelp,
  already: (pid: number): string => `gowarden is already running (process ${pid}); nothing to do.`,
  started: (pid: number, state: string): string =>
    `gowarden is watching (process ${pid}, state in ${state}). Ctrl-C ends it.`,
  more: (count: number): string => `${formatCount(count)} more: gowarden doctor`,
  checked: (time: string): string => `checked at ${time}`,
  waits: (reason: string, seconds: number): string =>
    `gowarden cannot start: ${reason}. It tries again every ${seconds} s.`,
};

const zh: typeof en = {
  help: {
    summary: '在前台监视这台机器',
    usage: [''],
    examples: [
      ['gowarden run', '先显示现状，随后显示每个变化；按 Ctrl-C 结束'],
      ['gowarden run --host DIR', '改为监视一台模拟机器'],
    ],
    options: { service: '由 launchd 或 systemd 启动时使用：不输出所见内容；无法启动时等待重试' },
    notes: ['每个状态目录只有一个守护进程：第二个会说明情况并以 0 退出。'],
  },
  already: (pid) => `gowarden 已在运行（进程 ${pid}），无需再次启动。`,
  started: (pid, state) => `gowarden 正在监视（进程 ${pid}，状态目录 ${state}）。按 Ctrl-C 结束。`,
  more: (count) => `另有 ${formatCount(count)} 项：gowarden doctor`,
  checked: (time) => `检查于 ${time}`,
  waits: (reason, seconds) => `gowarden 无法启动：${inChinese(reason)}。每 ${seconds} 秒重试一次。`,
};

export const texts = { en, zh };
