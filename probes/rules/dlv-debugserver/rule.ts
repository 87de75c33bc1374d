import type { Debuggers } from '../../debuggers/answer.ts';
import { evidenceOf } from '../../debuggers/evidence.ts';
import { debuggers } from '../../debuggers/probe.ts';
import { inWords } from '../../debuggers/text.ts';
import { isOvertaken } from '../../remedies/tool.ts';
import type { Found, Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** A Mac with Delve, but without the program of Apple's that Delve needs to control another one. */
export const rule: Rule<Debuggers, Values> = {
  severity: 'error',
  dependsOn: ['apple-tools-missing'],
  timeToVisibleMs: 60_000,
  links: [
    'https://github.com/go-delve/delve/blob/master/Documentation/installation/README.md',
    'https://github.com/go-delve/delve/blob/v1.27.2/pkg/proc/gdbserial/gdbserver.go',
  ],
  probe: debuggers,
  decide: (answer) => missing(answer),
};

/** Told once, of the first `dlv` that is in use. */
function missing({ debuggers: all, servers, inventory }: Debuggers): readonly Found<Values>[] {
  const used = all.filter(
    ({ state, tool }) => state === 'present' && (tool === null || !isOvertaken(tool, inventory)),
  );
  for (const [id, server] of servers) {
    const context = inventory.contexts.find((one) => one.id === id);
    const dlv = used.find(({ winsIn, tool }) => winsIn.includes(id) || (id === 'gui' && tool === null));
    if (server.path !== null || !server.isSure || dlv === undefined || context === undefined) continue;
    return [
      {
        subject: dlv.path,
        certainty: context.certainty === 'observed' ? 'observed' : 'suspected',
        evidence: [
          ...evidenceOf(dlv),
          inWords('context', { context: id, source: context.source }),
          inWords('searched', { places: server.searched.join(', ') }),
          inWords('says', { words: refusal }),
        ],
        values: { path: dlv.path, context: id },
      },
    ];
  }
  return [];
}

/** Delve's own words (service/debugger/debugger.go). */
const refusal = "debugserver or lldb-server not found: install Xcode's command line tools or lldb-server";
