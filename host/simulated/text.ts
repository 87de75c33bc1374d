import { type Phrases, wording } from '../wording.ts';

export const phrases = {
  notEmpty: {
    en: 'Expected {directory} to be empty, because a machine is to be written there, found {name}',
    zh: '{directory} 应为空，因为要在其中写入一台机器，却有 {name}',
  },
  notAMachine: {
    en: 'Expected {path} to be a directory, but {part} is not',
    zh: '{path} 应为目录，但 {part} 不是',
  },
  noFiles: {
    en: "Expected the machine's files in {folder}: create the directory, empty if there are none",
    zh: '{folder} 中应有机器的文件：请建立该目录，没有文件则留空',
  },
  notJson: { en: 'Expected JSON in {file}{place}', zh: '{file} 中应为 JSON{place}' },
  described: {
    en: '{problems} ({file}; its format is described in docs/simulated-host.md)',
    zh: '{problems}（{file}；其格式见 docs/simulated-host.md）',
  },
  tooLarge: {
    en: 'Expected {file} to be a file of at most {largest} bytes',
    zh: '{file} 应为不超过 {largest} 字节的文件',
  },
  noDescription: {
    en: 'Expected a simulated machine, but {file} does not exist: see docs/simulated-host.md for how to write one',
    zh: '应为模拟机器，但没有 {file}：写法见 docs/simulated-host.md',
  },
  unknownName: { en: 'Unknown name `{path}`', zh: '未知的名称 `{path}`' },
  otherValue: {
    en: 'Expected `{path}` to be {expected}, got {received}',
    zh: '`{path}` 应为 {expected}，却是 {received}',
  },
  asDescribed: { en: 'as described', zh: '所述的内容' },
  notRecorded: { en: 'not recorded', zh: '未记录' },
  limit: { en: 'the limit is {limit}', zh: '上限为 {limit}' },
  notAbsolute: { en: 'not an absolute path', zh: '不是绝对路径' },
  leadsOut: {
    en: 'Expected {path} to be within {folder}, but it leads to {target}',
    zh: '{path} 应在 {folder} 之内，却指向 {target}',
  },
  noFolder: {
    en: 'Expected no `stdoutFile`, because this machine has no folder, got {path}',
    zh: '这台机器没有文件夹，不应有 `stdoutFile`，却有 {path}',
  },
  notALink: {
    en: 'Expected {link} of the machine in {folder} to be a link, but it is not',
    zh: '{folder} 中机器的 {link} 应为链接，但不是',
  },
  hardware: {
    en: "machine.json: hardware.architecture {architecture}, gowarden's Node {ours}",
    zh: 'machine.json：hardware.architecture {architecture}，gowarden 的 Node {ours}',
  },
} as const satisfies Phrases;

export const inWords = wording('host/simulated', phrases);
