import { inChinese } from '../phrases.ts';
import type { cli as english } from '../en/cli.ts';

export const cli: typeof english = {
  usage: {
    missing: (count) => (count === 1 ? '缺少一个参数' : `需要 ${count} 个参数，给出的不够`),
    surplus: (word) => `多余的参数 \`${word}\``,
    noValue: (option, value) => `\`${option}\` 不带值，却得到 \`${value}\``,
    needsValue: (option) => `\`${option}\` 需要一个值`,
    notAChoice: (option, value, choices) =>
      `\`${option}\` 应为 ${choices.join('、')} 之一，却得到 \`${value}\``,
    unknownOption: (option) => `没有选项 \`${option}\``,
    unknownCommand: (name) => `没有命令 \`${name}\``,
    unknownLanguage: (value) => `\`--lang\` 应为 en 或 zh-Hans，却得到 \`${value}\``,
    notADirectory: (option, value) => `\`${option}\` 应为一个目录，却得到 \`${value}\``,
    closed: (option, value) => `\`${option}\` 应为一个有权进入的目录，却得到 \`${value}\`：权限不足`,
    badSince: (given) =>
      `\`--since\` 应为时段（如 30min、12h、7d）或日期（如 2026-11-23），却得到 \`${given}\``,
    didYouMean: (meant) => `是否想用 \`${meant}\`？`,
    seeHelp: (command) => `参见 \`${command}\``,
  },
  failed: (message) => `gowarden：${inChinese(message)}`,
  next: (step) => `下一步：${step}`,
  internal: (message) => `这是 gowarden 自身的错误：${inChinese(message)}`,
  internalNext: '加上 --verbose 再运行一次可看到细节',
  outputFailed: (code) => `无法写入输出：${code}`,
  outputFailedNext: '请在输出所在的位置腾出空间，或写到别处',
  refused: (reason) => `系统拒绝了 gowarden 所需的文件：${reason}`,
  refusedNext: '请确认该目录存在、属于您且可写（gowarden paths），或用 --state 选择其他位置',
  someoneElses: (path, uid) => ({
    message: `拒绝以 root 身份写入其他用户的主目录：${path} 属于用户 ${uid}，root 留下的文件会让该用户自己的 gowarden 无法使用`,
    next: '请以该用户身份重新运行，不要加 sudo；若确实要以 root 运行，请使用 root 自己的主目录：sudo -H',
  }),
  unreachable: '没有 gowarden 守护进程应答',
  foreign: (why) => `没有询问守护进程，因为可能是他人冒充应答：${inChinese(why)}`,
  foreignNext: '查明其归属并删除，然后运行 `gowarden service restart`',
  silenceNext: '等它恢复响应，或把 gowarden 自己的数据放到别处：`--state DIR`',
  unreachableNext: '用 `gowarden run` 启动，或不用它检查一次：`gowarden doctor`',
  certainties: { observed: '已观察到', suspected: '疑似', unknown: '未知' },
  severities: { error: '错误', warning: '警告', info: '提示' },
};
