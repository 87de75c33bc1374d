import { inChinese } from '../../../messages/phrases.ts';
import { plural } from '../../../messages/units.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

const en = {
  help: {
    summary: 'Look at this machine once, without a daemon',
    usage: ['[--rule ID …] [--fail-on error|warning|info] [--from REPORT]', '--list', '--notify'],
    examples: [
      ['gowarden doctor', 'look at everything'],
      ['gowarden doctor --rule go-arch-mismatch', 'ask one question only'],
      ['gowarden doctor --fail-on error', 'exit 1 for errors, not for warnings'],
      ['gowarden doctor --notify', 'let the daemon send a test notification'],
      [
        'gowarden doctor --from gowarden-bug-report.zip',
        "look at somebody else's machine as it was recorded",
      ],
    ],
    options: {
      rule: 'only this rule; may be given more than once',
      'fail-on': 'exit 1 from this severity on: error, warning (default) or info',
      list: 'list the rules and look at nothing',
      notify: 'ask the daemon to send a test notification',
      from: 'look at the machine that this report of `gowarden bug-report` recorded',
    },
  } satisfies CommandHelp,
  /** Above what `--from` shows. */
  recorded: (moment: string, version: string, platform: string): string =>
    `A machine (${platform}) as gowarden ${version} recorded it at ${moment}`,
  /** What was looked at, and what of it applies, hidden or not. */
  checked: (checks: number, findings: number): string =>
    `${plural(checks, 'check', 'checks')}, ${plural(findings, 'finding', 'findings')}`,
  found: (title: string, count: number): string => `${title}: ${plural(count, 'finding', 'findings')}`,
  notified:
    'A test notification was handed over. If you do not see it, allow notifications for it in the system settings.',
  notNotified: (reason: string): string => `The test notification could not be handed over: ${reason}`,
};

const zh: typeof en = {
  help: {
    summary: '不依赖守护进程，检查本机一次',
    usage: ['[--rule ID …] [--fail-on error|warning|info] [--from REPORT]', '--list', '--notify'],
    examples: [
      ['gowarden doctor', '检查全部'],
      ['gowarden doctor --rule go-arch-mismatch', '只问一个问题'],
      ['gowarden doctor --fail-on error', '只有错误才以 1 退出，警告不算'],
      ['gowarden doctor --notify', '让守护进程发送一条测试通知'],
      ['gowarden doctor --from gowarden-bug-report.zip', '按记录查看别人的机器'],
    ],
    options: {
      rule: '只检查这条规则；可重复给出',
      'fail-on': '达到该严重程度即以 1 退出：error、warning（默认）或 info',
      list: '只列出规则，不做检查',
      notify: '请守护进程发送一条测试通知',
      from: '查看 `gowarden bug-report` 的这份报告所记录的机器',
    },
  },
  recorded: (moment: string, version: string, platform: string): string =>
    `gowarden ${version} 于 ${moment} 记录的机器（${platform}）`,
  checked: (checks, findings) => `${checks} 项检查，${findings} 个发现`,
  found: (title, count) => `${title}：${count} 个发现`,
  notified: '测试通知已交出。若没有看到，请在系统设置中允许其通知。',
  notNotified: (reason) => `测试通知未能交出：${inChinese(reason)}`,
};

export const texts = { en, zh };
