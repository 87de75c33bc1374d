import type { Debuggers } from '../../debuggers/answer.ts';
import { evidenceOf } from '../../debuggers/evidence.ts';
import { debuggers } from '../../debuggers/probe.ts';
import { inWords } from '../../debuggers/text.ts';
import { isOvertaken } from '../../remedies/tool.ts';
import type { Found, Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** A Mac with Delve, but without the program of Apple's that Delve needs to control another one, or without the name by which they meet. */
export const rule: Rule<Debuggers, Values> = {
  severity: 'error',
  dependsOn: ['apple-tools-missing'],
  timeToVisibleMs: 60_000,
  links: [
    'https://github.com/go-delve/delve/blob/master/Documentation/installation/README.md',
    'https://github.com/go-delve/delve/blob/v1.27.2/pkg/proc/gdbserial/gdbserver.go',
    'https://github.com/go-delve/delve/issues/1650',
  ],
  probe: debuggers,
  decide: (answer) => [...missing(answer), ...withoutLocalhost(answer)],
};

/** Reported once, for the first `dlv` that is in use. */
function missing({ debuggers: all, servers, inventory }: Debuggers): readonly Found<Values>[] {
  const used = inUse({ debuggers: all, inventory });
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
        values: { path: dlv.path, context: id, fault: 'server' },
      },
    ];
  }
  return [];
}

/** Delve's own words (service/debugger/debugger.go). */
const refusal = "debugserver or lldb-server not found: install Xcode's command line tools or lldb-server";

/** Reported, and not seen by us: so it is only suspected. */
function withoutLocalhost({ debuggers: all, localhost, inventory }: Debuggers): readonly Found<Values>[] {
  const dlv = inUse({ debuggers: all, inventory }).find(
    ({ winsIn, tool }) => tool === null || winsIn.some((id) => id !== 'daemon'),
  );
  if (localhost !== false || dlv === undefined) return [];
  return [
    {
      subject: '/etc/hosts',
      severity: 'warning',
      dependsOn: [],
      certainty: 'suspected',
      evidence: [inWords('noLocalhost'), ...evidenceOf(dlv), inWords('says', { words: ended })],
      values: { path: dlv.path, context: dlv.winsIn[0] ?? 'gui', fault: 'localhost' },
    },
  ];
}

/** Delve's own words (pkg/proc/gdbserial/gdbserver.go). */
const ended = 'could not launch process: stub exited while waiting for connection: exit status 0';

function inUse({ debuggers: all, inventory }: Pick<Debuggers, 'debuggers' | 'inventory'>) {
  return all.filter(
    ({ state, tool }) => state === 'present' && (tool === null || !isOvertaken(tool, inventory)),
  );
}
