import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  view: {
    en: '{name} of {place} in {directory}: {what}',
    zh: '{directory} 中{place}的 {name}：{what}',
  },
  runs: {
    en: '{version} {architectures}, {path}',
    zh: '{version} {architectures}，{path}',
  },
  none: { en: 'none', zh: '无' },
  unknown: { en: 'unknown', zh: '未知' },
  written: { en: '{file}: line {line}', zh: '{file}：第 {line} 行' },
  terminal: { en: 'the terminal', zh: '终端' },
  applications: { en: 'applications', zh: '应用程序' },
  daemon: { en: 'the daemon', zh: '守护进程' },
  hardware: { en: 'this machine: {architecture}', zh: '本机：{architecture}' },
  inherited: {
    en: "the login shell's environment, which {editor} asks when it starts (started from a terminal, it keeps that one's)",
    zh: '登录 shell 的环境，{editor} 启动时会询问它（从终端启动时则沿用该终端的环境）',
  },
  largeState: {
    en: '{file} has more than 8 MiB: whether a Go was chosen there is unknown',
    zh: '{file} 超过 8 MiB：是否在其中选择了 Go 未知',
  },
  noState: {
    en: '{file} cannot be read as the state of a window: which Go was chosen there is unknown',
    zh: '{file} 无法作为窗口状态读取：其中选择了哪个 Go 未知',
  },
  desktop: { en: "the desktop's environment", zh: '桌面的环境' },
} as const satisfies Phrases;

export const inWords = wording('probes/contexts', phrases);
