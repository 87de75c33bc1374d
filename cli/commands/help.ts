import { suggest } from '../arguments/suggest.ts';
import { type CommandName, catalogue, commandNames } from '../catalogue.ts';
import type { CliCommand } from '../command.ts';
import { UsageError } from '../failure.ts';
import { commandPage } from '../help/command.ts';
import { overview } from '../help/overview.ts';

export const help: CliCommand = {
  options: {},
  positionals: [0, 1],
  completes: commandNames,
  async run({ positionals: [topic] }, session) {
    const { usage } = session.messages.cli;
    if (topic === undefined) session.out(overview(session));
    else if (isCommand(topic)) session.out(await commandPage(topic, session));
    else {
      const meant = suggest(topic, commandNames);
      throw new UsageError(usage.unknownTopic(topic), meant && usage.didYouMean(meant));
    }
    return 0;
  },
};

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(catalogue, name);
}
