import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  goland: { en: 'GoLand {version}: {path}', zh: 'GoLand {version}：{path}' },
  java: {
    en: 'Java {version} of {vendor}, for {architectures}: {home}',
    zh: '{vendor} 的 Java {version}，{architectures}：{home}',
  },
  javaOfSomebody: {
    en: 'Java {version}, for {architectures}: {home}',
    zh: 'Java {version}，{architectures}：{home}',
  },
  noJava: { en: 'no Java found', zh: '未找到 Java' },
  byItself: { en: 'it came with GoLand', zh: '随 GoLand 安装' },
  named: { en: 'named by {place}: {path}', zh: '由 {place} 指定：{path}' },
  passedOver: { en: 'passed over: {path}, named by {place}', zh: '被跳过：{path}，由 {place} 指定' },
  passedOverOwn: {
    en: 'passed over, as no Java is there: {path}, where GoLand has its own',
    zh: '被跳过，因为那里没有 Java：{path}，GoLand 自带的应在此处',
  },
  needs: { en: 'GoLand {version} needs Java {major}', zh: 'GoLand {version} 需要 Java {major}' },
  launcher: { en: 'GoLand is for: {architectures}', zh: 'GoLand 的架构：{architectures}' },
  context: { en: 'started from: {context}', zh: '启动自：{context}' },
  unknown: { en: 'unknown', zh: '未知' },
  line: { en: 'line {line}: {option}', zh: '第 {line} 行：{option}' },
  refusedLine: { en: 'line {line}: {option}: {words}', zh: '第 {line} 行：{option}：{words}' },
  removed: {
    en: 'line {line}: {option}: Java has no such option any more',
    zh: '第 {line} 行：{option}：Java 已没有此选项',
  },
  notHere: { en: 'line {line}: {option}: not in this Java', zh: '第 {line} 行：{option}：此 Java 没有' },
  noOption: {
    en: 'line {line}: {option}: an option begins with -',
    zh: '第 {line} 行：{option}：选项应以 - 开头',
  },
  inVariable: { en: '{variable}: {option}', zh: '{variable}：{option}' },
  refusedInVariable: { en: '{variable}: {option}: {words}', zh: '{variable}：{option}：{words}' },
  mark: {
    en: 'line {line}: {option}: a byte order mark comes before it, so Java does not know it',
    zh: '第 {line} 行：{option}：前面有字节顺序标记，因此 Java 不认识它',
  },
  space: {
    en: 'line {line}: {option}: the whole line is one option, and none has such a name with a space in it',
    zh: '第 {line} 行：{option}：整行是一个选项，没有哪个选项的名称含有这样的空格',
  },
  deprecated: {
    en: 'line {line}: {option}: deprecated, Java warns',
    zh: '第 {line} 行：{option}：已弃用，Java 会警告',
  },
  laterLine: {
    en: 'line {line}: {option}: {other} comes later and counts',
    zh: '第 {line} 行：{option}：以后面的 {other} 为准',
  },
  smallHeap: {
    en: 'line {line}: {option}: less than 1 GB makes GoLand slow',
    zh: '第 {line} 行：{option}：少于 1 GB 会使 GoLand 变慢',
  },
  mostOfMemory: {
    en: 'line {line}: {option}: more than half of the {memory} of this machine',
    zh: '第 {line} 行：{option}：超过本机 {memory} 内存的一半',
  },
  longPointers: {
    en: 'line {line}: {option}: from 32 GB on pointers are long, and less fits in than below',
    zh: '第 {line} 行：{option}：从 32 GB 起指针变长，可容纳的反而更少',
  },
  bound: { en: 'line {line}: GOROOT: {sdk}', zh: '第 {line} 行：GOROOT：{sdk}' },
  notAnSdk: { en: 'GoLand says: {words}', zh: 'GoLand 的提示：{words}' },
  sdkIs: { en: 'the SDK: {version}, for {architectures}', zh: '该 SDK：{version}，{architectures}' },
  moduleNeeds: { en: '{file}: go {version}', zh: '{file}：go {version}' },
  hardware: { en: 'this machine: {architecture}', zh: '本机：{architecture}' },
  nul: { en: '{file} holds the character NUL', zh: '{file} 含有 NUL 字符' },
  encoding: { en: '{file} is not UTF-8', zh: '{file} 不是 UTF-8' },
  absent: { en: '{file}: nothing is there', zh: '{file}：那里什么都没有' },
  absentBy: { en: '{named} names {file}: nothing is there', zh: '{named} 指定 {file}：那里什么都没有' },
} as const satisfies Phrases;

export const inWords = wording('probes/goland', phrases);
