import { inLanguage } from '../../../messages/fill.ts';
import type { CliCommand, Session } from '../../command.ts';
import { orInterrupted, untouched } from '../../caches/interrupt.ts';
import { openSide } from '../../caches/open.ts';
import type { Progress } from '../../caches/side.ts';
import { cacheTable, totalLine } from './table.ts';
import { wrap } from '../../terminal/wrap.ts';
import type { CachesDocument } from './document.ts';
import { texts } from './text.ts';

/** `gowarden caches`: which caches there are, how big, who uses them, what removing each costs. */
export const command: CliCommand = {
  reads: true,
  options: {},
  positionals: [0, 0],
  async run(_call, session) {
    const text = inLanguage(session.language, texts);
    const side = await openSide(session, (progress) => showSoFar(progress, session));
    try {
      const { caches: all, unknown } = await untouched(session, () => orInterrupted(side.look(), session));
      if (session.json) {
        session.document<CachesDocument>({ schemaVersion: 1, caches: all, unknown });
        return 0;
      }
      const now = Date.now();
      if (all.length === 0) session.err(text.none);
      else {
        for (const line of cacheTable(all, session, now)) session.out(line);
        for (const line of ['', ...totalLine(all, session)]) session.out(line);
      }
      if (unknown.length > 0) session.out('', text.couldNotTell);
      for (const sentence of unknown)
        for (const line of wrap(session.messages.told(sentence), session.width, 2, 4)) session.out(line);
      for (const remark of side.remarks) for (const line of wrap(remark, session.width)) session.err(line);
      return 0;
    } finally {
      await side.close();
    }
  },
};

/** The table as it fills. */
function showSoFar({ caches: { caches: all } }: Progress, session: Session): void {
  if (session.json || session.quiet || all.length === 0) return;
  const page = { ...session, colour: false, verbose: false };
  session.live(...cacheTable(all, page, Date.now()), ...totalLine(all, page));
}
