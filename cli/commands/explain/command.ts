import { inLanguage } from '../../../messages/fill.ts';
import { errorRows } from '../../../probes/errors/catalogue.ts';
import { type ErrorMatch, matchesIn } from '../../../probes/errors/match.ts';
import type { CliCommand, ExitCode, Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { wrap } from '../../terminal/wrap.ts';
import type { ExplainDocument, ExplainListDocument, MatchDocument } from './document.ts';
import { textToExplain } from './input.ts';
import { prove } from './prove.ts';
import { texts } from './text.ts';

/** `gowarden explain`. Exits 0 when a row fits and 5 when none does. */
export const command: CliCommand = {
  reads: true,
  options: { last: { type: 'boolean' }, list: { type: 'boolean' }, paste: { type: 'boolean' } },
  positionals: [0, 1000],
  completes: 'files',
  async run({ options, positionals }, session) {
    if (options.list === true) return list(session);
    const rows = positionals.flatMap((word) => errorRows.get(word.toUpperCase()) ?? []);
    const matches: readonly ErrorMatch[] =
      rows.length > 0 && rows.length === positionals.length
        ? rows.map((row) => ({ row, line: row.says[0] ?? '', values: {} }))
        : matchesIn(await textToExplain(positionals, options, session));
    const documents = await prove(matches, session);
    if (session.json) session.document<ExplainDocument>({ schemaVersion: 1, matches: documents });
    else if (documents.length === 0) session.out(nothing(positionals, session));
    else for (const [index, document] of documents.entries()) show(document, index > 0, session);
    return documents.length > 0 ? 0 : 5;
  },
};

/** That no text fits, or that no row has that id. */
function nothing(words: readonly string[], session: Session): string {
  const text = inLanguage(session.language, texts);
  const id = words.find((word) => /^[a-z]\d\d$/i.test(word));
  return id === undefined ? text.nothingFits : text.noRow(id);
}

function show(document: MatchDocument, isLater: boolean, session: Session): void {
  const text = inLanguage(session.language, texts);
  const { width } = session;
  const lines = (said: string, indent: number): readonly string[] =>
    wrap(said, width, indent, indent + 2, []);
  const title = `${document.row}  ${text.proofs[document.proof]}${document.unconfirmed ? ` · ${text.unconfirmed}` : ''}`;
  if (isLater) session.out('');
  session.out(painter(session.colour)('bold', title));
  for (const said of [document.evidence[0] ?? '', document.cause]) session.out(...lines(said, 2));
  session.out(...lines(text.next(document.next), 2));
  if (document.wrongAdvice !== null) session.out(...lines(text.wrong(document.wrongAdvice), 2));
  for (const line of document.evidence.slice(1)) session.out(...lines(session.messages.told(line), 4));
  if (session.verbose) for (const link of document.links) session.out(`  ${link}`);
}

function list(session: Session): ExitCode {
  const rows = [...errorRows.values()];
  if (session.json)
    session.document<ExplainListDocument>({
      schemaVersion: 1,
      rows: rows.map(({ id, says, rules }) => ({ row: id, says, rules })),
    });
  else for (const { id, says } of rows) session.out(`${id}  ${says[0] ?? ''}`);
  return 0;
}
