import { type Phrases, wording } from '../wording.ts';

export const phrases = {
  ownEnvironment: { en: 'our own environment', zh: 'gowarden 自身的环境' },
  launchdDefault: { en: 'launchd default', zh: 'launchd 的默认值' },
  systemdDefault: { en: 'systemd default', zh: 'systemd 的默认值' },
  pathsFiles: {
    en: '/etc/paths and /etc/paths.d, because {why}',
    zh: '/etc/paths 与 /etc/paths.d，因为{why}',
  },
  asInApplications: { en: 'as in applications, because {why}', zh: '与应用程序相同，因为{why}' },
  noLoginShell: { en: 'no login shell is known', zh: '登录 shell 未知' },
  otherShell: { en: '{shell} is not a shell that gowarden asks', zh: 'gowarden 不询问 {shell}' },
  asRoot: {
    en: 'gowarden runs as root, and the start-up files in this home belong to another user',
    zh: 'gowarden 以 root 运行，而此主目录中的启动文件属于另一个用户',
  },
  withoutInteractive: {
    en: '{shell} {flags} env, without interactive start-up files, because {why}',
    zh: '{shell} {flags} env，未读交互式启动文件，因为{why}',
  },
  noPath: { en: '{shell} does not export PATH', zh: '{shell} 没有导出 PATH' },
  foreign: {
    en: '{shell} is built for {architectures} alone and was not started for a look',
    zh: '{shell} 仅为 {architectures} 构建，没有为查看而启动它',
  },
} as const satisfies Phrases;

export const inWords = wording('host/contexts', phrases);
