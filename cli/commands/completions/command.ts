import type { CliCommand } from '../../command.ts';
import { bashScript } from './bash.ts';
import { describe } from './describe.ts';
import { fishScript } from './fish.ts';
import { zshScript } from './zsh.ts';
import { UsageError } from '../../failure.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

export const completions: CliCommand = {
  reads: true,
  options: {},
  positionals: [1, 1],
  completes: Object.keys(scripts),
  async run({ positionals: [shell = ''] }, session) {
    if (!isShell(shell))
      throw new UsageError(session.messages.cli.usage.unknownShell(shell, Object.keys(scripts)));
    session.out(
      ...scripts[shell](await describe(session.messages))
        .trimEnd()
        .split('\n'),
    );
    return 0;
  },
};

function isShell(name: string): name is keyof typeof scripts {
  return Object.hasOwn(scripts, name);
}
