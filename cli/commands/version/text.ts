import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'gowarden';

const en = {
  help: {
    summary: 'Show the version, and the architecture of the Node that runs it',
    usage: [''],
    examples: [['gowarden version', 'also says when this Node runs translated']],
    options: {},
  } satisfies CommandHelp,
  node: (version: string, architecture: string, path: string): string =>
    `Node.js ${version}, ${architecture}, ${path}`,
  hardware: (architecture: string, translated: boolean | 'unknown'): string =>
    translated === 'unknown'
      ? `Hardware ${architecture}; it is unknown whether this Node runs translated`
      : translated
        ? `Hardware ${architecture}: this Node runs translated`
        : `Hardware ${architecture}: this Node runs natively`,
};

const zh: typeof en = {
  help: {
    summary: '显示版本，以及运行它的 Node 的架构',
    usage: [''],
    examples: [['gowarden version', '这个 Node 被转译运行时也会说明']],
    options: {},
  },
  node: (version, architecture, path) => `Node.js ${version}，${architecture}，${path}`,
  hardware: (architecture, translated) =>
    translated === 'unknown'
      ? `硬件为 ${architecture}；无法判断这个 Node 是否被转译`
      : translated
        ? `硬件为 ${architecture}：这个 Node 被转译运行`
        : `硬件为 ${architecture}：这个 Node 原生运行`,
};

export const texts = { en, zh };
