import { inLanguage } from '../../../messages/fill.ts';
import type { CliCommand } from '../../command.ts';
import { bashScript } from './bash.ts';
import { describe } from './describe.ts';
import { fishScript } from './fish.ts';
import { zshScript } from './zsh.ts';
import { UsageError } from '../../failure.ts';
import { texts } from './text.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

export const command: CliCommand = {
  reads: true,
  options: {},
  positionals: [1, 1],
  completes: Object.keys(scripts),
  async run({ positionals: [shell = ''] }, session) {
    if (!isShell(shell))
      throw new UsageError(inLanguage(session.language, texts).unknownShell(shell, Object.keys(scripts)));
    const script = scripts[shell](await describe(session.commands, session.language));
    session.out(...script.trimEnd().split('\n'));
    return 0;
  },
};

function isShell(name: string): name is keyof typeof scripts {
  return Object.hasOwn(scripts, name);
}
