import { plural } from '../../../messages/units.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

const en = {
  help: {
    summary: 'Check a repository, for CI and before a commit: no daemon, no home needed',
    usage: [
      '[DIR] [--format text|json|github|sarif] [--fail-on error|warning|info] [--baseline FILE]',
      '[DIR] --write-baseline [--baseline FILE]',
    ],
    examples: [
      ['gowarden check', 'the repository in this directory'],
      ['gowarden check --format github', 'annotations for GitHub Actions'],
      ['gowarden check --format sarif > gowarden.sarif', 'for code scanning'],
      ['gowarden check --write-baseline', 'take what is there now as known'],
    ],
    options: {
      format: 'text (default), json (as --json), github (annotations) or sarif (2.1.0)',
      'fail-on': 'exit 1 from this severity on: error, warning (default) or info',
      baseline: 'leave out what this file holds; without it .gowarden-baseline.json in DIR, if it is there',
      'write-baseline': 'write what is found into the baseline file, and exit 0',
    },
    notes: [
      'Decided are the rules that a repository alone can decide: Dockerfiles with the compose and bake files that build them, and go.work. Nothing of it is run, no link is followed out of it, and .git, vendor, node_modules and testdata are left out.',
      'Paths begin at DIR; in github and sarif at GITHUB_WORKSPACE where that is set and DIR is below it, as GitHub expects.',
    ],
  } satisfies CommandHelp,
  notADirectory: (path: string): string => `Expected a directory, got ${path}`,
  oneForm: (format: string): string => `Expected one of --json and --format ${format}, got both`,
  unknown: 'Unknown',
  certainties: { suspected: 'suspected', unknown: 'unknown' },
  counted: (rules: number, findings: number, baselined: number): string =>
    `${plural(rules, 'rule', 'rules')}, ${plural(findings, 'finding', 'findings')}${baselined === 0 ? '' : `, ${baselined} more in the baseline`}`,
  wrote: (file: string, count: number): string =>
    `${plural(count, 'finding', 'findings')} written to ${file}`,
  badBaseline: (file: string, reason: string): string => `${file} cannot be used as a baseline: ${reason}`,
  notItsOwn: 'expected a regular file of this repository; name another with --baseline',
  badBaselineNext: 'Write it with `gowarden check --write-baseline`.',
  notWritten: (file: string, reason: string): string => `${file} could not be written: ${reason}`,
};

const zh: typeof en = {
  help: {
    summary: '检查一个仓库，用于 CI 和提交之前：不需要守护进程和主目录',
    usage: en.help.usage,
    examples: [
      ['gowarden check', '当前目录中的仓库'],
      ['gowarden check --format github', 'GitHub Actions 的注解'],
      ['gowarden check --format sarif > gowarden.sarif', '用于代码扫描'],
      ['gowarden check --write-baseline', '把现有的发现记为已知'],
    ],
    options: {
      format: 'text（默认）、json（同 --json）、github（注解）或 sarif（2.1.0）',
      'fail-on': '从该级别起退出码为 1：error、warning（默认）或 info',
      baseline: '略去该文件中的发现；未给出时为 DIR 中的 .gowarden-baseline.json（若存在）',
      'write-baseline': '把发现写入基线文件，退出码为 0',
    },
    notes: [
      '只判断仅凭仓库就能判断的规则：Dockerfile 及构建它们的 compose 和 bake 文件，以及 go.work。不运行其中任何内容，不跟随通向外部的链接，并略过 .git、vendor、node_modules 和 testdata。',
      '路径从 DIR 开始；在 github 和 sarif 中，若设置了 GITHUB_WORKSPACE 且 DIR 在其下，则按 GitHub 的要求从它开始。',
    ],
  },
  notADirectory: (path) => `应为目录，却得到 ${path}`,
  oneForm: (format) => `--json 与 --format ${format} 只能取其一，却同时给出`,
  unknown: '无法判断',
  certainties: { suspected: '疑似', unknown: '未知' },
  counted: (rules, findings, baselined) =>
    `${rules} 条规则，${findings} 项发现${baselined === 0 ? '' : `，基线中另有 ${baselined} 项`}`,
  wrote: (file, count) => `已将 ${count} 项发现写入 ${file}`,
  badBaseline: (file, reason) => `${file} 不是基线文件：${reason}`,
  notItsOwn: '它不是该仓库自己的普通文件；请用 --baseline 指定',
  badBaselineNext: '请用 `gowarden check --write-baseline` 生成。',
  notWritten: (file, reason) => `无法写入 ${file}：${reason}`,
};

export const texts = { en, zh };
