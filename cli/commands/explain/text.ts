import type { Translations } from '../../../messages/fill.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';
import type { MatchDocument } from './document.ts';

export const group: CommandGroup = 'look';

interface Texts {
  readonly help: CommandHelp;
  readonly proofs: Readonly<Record<MatchDocument['proof'], string>>;
  readonly unconfirmed: string;
  readonly next: (step: string) => string;
  readonly wrong: (advice: string) => string;
  readonly program: (file: string, architectures: string, native: string) => string;
  readonly nothingFits: string;
  readonly noRow: (id: string) => string;
  readonly nothingGiven: string;
  readonly noClipboard: string;
  readonly unreadable: (file: string, reason: string) => string;
  readonly onlyEnd: (size: string) => string;
  readonly pipe: string;
  readonly nothingKept: string;
  readonly tryFirst: string;
  readonly keptAt: (time: string) => string;
}

export const texts: Translations<Texts> = {
  en: {
    help: {
      summary:
        'What an error text, a piece of advice or a symptom means, and whether that is so on this machine',
      usage: ['[TEXT…]', '[LOGFILE]', 'ROW…', '--last', '--list'],
      examples: [
        ['gowarden explain "bad CPU type in executable: ~/go/bin/dlv"', 'Explain one message'],
        ['go build ./... 2>&1 | gowarden explain', 'Explain what a command printed'],
        ['gowarden explain "breakpoint not hit"', 'Explain what you see, in your own words'],
        ["gowarden explain 'setcap cap_sys_chroot+ep $(which go)'", 'Ask about advice before you follow it'],
        ['gowarden explain --paste', 'Explain what is on the clipboard'],
      ],
      options: {
        last: 'Take the output of the last command that failed under `gowarden try`',
        list: 'Every text, advice and symptom that is known',
        paste: 'Take the text from the clipboard',
      },
      notes: [
        'Each cause is looked for on this machine: "here", "not on this machine", or "cannot be checked here". Exit code 5: no text fits. Nothing leaves this machine.',
      ],
    },
    proofs: { here: 'here', 'not here': 'not on this machine', unknown: 'cannot be checked here' },
    unconfirmed: 'unconfirmed',
    next: (step) => `Next: ${step}`,
    wrong: (advice) => `Does not help: ${advice}`,
    program: (file, architectures, native) =>
      `${file} is built for ${architectures}; this machine is ${native}`,
    nothingFits:
      'No known error text, advice or symptom is in it. Paste the lines around the first error as well.',
    noRow: (id) => `No row is called ${id}: gowarden explain --list`,
    nothingGiven: 'Expected the text of an error, got none.',
    noClipboard: 'The clipboard holds no text, or no program here can read it.',
    unreadable: (file, reason) => `${file} could not be read: ${reason}`,
    onlyEnd: (size) => `Only the last ${size} of it was read.`,
    pipe: 'Pipe it in: go build ./... 2>&1 | gowarden explain',
    nothingKept: 'No command that failed was run by `gowarden try` in the last 24 hours.',
    tryFirst: 'Run it so: gowarden try -- go build ./...',
    keptAt: (time) => `Of the command that failed at ${time}:`,
  },
  zh: {
    help: {
      summary: '错误信息、建议或现象的含义，以及本机是否如此',
      usage: ['[TEXT…]', '[LOGFILE]', 'ROW…', '--last', '--list'],
      examples: [
        ['gowarden explain "bad CPU type in executable: ~/go/bin/dlv"', '解释一条消息'],
        ['go build ./... 2>&1 | gowarden explain', '解释命令的输出'],
        ['gowarden explain "breakpoint not hit"', '用自己的话描述现象'],
        ["gowarden explain 'setcap cap_sys_chroot+ep $(which go)'", '照做之前先问问这条建议'],
        ['gowarden explain --paste', '解释剪贴板中的内容'],
      ],
      options: {
        last: '取最近一次在 `gowarden try` 下失败的命令的输出',
        list: '列出所有已知的文本、建议和现象',
        paste: '从剪贴板取得文本',
      },
      notes: [
        '每个原因都会在本机核实：“本机如此”、“本机并非如此”或“无法在本机核实”。退出码 5：没有匹配的文本。任何内容都不会离开本机。',
      ],
    },
    proofs: { here: '本机如此', 'not here': '本机并非如此', unknown: '无法在本机核实' },
    unconfirmed: '未经证实',
    next: (step) => `下一步：${step}`,
    wrong: (advice) => `无效做法：${advice}`,
    program: (file, architectures, native) => `${file} 为 ${architectures} 构建；本机为 ${native}`,
    nothingFits: '其中没有已知的错误文本、建议或现象。请把第一个错误前后的各行一并粘贴。',
    noRow: (id) => `没有名为 ${id} 的条目：gowarden explain --list`,
    nothingGiven: '应给出错误文本，但没有收到。',
    noClipboard: '剪贴板中没有文本，或本机没有能读取它的程序。',
    unreadable: (file, reason) => `无法读取 ${file}：${reason}`,
    onlyEnd: (size) => `只读取了其最后 ${size}。`,
    pipe: '可用管道传入：go build ./... 2>&1 | gowarden explain',
    nothingKept: '最近 24 小时内没有由 `gowarden try` 运行而失败的命令。',
    tryFirst: '请这样运行：gowarden try -- go build ./...',
    keptAt: (time) => `${time} 失败的命令：`,
  },
};
