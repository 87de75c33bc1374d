import { type Phrases, wording } from '../wording.ts';

export const phrases = {
  endInString: { en: 'unexpected end of file in a string', zh: '字符串未结束而文件已结束' },
  lineEndInString: { en: 'unexpected line end in a string', zh: '字符串中意外换行' },
  slashComments: {
    en: 'comments begin with // in this file, not with /*',
    zh: '此文件中注释以 // 开头，而非 /*',
  },
  noSuchBlock: { en: 'a block cannot begin with these words', zh: '块不能以这些词开头' },
  unknownWord: { en: 'it begins with a word that go does not know', zh: '开头的词 go 不认识' },
  godebugPair: { en: 'expected godebug key=value', zh: '应为 godebug key=value' },
  oneValue: { en: 'expected exactly one value', zh: '应恰有一个值' },
  badToolVersion: { en: 'the version given to {verb} is not valid', zh: '{verb} 给出的版本无效' },
  unclosedBlock: { en: 'the block that begins here is never closed', zh: '从此处开始的块没有结束' },
  afterBlock: { en: 'expected the end of the line after )', zh: ') 之后应换行' },
  badQuotes: { en: '{word} is not quoted the way Go quotes strings', zh: '{word} 的引号不符合 Go 的写法' },
  pathAndVersion: { en: 'expected a module path and a version', zh: '应为模块路径和版本' },
  notAVersion: { en: '{word} is not a version such as v1.2.3', zh: '{word} 不是 v1.2.3 这样的版本' },
  notAModulePath: { en: '{path} is not a module path', zh: '{path} 不是模块路径' },
  unfitVersion: {
    en: '{version} does not fit the module path {path}',
    zh: '{version} 与模块路径 {path} 不符',
  },
  replacement: {
    en: 'expected module/path [v1.2.3] => module/path v1.2.3 or => ../directory',
    zh: '应为 module/path [v1.2.3] => module/path v1.2.3 或 => ../directory',
  },
  notATarget: {
    en: '{path} is neither a directory nor a module with its version',
    zh: '{path} 既不是目录，也不是带版本的模块',
  },
  versionOrRange: { en: 'expected a version or [v1.2.3, v1.4.0]', zh: '应为版本或 [v1.2.3, v1.4.0]' },
  secondLine: { en: 'a second {verb} line', zh: '重复的 {verb} 行' },
  wrongType: { en: 'invalid type: {found}, expected {expected}', zh: '类型无效：{found}，应为 {expected}' },
  notAmong: {
    en: 'invalid value: {value}, expected one of: {choice}',
    zh: '值无效：{value}，应为其中之一：{choice}',
  },
  notARequest: { en: '{version} is not a version that mise takes', zh: '{version} 不是 mise 接受的版本' },
  oneSelector: {
    en: 'expected exactly one of version, path, prefix and ref',
    zh: '应恰有 version、path、prefix、ref 之一',
  },
  minimumType: {
    en: 'min_version: expected a version, or a table with hard and soft',
    zh: 'min_version：应为版本，或带有 hard 和 soft 的表',
  },
  minimumField: {
    en: 'min_version: {name} is neither hard nor soft',
    zh: 'min_version：{name} 既不是 hard 也不是 soft',
  },
  emptyMinimum: {
    en: 'min_version: expected a version, got an empty string',
    zh: 'min_version：应为版本，却是空字符串',
  },
  envTables: {
    en: 'env: expected a table or a list of tables',
    zh: 'env：应为表或表的列表',
  },
  envValue: { en: 'env.{name}: not a value that mise takes', zh: 'env.{name}：不是 mise 接受的值' },
  envBoth: { en: 'env.{name}: it has a value and is required', zh: 'env.{name}：既有值又标为 required' },
  envNothing: {
    en: 'env.{name}: it has no value and is not required',
    zh: 'env.{name}：既没有值，也未标为 required',
  },
  selectorText: { en: '{name}: expected a string', zh: '{name}：应为字符串' },
  systemNames: { en: 'os: expected a string or a list of strings', zh: 'os：应为字符串或字符串列表' },
  lineAndColumn: {
    en: '{problem} (line {line}, column {column})',
    zh: '{problem}（第 {line} 行第 {column} 列）',
  },
  inTool: { en: '{name}: {problem}', zh: '{name}：{problem}' },
} as const satisfies Phrases;

export const inWords = wording('host/formats', phrases);
