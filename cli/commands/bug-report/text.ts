import { type Phrases, wording } from '../../../messages/wording.ts';
import { inChinese } from '../../../messages/phrases.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'gowarden';

/** What the summary says about the service. */
export interface ServiceFacts {
  readonly manager: string;
  readonly running: boolean;
  readonly lastExitCode: unknown;
}

const en = {
  help: {
    summary: 'Make a report for an issue, with nothing private in it',
    usage: ['[--print | --yes] [--output FILE] [--modules]'],
    examples: [
      ['gowarden bug-report', 'show what would be in it, ask, and save it here'],
      ['gowarden bug-report --print --verbose', 'show every byte of it and save nothing'],
      ['gowarden bug-report --yes --output report.zip', 'save it without asking'],
    ],
    options: {
      output: 'where to save it (-o); an existing file is left alone',
      yes: 'do not ask',
      print: 'save nothing',
      modules: 'leave paths of modules and names of projects in it',
    },
    notes: [
      'Nothing is sent. Asks the running daemon, which macOS may let see other folders than a terminal.',
    ],
  } satisfies CommandHelp,
  contents: 'The report would contain:',
  contentsOf: (name: string): string =>
    ({
      'summary.md': 'the text below, to paste into an issue',
      'report.json': 'versions, places of our own files, state of the service',
      'machine.json': 'what gowarden asked of this machine and was answered, to be looked at elsewhere',
      'findings.json': 'what follows from it',
      'status.json': 'what the daemon knows',
      'settings.json': 'the settings in effect',
      'history.ndjson': 'the last entries of the history',
      'log.ndjson': 'the end of the log',
      'launcher.log': "the end of the launcher's log",
    })[name] ?? name,
  redacted:
    'Your name, home, the name of this machine, secrets, addresses, modules and names of projects are replaced in all of it.',
  modulesShown: 'Paths of modules and names of projects are in it, as you asked.',
  question: (file: string): string => `Save it as ${file}? [y/N]`,
  saved: (file: string, size: string): string => `Saved ${file} (${size}). Nothing was sent anywhere.`,
  notSaved: 'Nothing was saved.',
  printed: 'Nothing was saved: look through it, then run it again with --yes.',
  exists: (file: string): string => `${file} already exists and is left unchanged`,
  existsNext: 'give another name with --output',
  notWritten: (file: string, reason: string): string => `${file} could not be written: ${reason}`,
  leaks: (count: number): string =>
    `The report still had ${count} of the words that it must not contain, so nothing was saved`,
  leaksNext: 'this is a bug in gowarden: please report it by hand, with the output of `gowarden version`',
  summary: {
    title: 'gowarden bug report',
    what: 'What happened, and what should have happened?',
    answer: '(please write here)',
    versions: 'Versions',
    machine: 'Machine',
    service: 'Service',
    noService: 'not asked',
    state: ({ manager, running, lastExitCode }: ServiceFacts): string =>
      `${manager}: ${running ? 'running' : 'not running'}${typeof lastExitCode === 'number' ? `, last exit code ${lastExitCode}` : ''}`,
    lookedBy: { daemon: 'the daemon looked', command: 'the command looked; no daemon answered' },
    findings: 'Findings',
    none: 'none',
    unknown: 'Unknown',
    missing: 'Not in this report',
    differences: 'The recording does not give the same findings',
  },
  from: {
    unreadable: (file: string, reason: string): string => `${file} could not be read: ${reason}`,
    'not-an-archive': (file: string): string =>
      `${file} is not a gowarden report: not a zip archive, or a damaged one`,
    'too-large': (file: string, limit: string): string =>
      `${file} is refused: it is, or unpacks to, more than ${limit}`,
    'foreign-entry': (file: string, entry: string): string =>
      `${file} is refused: it contains ${entry}, which no report has`,
    'missing-entry': (file: string, entry: string): string =>
      `${file} is not a complete report: ${entry} is missing`,
    wrong: (file: string, reason: string): string =>
      `${file} contains something that no report has: ${reason}`,
  },
};

