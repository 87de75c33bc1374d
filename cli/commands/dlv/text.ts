import type { ContextId } from '../../../host/host.ts';
import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'look';

const en = {
  help: {
    summary: 'Hold each dlv against each Go that runs, and show the servers that run',
    usage: [''],
    examples: [
      [
        'gowarden dlv',
        'which dlv works with which Go, what Apple’s tools and permissions add, and what runs',
      ],
      ['gowarden dlv --json', 'the same for programs'],
    ],
    options: {},
    notes: [
      'Nothing is started and nothing is connected to: a client that leaves ends a server that was started without --accept-multiclient.',
      'Delve uses no gdbserver: it speaks that protocol to Apple’s debugserver by itself, and an editor for Go cannot use gdbserver in its place. No fault of Delve is known that only an M3 has.',
      'Exit code 1: a dlv that is in use does not work with a Go that runs, or finds no debugserver.',
    ],
  } satisfies CommandHelp,
  none: 'No dlv found: not on PATH, nor where go install puts programs, nor in GoLand or a setting.',
  noGo: 'It is not known which Go runs.',
  unknown: '?',
  head: { path: 'dlv', version: 'version', window: 'works with', builtBy: 'built by', architecture: 'for' },
  window: (oldest: number, newest: number): string => `Go 1.${oldest} to 1.${newest}`,
  verdicts: {
    works: 'works',
    'delve-too-old': 'Delve too old',
    'go-too-old': 'Go too old',
    'delve-needs-rebuild': 'to be rebuilt',
    translated: 'translated',
    'other-architecture': 'other processor',
    'not-there': 'not there',
    unknown: 'unknown',
  },
  sources: {
    path: (_by: string, winsIn: readonly ContextId[]): string =>
      winsIn.length === 0 ? 'on PATH, behind another' : `first on PATH (${winsIn.join(', ')})`,
    installed: (): string => 'where go install puts programs',
    goland: (by: string): string => `brought by ${by}`,
    'goland-setting': (by: string): string => `dlv.path, ${by}`,
    'editor-setting': (by: string): string => `go.alternateTools, ${by}`,
  },
  server: (context: ContextId, path: string): string => `debugserver (${context}): ${path}`,
  noServer: (context: ContextId, searched: readonly string[]): string =>
    `debugserver (${context}): none, looked in ${searched.join(', ')}`,
  noLocalhost:
    '/etc/hosts does not name localhost: where dlv says “stub exited while waiting for connection”, add the line 127.0.0.1 localhost.',
  permission: (mode: string | null, member: boolean | null): string =>
    `developer mode: ${mode ?? 'unknown'}; group _developer: ${member === null ? 'unknown' : member ? 'member' : 'no member'}`,
  noProcesses: 'Which servers run is not known: the process table could not be read.',
  noneRuns: 'No server of Delve runs.',
  running: (pid: number, executable: string, command: string, file: string | null): string =>
    `server ${pid}: ${executable} ${command}${file === null ? '' : ` ${file}`}`,
  arguments: (words: readonly string[]): string => `arguments: ${words.join(' ')}`,
  open: (listens: string): string =>
    `It listens on every address (${listens}), and asks nobody who they are: whoever reaches it can run programs here.`,
  translated: 'It runs translated, so it can debug nothing.',
};

const zh: typeof en = {
  help: {
    summary: '逐一比对每个 dlv 与实际运行的每个 Go，并显示正在运行的服务器',
    usage: [''],
    examples: [
      ['gowarden dlv', '哪个 dlv 适用于哪个 Go，Apple 的工具与权限，以及正在运行的服务器'],
      ['gowarden dlv --json', '同样的内容，供程序读取'],
    ],
    options: {},
    notes: [
      '不启动任何程序，也不连接：若服务器启动时没有 --accept-multiclient，客户端离开就会使其结束。',
      'Delve 不使用 gdbserver：它自己用该协议与 Apple 的 debugserver 通信，Go 的编辑器也无法改用 gdbserver。未知 Delve 有只在 M3 上出现的故障。',
      '若正在使用的 dlv 不适用于实际运行的 Go，或找不到 debugserver，退出码为 1。',
    ],
  },
  none: '没有 dlv：不在任何 PATH 中，不在 go install 放置程序的地方，也不在任何 GoLand 或设置中。',
  noGo: '不清楚运行的是哪个 Go。',
  unknown: '?',
  head: { path: 'dlv', version: '版本', window: '适用于', builtBy: '构建者', architecture: '架构' },
  window: (oldest, newest) => `Go 1.${oldest} 至 1.${newest}`,
  verdicts: {
    works: '可用',
    'delve-too-old': 'Delve 过旧',
    'go-too-old': 'Go 过旧',
    'delve-needs-rebuild': '需重新构建',
    translated: '被转译',
    'other-architecture': '处理器不同',
    'not-there': '不存在',
    unknown: '未知',
  },
  sources: {
    path: (_by, winsIn) =>
      winsIn.length === 0 ? '在 PATH 中，排在另一个之后' : `PATH 中的第一个（${winsIn.join('、')}）`,
    installed: () => '在 go install 放置程序的地方',
    goland: (by) => `由 ${by} 自带`,
    'goland-setting': (by) => `dlv.path，${by}`,
    'editor-setting': (by) => `go.alternateTools，${by}`,
  },
  server: (context, path) => `debugserver（${context}）：${path}`,
  noServer: (context, searched) => `debugserver（${context}）：没有，查找过 ${searched.join('、')}`,
  noLocalhost:
    '/etc/hosts 中没有 localhost：若 dlv 提示 “stub exited while waiting for connection”，请加入一行 127.0.0.1 localhost。',
  permission: (mode, member) =>
    `开发者模式：${mode ?? '未知'}；_developer 组：${member === null ? '未知' : member ? '是成员' : '不是成员'}`,
  noProcesses: '不清楚哪些服务器在运行：无法读取进程表。',
  noneRuns: '没有 Delve 服务器在运行。',
  running: (pid, executable, command, file) =>
    `服务器 ${pid}：${executable} ${command}${file === null ? '' : ` ${file}`}`,
  arguments: (words) => `参数：${words.join(' ')}`,
  open: (listens) => `它在所有地址上监听（${listens}），且不验证身份：任何能连上的人都能在此运行程序。`,
  translated: '它在转译下运行，因此无法调试。',
};

export const texts = { en, zh };
