import { debuggers } from '../../../probes/debuggers/probe.ts';
import { serversOn } from '../../../probes/debuggers/servers.ts';
import { newSweep } from '../../../probes/sweep.ts';
import type { CliCommand } from '../../command.ts';
import { dlvDocument, type DlvDocument } from './document.ts';
import { type Answers, permissionOf, verdictOf } from './judge.ts';
import { showAnswers } from './show.ts';

/** `gowarden dlv`: no `dlv` is started, and no server is connected to. */
export const command: CliCommand = {
  reads: true,
  options: {},
  positionals: [0, 0],
  async run(_call, session) {
    const host = await session.host();
    const sweep = newSweep(host, session.signal, Date.now());
    const [answer, servers, permission] = await Promise.all([
      sweep.ask(debuggers),
      serversOn(host),
      permissionOf(host),
    ]);
    const answers: Answers = { answer, servers, permission };
    if (session.json) session.document<DlvDocument>(dlvDocument(answers));
    else for (const line of showAnswers(answers, session)) session.out(line);
    return isFit(answers) ? 0 : 1;
  },
};

/** A dlv that a terminal or an application starts works with every Go that runs; where nothing is known, nothing is held against it. */
function isFit({ answer }: Answers): boolean {
  const used = answer.debuggers.filter(({ winsIn, by }) => winsIn.length > 0 || by !== null);
  const missing = [...answer.servers.values()].some(({ path, isSure }) => path === null && isSure);
  const verdicts = used.flatMap((dlv) => answer.targets.map((target) => verdictOf(dlv, target, answer)));
  return !(missing && used.length > 0) && verdicts.every((one) => one === 'works' || one === 'unknown');
}
