import type { globalOptions } from './globals.ts';

/** What each option of every command does. The American spelling of colour is taken and not listed. */
type GlobalTexts = Readonly<Record<Exclude<keyof typeof globalOptions, 'no-color'>, string>>;

const en: GlobalTexts = {
  json: 'one JSON document on standard output',
  host: 'look at the machine that this folder describes (docs/simulated-host.md)',
  state: 'keep history, log and socket in this folder',
  lang: 'en or zh-Hans; else LC_ALL, LC_MESSAGES, LANG or the language of macOS',
  quiet: 'no talk on standard error',
  verbose: 'also what is hidden or fine',
  'no-colour': 'no colours; NO_COLOR and FORCE_COLOR count too',
  help: 'this text',
  version: 'the version',
};

const zh: GlobalTexts = {
  json: '在标准输出上给出一个 JSON 文档',
  host: '检查此文件夹所描述的机器（docs/simulated-host.md）',
  state: '把历史、日志和套接字放在此文件夹',
  lang: 'en 或 zh-Hans；否则看 LC_ALL、LC_MESSAGES、LANG 或 macOS 的语言',
  quiet: '标准错误上不说话',
  verbose: '也显示隐藏的和正常的',
  'no-colour': '不用颜色；NO_COLOR 与 FORCE_COLOR 同样有效',
  help: '本说明',
  version: '版本',
};

export const globalTexts = { en, zh };
