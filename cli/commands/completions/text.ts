import type { CommandGroup, CommandHelp } from '../../command.ts';

export const group: CommandGroup = 'gowarden';

const en = {
  help: {
    summary: 'Print the completion script of a shell',
    usage: ['bash|zsh|fish'],
    examples: [
      ['source <(gowarden completions bash)', 'in ~/.bashrc'],
      ['gowarden completions zsh > ~/.zfunc/_gowarden', 'with ~/.zfunc in fpath'],
      ['gowarden completions fish > ~/.config/fish/completions/gowarden.fish', 'fish'],
    ],
    options: {},
  } satisfies CommandHelp,
  unknownShell: (shell: string, shells: readonly string[]): string =>
    `Expected one of ${shells.join(', ')}, got \`${shell}\``,
};

const zh: typeof en = {
  help: {
    summary: '输出某个 shell 的补全脚本',
    usage: ['bash|zsh|fish'],
    examples: [
      ['source <(gowarden completions bash)', '写入 ~/.bashrc'],
      ['gowarden completions zsh > ~/.zfunc/_gowarden', '~/.zfunc 须在 fpath 中'],
      ['gowarden completions fish > ~/.config/fish/completions/gowarden.fish', 'fish'],
    ],
    options: {},
  },
  unknownShell: (shell, shells) => `应为 ${shells.join('、')} 之一，却得到 \`${shell}\``,
};

export const texts = { en, zh };
