import { availableParallelism } from 'node:os';
import { inLanguage } from '../../../messages/fill.ts';
import type { CliCommand } from '../../command.ts';
import { Failure, UsageError } from '../../failure.ts';
import { announce } from './announce.ts';
import { bench } from './bench.ts';
import type { BenchDocument } from './document.ts';
import { remember } from './remember.ts';
import { requestOf, workNames } from './request.ts';
import { showBench } from './show.ts';
import { subjectOf } from './subject.ts';
import { texts } from './text.ts';

/** Milliseconds after Ctrl-C in which what was made is removed: some thousand files. */
const removeMs = 20_000;

/** `gowarden bench`: how much longer the same work takes translated. */
export const command: CliCommand = {
  options: {
    yes: { type: 'boolean', short: 'y' },
    network: { type: 'boolean' },
    runs: { type: 'string', value: 'N' },
    work: { type: 'string', multiple: true, choices: workNames, value: 'NAME' },
    package: { type: 'string', value: 'PACKAGE' },
    go: { type: 'string', value: 'VERSION' },
    project: { type: 'string', value: 'DIR' },
  },
  positionals: [0, 0],
  async run(call, session) {
    const text = inLanguage(session.language, texts);
    const request = requestOf(call, session, text);
    const subject = await subjectOf(request, session, text);
    announce(request, subject, session, text);
    if (!request.yes) {
      const agreed = await session.confirm(text.ask);
      session.signal.throwIfAborted();
      if (agreed === null) throw new UsageError(text.needsYes);
      if (!agreed) {
        session.err(text.declined);
        return 0;
      }
    }
    if (subject.host.simulated) throw new Failure('simulated', 2, text.simulated, text.simulatedNext);
    session.grace.ms = removeMs;
    const document = await bench(request, subject, availableParallelism(), session, text);
    session.signal.throwIfAborted();
    const lost = await remember(document, session);
    if (session.json) session.document<BenchDocument>(document);
    else session.out(...showBench(document, session));
    if (lost !== null) session.err(text.notKept(lost));
    return document.ratio === null ? 5 : 0;
  },
};
