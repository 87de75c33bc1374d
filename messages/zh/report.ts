import type { report as english } from '../en/report.ts';

export const report: typeof english = {
  paths: {
    names: {
      configFile: '设置',
      database: '历史',
      logFile: '日志',
      socket: '套接字',
      state: '状态',
      cache: '缓存',
    },
    absent: '（尚不存在）',
  },
  version: {
    node: (version, architecture, path) => `Node.js ${version}，${architecture}，${path}`,
    hardware: (architecture, translated) =>
      translated === 'unknown'
        ? `硬件为 ${architecture}；无法判断这个 Node 是否被转译`
        : translated
          ? `硬件为 ${architecture}：这个 Node 被转译运行`
          : `硬件为 ${architecture}：这个 Node 原生运行`,
  },
};
