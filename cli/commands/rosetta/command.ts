import { inLanguage } from '../../../messages/fill.ts';
import { rosetta } from '../../../probes/rosetta/probe.ts';
import { newSweep } from '../../../probes/sweep.ts';
import { translation } from '../../../probes/translation/probe.ts';
import type { CliCommand } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { rosettaDocument, type RosettaDocument } from './document.ts';
import { markdownOf } from './markdown.ts';
import { show } from './show.ts';
import { texts } from './text.ts';

/** `gowarden rosetta`: looks once, from files and the process table; nothing is started to look at it. */
export const command: CliCommand = {
  reads: true,
  options: { markdown: { type: 'boolean' } },
  positionals: [0, 0],
  async run({ options }, session) {
    if (session.json && options.markdown === true)
      throw new UsageError(inLanguage(session.language, texts).oneForm);
    const now = Date.now();
    const sweep = newSweep(await session.host(), session.signal, now);
    const [needed, running] = await Promise.all([sweep.ask(rosetta), sweep.ask(translation)]);
    const document = rosettaDocument(needed, running, now);
    if (session.json) session.document<RosettaDocument>(document);
    else if (options.markdown === true) session.out(...markdownOf(document, session.messages));
    else session.out(...show(document, session));
    return 0;
  },
};
