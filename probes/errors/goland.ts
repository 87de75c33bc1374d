import { type ErrorRow, issue } from './row.ts';

const vmOptions = 'https://www.jetbrains.com/help/go/tuning-the-ide.html';

/** H: GoLand and its JVM. */
export const goland: readonly ErrorRow[] = [
  {
    id: 'H01',
    says: ["Unrecognized VM option '<option>'"],
    also: ['Could not create the Java Virtual Machine'],
    rules: ['goland-vmoptions'],
    links: [vmOptions],
    en: {
      cause: 'A line of the .vmoptions file is not known to the Java that starts.',
      next: 'Delete that line.',
      wrong: 'Going back to an older JBR.',
    },
    zh: { cause: '.vmoptions 中有一行不被所用的 Java 识别。', next: '删除该行。', wrong: '退回旧版 JBR。' },
  },
  {
    id: 'H02',
    says: ['Multiple garbage collectors selected'],
    rules: ['goland-vmoptions'],
    links: [vmOptions],
    en: {
      cause: 'Two lines of .vmoptions choose a garbage collector each; one may come from another file.',
      next: 'Keep one of them.',
    },
    zh: {
      cause: '.vmoptions 中有两行各选了一个垃圾回收器；其中一个可能来自另一文件。',
      next: '只保留一个。',
    },
  },
  {
    id: 'H03',
    says: ['Invalid ReservedCodeCacheSize=<size>. Must be at most 2048M', 'Invalid ReservedCodeCacheSize'],
    rules: ['goland-vmoptions'],
    links: [vmOptions],
    en: { cause: 'The code cache is limited to 2 GB.', next: 'Write 2g at most, or delete the line.' },
    zh: { cause: '代码缓存上限为 2 GB。', next: '最多写 2g，或删除该行。' },
  },
  {
    id: 'H04',
    says: [
      'Invalid maximum heap size: <option>',
      'Invalid initial heap size: <option>',
      'Too small maximum heap',
      'Initial heap size set to a larger value than the maximum heap size',
      'Could not reserve enough space for <size> object heap',
    ],
    rules: ['goland-vmoptions'],
    links: [vmOptions],
    en: {
      cause:
        'The heap sizes do not fit: a unit is wrong (k, m or g; not gb), Xms is above Xmx, or it is more than there is.',
      next: 'Correct the line that is named; Xms may come from another file than Xmx.',
      wrong: 'Raising Xmx.',
    },
    zh: {
      cause: '堆大小有误：单位不对（应为 k、m 或 g，而非 gb）、Xms 大于 Xmx，或超出可用内存。',
      next: '改正所指的行；Xms 与 Xmx 可能来自不同文件。',
      wrong: '调高 Xmx。',
    },
  },
  {
    id: 'H05',
    says: [
      "Improperly specified VM option '<option>'",
      "Missing +/- setting for VM option '<option>'",
      'is diagnostic and must be enabled via -XX:+UnlockDiagnosticVMOptions',
      'is experimental and must be enabled via -XX:+UnlockExperimentalVMOptions',
    ],
    rules: ['goland-vmoptions'],
    links: [vmOptions],
    en: { cause: 'An option is not written as the JVM wants it.', next: 'Correct or delete that line.' },
    zh: { cause: '选项的写法不符合 JVM 要求。', next: '改正或删除该行。' },
  },
  {
    id: 'H06',
    says: [
      'Error opening zip file or JAR manifest missing : <agent>',
      'Could not find agent library <agent>',
    ],
    rules: ['goland-vmoptions'],
    links: [vmOptions],
    en: {
      cause: 'A -javaagent or -agentpath line names a file that is not there any more.',
      next: 'Delete that line.',
    },
    zh: { cause: '-javaagent 或 -agentpath 指向的文件已不存在。', next: '删除该行。' },
  },
  {
    id: 'H07',
    says: ['Enabling a Security Manager is not supported'],
    rules: ['goland-vmoptions'],
    links: ['https://openjdk.org/jeps/486'],
    en: {
      cause: 'Java 24 and later have no security manager, and -Djava.security.manager asks for one.',
      next: 'Delete that line.',
    },
    zh: { cause: 'Java 24 起没有安全管理器，而 -Djava.security.manager 要求启用。', next: '删除该行。' },
  },
  {
    id: 'H08',
    says: [
      "Failed to load 'libjli.dylib'",
      "Failed to load 'libjvm.so'",
      "Failed to load 'libjvm.dylib'",
      'Runtime not found',
    ],
    rules: ['goland-runtime'],
    links: ['https://www.jetbrains.com/help/go/switching-boot-jdk.html'],
    en: {
      cause:
        'The Java that GoLand is to start with is missing, or for another processor: GOLAND_JDK or a file goland.jdk chose it.',
      next: 'Remove that choice; GoLand brings its own.',
      wrong: 'Setting JAVA_HOME.',
    },
    zh: {
      cause: 'GoLand 要使用的 Java 缺失或架构不符：由 GOLAND_JDK 或 goland.jdk 文件指定。',
      next: '去掉该指定；GoLand 自带 Java。',
      wrong: '设置 JAVA_HOME。',
    },
  },
  {
    id: 'H09',
    says: ['The selected directory is not a valid home for Go SDK'],
    rules: ['goland-sdk'],
    links: [issue('go-lang-plugin-org/go-lang-idea-plugin#1502'), issue('jdx/mise#1087')],
    en: {
      cause:
        'GoLand wants the tree of Go (GOROOT), and a bin directory, a shim or a Cellar directory was chosen.',
      next: 'Choose what `go env GOROOT` prints; for Homebrew that ends in /libexec.',
      wrong: 'Editing zversion.go.',
    },
    zh: {
      cause: 'GoLand 需要 Go 的目录（GOROOT），而所选的是 bin、shim 或 Cellar 目录。',
      next: '选择 `go env GOROOT` 的输出；Homebrew 的以 /libexec 结尾。',
      wrong: '修改 zversion.go。',
    },
  },
  {
    id: 'H10',
    says: ['GOROOT is not defined'],
    rules: ['goland-sdk'],
    unconfirmed: true,
    links: ['https://www.jetbrains.com/help/go/configuring-goroot-and-gopath.html'],
    en: {
      cause: 'The project’s Go SDK was in a directory that an upgrade removed.',
      next: 'Choose the SDK again, by a path that stays: /opt/homebrew/opt/go/libexec for Homebrew.',
    },
    zh: {
      cause: '项目的 Go SDK 所在目录被升级移除。',
      next: '重新选择 SDK，使用不变的路径：Homebrew 为 /opt/homebrew/opt/go/libexec。',
    },
  },
];