const zh: typeof en = {
  help: {
    summary: '为问题单制作一份不含隐私的报告',
    usage: ['[--print | --yes] [--output FILE] [--modules]'],
    examples: [
      ['gowarden bug-report', '显示内容，询问后保存到当前目录'],
      ['gowarden bug-report --print --verbose', '显示全部内容，不保存'],
      ['gowarden bug-report --yes --output report.zip', '不询问，直接保存'],
    ],
    options: {
      output: '保存位置（-o）；已有文件保持不变',
      yes: '不询问',
      print: '不保存',
      modules: '保留模块路径和项目名',
    },
    notes: ['不会发送任何内容。会询问正在运行的守护进程，macOS 允许它查看的目录可能与终端不同。'],
  },
  contents: '报告将包含：',
  contentsOf: (name: string): string =>
    ({
      'summary.md': '下面的文字，可粘贴到问题单中',
      'report.json': '版本、gowarden 自身文件的位置、服务状态',
      'machine.json': 'gowarden 向这台机器询问的内容及其回答，可在别处重放',
      'findings.json': '由此得出的结论',
      'status.json': '守护进程所知的内容',
      'settings.json': '当前生效的设置',
      'history.ndjson': '历史中最近的条目',
      'log.ndjson': '日志末尾',
      'launcher.log': '启动器日志末尾',
    })[name] ?? name,
  redacted: '其中的用户名、主目录、机器名、机密、地址、模块和项目名均已替换。',
  modulesShown: '按您的要求，其中包含模块路径和项目名。',
  question: (file: string): string => `保存为 ${file}？[y/N]`,
  saved: (file: string, size: string): string => `已保存 ${file}（${size}）。没有发送到任何地方。`,
  notSaved: '没有保存任何内容。',
  printed: '没有保存任何内容：请先查看，再加 --yes 运行。',
  exists: (file: string): string => `${file} 已存在，保持不变`,
  existsNext: '用 --output 指定另一个名称',
  notWritten: (file: string, reason: string): string => `无法写入 ${file}：${inChinese(reason)}`,
  leaks: (count: number): string => `报告中仍有 ${count} 个不应出现的词，因此没有保存`,
  leaksNext: '这是 gowarden 的错误：请手动报告，并附上 `gowarden version` 的输出',
  summary: {
    title: 'gowarden 问题报告',
    what: '发生了什么？本应发生什么？',
    answer: '（请在此填写）',
    versions: '版本',
    machine: '机器',
    service: '服务',
    noService: '未询问',
    state: ({ manager, running, lastExitCode }) =>
      `${manager}：${running ? '正在运行' : '未运行'}${typeof lastExitCode === 'number' ? `，上次退出码 ${lastExitCode}` : ''}`,
    lookedBy: { daemon: '由守护进程查看', command: '由命令查看；没有守护进程应答' },
    findings: '发现',
    none: '无',
    unknown: '无法判断',
    missing: '本报告中缺少',
    differences: '重放记录得到的发现不同',
  },
  from: {
    unreadable: (file: string, reason: string): string => `无法读取 ${file}：${inChinese(reason)}`,
    'not-an-archive': (file: string): string => `${file} 不是 gowarden 的报告：不是 zip 文件，或已损坏`,
    'too-large': (file: string, limit: string): string => `已拒绝 ${file}：它或其解压后的内容超过 ${limit}`,
    'foreign-entry': (file: string, entry: string): string =>
      `已拒绝 ${file}：其中的 ${entry} 不属于任何报告`,
    'missing-entry': (file: string, entry: string): string => `${file} 不是完整的报告：缺少 ${entry}`,
    wrong: (file: string, reason: string): string => `${file} 中有报告不应有的内容：${inChinese(reason)}`,
  },
};

export const texts = { en, zh };

export const phrases = {
  leftOut: {
    en: '{what}: {count} of {all} are left out, to keep the report small',
    zh: '{what}：为缩小报告，省略了 {all} 项中的 {count} 项',
  },
  textsCut: {
    en: '{count} texts of more than {most} characters are cut',
    zh: '{count} 段超过 {most} 个字符的文字已截断',
  },
  filesLeftOut: {
    en: 'machine: the content of {count} files is left out, to keep the report small',
    zh: '机器：为缩小报告，省略了 {count} 个文件的内容',
  },
  history: { en: 'history', zh: '历史' },
  log: { en: 'log', zh: '日志' },
  launcherLog: { en: 'launcher log', zh: '启动器日志' },
  processes: { en: 'processes', zh: '进程' },
  onlyOnMachine: { en: 'only on the machine: {key}', zh: '只在机器上：{key}' },
  onlyInReplay: { en: 'only in the replay: {key}', zh: '只在重放中：{key}' },
} as const satisfies Phrases;

export const inWords = wording('cli/commands/bug-report', phrases);
