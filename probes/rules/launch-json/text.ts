import type { Integer } from '../../../host/quantity.ts';
import type { LaunchFault } from '../../editors/launches.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly file: string;
  /** From 1. */
  readonly line: Integer;
  /** `dlvToolPath` */
  readonly key: string;
  readonly fault: LaunchFault;
  /** The value as it is written. */
  readonly written: string;
  /** What is meant, or the values that are taken; empty when there is nothing. */
  readonly instead: string;
  /** How many more there are in the file. */
  readonly others: Integer;
}

export const text: Text<Values> = {
  en: {
    title: 'A launch configuration for Go has an attribute that does not do what it says',
    cause:
      'VS Code keeps any attribute in launch.json, and the Go extension reads those that it describes. `dlvToolPath` is overwritten with the debugger that the extension has found; `dlvPath` is read by nobody: only `go.alternateTools` chooses a debugger. `port` with the debug adapter dlv-dap means that a `dlv dap` is already running there. `dlvLoadConfig` is heard by the old adapter alone. GOARCH in `env` is heard by the build as well. `-gcflags` is taken out of `buildFlags`.',
    remedy:
      'Remove the attribute, or write the one that is meant. Another debugger is chosen in settings.json: `"go.alternateTools": { "dlv": "/path/of/dlv" }`.',
    summary: ({ file, line, key, fault, written, instead, others }) => {
      const where = `${file}:${line}: ${key}`;
      return `${
        {
          debugger: `${where} does not choose the debugger; the setting ${instead} does`,
          unknown: `${where} is not an attribute of a Go configuration${instead === '' ? '' : `; ${instead} is`}`,
          removed: `${where} has no effect any more${instead === '' ? '' : `; now it is ${instead}`}`,
          value: `${where} is ${written}, which is none of ${instead}`,
          type: `${where} is ${written}, which is not of the type ${instead}`,
          target: `${where} is ${written}: what is built does not start on this machine`,
          gcflags: `${where} has -gcflags, which the extension takes out`,
          'remote-launch': `${where} is ${written}, which is for "request": "attach"`,
          external: `${where} is ${written}: the extension connects to a dlv dap that has to run there already`,
          'load-config': `${where} is passed over by the debug adapter dlv-dap, which loads values on demand`,
          native: `${where} is ${written}, which a dlv for macOS has only if it was built with the tag macnative`,
        }[fault]
      }${others === 0 ? '' : `, and ${others} more like it in this file`}.`;
    },
    next: ({ file, line, key, fault, instead }) =>
      fault === 'value'
        ? `In ${file}:${line}, give ${key} one of ${instead}.`
        : fault === 'type'
          ? `In ${file}:${line}, give ${key} a value of the type ${instead}.`
          : fault === 'unknown' && instead !== ''
            ? `In ${file}:${line}, write ${instead} for ${key}, or remove it.`
            : fault === 'remote-launch'
              ? `In ${file}:${line}, set request to attach.`
              : fault === 'external'
                ? `Remove ${key} from ${file}:${line} unless you start dlv dap yourself.`
                : `Remove ${key} from ${file}:${line}.`,
  },
  zh: {
    title: 'Go 的启动配置中有一个不起应有作用的属性',
    cause:
      'VS Code 的 launch.json 中可以写任何属性，Go 扩展只读取自己描述的那些。`dlvToolPath` 会被扩展找到的调试器覆盖；`dlvPath` 没有人读取：只有 `go.alternateTools` 能选择调试器。在调试适配器 dlv-dap 下，`port` 表示那里已有 `dlv dap` 在运行。`dlvLoadConfig` 只对旧适配器有效。`env` 中的 GOARCH 对构建同样生效。`buildFlags` 中的 `-gcflags` 会被去掉。',
    remedy:
      '删除该属性，或改写为正确的属性。在 settings.json 中选择其他调试器：`"go.alternateTools": { "dlv": "/dlv 的路径" }`。',
    summary: ({ file, line, key, fault, written, instead, others }) => {
      const where = `${file}:${line}：${key}`;
      return `${
        {
          debugger: `${where} 不能选择调试器；设置 ${instead} 才可以`,
          unknown: `${where} 不是 Go 启动配置的属性${instead === '' ? '' : `；${instead} 才是`}`,
          removed: `${where} 已不起作用${instead === '' ? '' : `；现在是 ${instead}`}`,
          value: `${where} 是 ${written}，不在 ${instead} 之中`,
          type: `${where} 是 ${written}，类型不是 ${instead}`,
          target: `${where} 是 ${written}：构建出的程序无法在本机启动`,
          gcflags: `${where} 含有 -gcflags，扩展会把它去掉`,
          'remote-launch': `${where} 是 ${written}，它用于 "request": "attach"`,
          external: `${where} 是 ${written}：扩展会连接到那里已在运行的 dlv dap`,
          'load-config': `${where} 会被调试适配器 dlv-dap 忽略，它按需加载变量的值`,
          native: `${where} 是 ${written}，macOS 的 dlv 只有用标签 macnative 构建时才有它`,
        }[fault]
      }${others === 0 ? '' : `；此文件中还有 ${others} 个类似的`}。`;
    },
    next: ({ file, line, key, fault, instead }) =>
      fault === 'value'
        ? `在 ${file}:${line} 中为 ${key} 写上 ${instead} 之一。`
        : fault === 'type'
          ? `在 ${file}:${line} 中为 ${key} 写上类型为 ${instead} 的值。`
          : fault === 'unknown' && instead !== ''
            ? `在 ${file}:${line} 中把 ${key} 改为 ${instead}，或删除它。`
            : fault === 'remote-launch'
              ? `在 ${file}:${line} 中把 request 设为 attach。`
              : fault === 'external'
                ? `若不是由你自己启动 dlv dap，请从 ${file}:${line} 删除 ${key}。`
                : `从 ${file}:${line} 删除 ${key}。`,
  },
};
