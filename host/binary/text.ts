import { type Phrases, wording } from '../wording.ts';

export const phrases = {
  noVersion: { en: 'The Go build info does not name a version.', zh: 'Go 构建信息没有给出版本。' },
  noBuildInfo: {
    en: 'No Go build info in the first {limit} bytes of its data.',
    zh: '其数据的前 {limit} 字节中没有 Go 构建信息。',
  },
  buildInfoCutOff: { en: 'The Go build info is truncated.', zh: 'Go 构建信息已被截断。' },
  pointerSize: {
    en: 'The Go build info has pointers of {size} bytes.',
    zh: 'Go 构建信息的指针为 {size} 字节。',
  },
  stringSize: {
    en: 'The Go build info claims a string of {size} bytes.',
    zh: 'Go 构建信息声称有 {size} 字节的字符串。',
  },
  pointsOutside: {
    en: 'The Go build info points outside the data of the file.',
    zh: 'Go 构建信息指向文件数据之外。',
  },
  elfClass: { en: 'An ELF header of class {value}.', zh: 'ELF 头的类别为 {value}。' },
  elfOrder: { en: 'An ELF header of byte order {value}.', zh: 'ELF 头的字节序为 {value}。' },
  recordsTooSmall: { en: '{what}: {size} bytes each, too few.', zh: '{what}：每个 {size} 字节，过少。' },
  shortRecord: { en: 'A header record is shorter than its format says.', zh: '头记录比其格式规定的短。' },
  notAnImage: { en: 'A slice is not a Mach-O image.', zh: '有切片不是 Mach-O 映像。' },
  commandsSize: { en: 'Load commands of {size} bytes.', zh: '加载命令共 {size} 字节。' },
  commandSize: { en: 'A load command of {size} bytes.', zh: '有加载命令为 {size} 字节。' },
  segmentCutOff: { en: 'A segment of {count} sections is truncated.', zh: '含 {count} 个节的段已被截断。' },
  readFailed: { en: 'Reading it failed: {reason}.', zh: '读取失败：{reason}。' },
  empty: { en: 'The file is empty.', zh: '文件为空。' },
  unrecognised: {
    en: 'Neither Mach-O nor ELF nor a script: {kind}.',
    zh: '既不是 Mach-O、ELF，也不是脚本：{kind}。',
  },
  windows: { en: 'a Windows program', zh: 'Windows 程序' },
  staticLibrary: { en: 'a static library', zh: '静态库' },
  webAssembly: { en: 'a WebAssembly module', zh: 'WebAssembly 模块' },
  zip: { en: 'a zip archive', zh: 'zip 归档' },
  gzip: { en: 'gzip data', zh: 'gzip 数据' },
  startsWith: { en: 'it starts with {bytes}', zh: '以 {bytes} 开头' },
  theMemberHeader: { en: 'The header of a member', zh: '成员头' },
  memberHeader: { en: 'The header of a member is malformed.', zh: '成员头格式有误。' },
  noObject: { en: 'The static library holds no object.', zh: '静态库中没有目标文件。' },
  noObjectAmong: {
    en: 'None of the first {count} members of the static library is an object.',
    zh: '静态库的前 {count} 个成员都不是目标文件。',
  },
  thinArchive: {
    en: 'A thin archive: its objects are files elsewhere.',
    zh: '瘦归档：其目标文件在别处。',
  },
  noTarget: { en: 'It does not say what it is built for.', zh: '没有说明它为何种处理器构建。' },
  noLibrary: { en: 'It is not a library.', zh: '它不是库。' },
  stubTooLarge: { en: 'A text stub of {size} bytes.', zh: '文本存根有 {size} 字节。' },
  asksTooMuch: {
    en: 'The header asks to read more than {most} bytes.',
    zh: '文件头要求读取超过 {most} 字节。',
  },
  noSlices: { en: 'A universal file without slices.', zh: '没有切片的通用文件。' },
  slices: { en: 'A universal file of {count} slices.', zh: '有 {count} 个切片的通用文件。' },
  javaClass: {
    en: 'A Java class file (version {version}), not a universal binary.',
    zh: 'Java 类文件（版本 {version}），不是通用文件。',
  },
  sliceCutOff: { en: 'The {architecture} slice is truncated.', zh: '{architecture} 切片已被截断。' },
  sliceHolds: {
    en: 'The {architecture} slice contains an image for {other}.',
    zh: '{architecture} 切片中是 {other} 的映像。',
  },
  cutOff: { en: '{what} is truncated.', zh: '{what}已被截断。' },
  theData: { en: 'The data', zh: '数据' },
  theBuildInfo: { en: 'The Go build info', zh: 'Go 构建信息' },
  theElfHeader: { en: 'The ELF header', zh: 'ELF 头' },
  theProgramHeaders: { en: 'The program header table', zh: '程序头表' },
  theSectionHeaders: { en: 'The section header table', zh: '节头表' },
  theMachOHeader: { en: 'The Mach-O header', zh: 'Mach-O 头' },
  theLoadCommands: { en: 'The load command table', zh: '加载命令表' },
  theUniversalHeader: { en: 'The header of the universal file', zh: '通用文件的头' },
  theSliceList: { en: 'The list of slices', zh: '切片列表' },
} as const satisfies Phrases;

export const inWords = wording('host/binary', phrases);
