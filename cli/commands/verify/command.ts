import type { Verdict } from '../../../probes/verification/verdict.ts';
import type { CliCommand, ExitCode } from '../../command.ts';
import { wrap } from '../../terminal/wrap.ts';
import type { VerifyDocument } from './document.ts';
import { showVerified } from './show.ts';
import { subjectOf } from './subject.ts';
import { verifiedTree } from './tree.ts';

const exits: Readonly<Record<Verdict, ExitCode>> = {
  official: 0,
  'official-edited': 0,
  differs: 1,
  unofficial: 5,
  unknown: 5,
};

/** `gowarden verify`: whether a Go is what was published. */
export const command: CliCommand = {
  reads: true,
  options: {},
  positionals: [0, 1],
  completes: 'files',
  async run({ positionals: [given] }, session) {
    const host = await session.host();
    const subject = await subjectOf(given, host, session);
    const { document, next } = await verifiedTree(
      subject.kind === 'tree' ? subject.goroot : subject.path,
      host,
      session,
    );
    session.signal.throwIfAborted();
    if (session.json) session.document<VerifyDocument>(document);
    else {
      session.out(...showVerified(document, session));
      if (next !== null) session.out(...wrap(next, session.width, 0));
    }
    return exits[document.verdict];
  },
};
