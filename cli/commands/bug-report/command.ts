import { inLanguage } from '../../../messages/fill.ts';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatBytes } from '../../../messages/units.ts';
import type { CliCommand, Session } from '../../command.ts';
import { Failure } from '../../failure.ts';
import { pack } from './archive.ts';
import { compose, type Report } from './compose.ts';
import { gather } from './gather.ts';
import { columns } from '../../terminal/columns.ts';
import type { BugReportDocument } from './document.ts';
import { texts } from './text.ts';

/** `gowarden bug-report`: shows what a report would hold, then saves it if the user says so. Nothing is ever sent. */
export const command: CliCommand = {
  reads: ({ options }) => options.print === true,
  options: {
    output: { type: 'string', short: 'o', value: 'FILE' },
    yes: { type: 'boolean' },
    print: { type: 'boolean' },
    modules: { type: 'boolean' },
  },
  positionals: [0, 0],
  async run({ options }, session) {
    const text = inLanguage(session.language, texts);
    const gathered = await gather(session);
    const report = await compose(session, gathered, options.modules === true);
    if (report.left.length > 0)
      throw new Failure('report-not-redacted', 2, text.leaks(report.left.length), text.leaksNext);
    const archive = pack(report.entries);
    const file = resolve(
      session.directory,
      typeof options.output === 'string' ? options.output : nameFor(gathered.look.at),
    );
    if (!session.json) show(report, options.modules === true, session);
    const wanted =
      options.print === true ? false : options.yes === true || (await session.confirm(text.question(file)));
    if (wanted === true) save(file, archive, session);
    if (session.json) session.document<BugReportDocument>(documentOf(report, wanted === true ? file : null));
    else if (wanted === true) session.err(text.saved(file, formatBytes(archive.length)));
    else session.err(wanted === null ? text.printed : text.notSaved);
    return 0;
  },
};

/** `gowarden-bug-report-20261125T120309Z.zip`: in UTC, which does not reveal a place. */
function nameFor(at: number): string {
  const moment = new Date(at).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  return `gowarden-bug-report-${moment}.zip`;
}

/** What is in it and the summary; with `--verbose` everything in it. */
function show(report: Report, modules: boolean, session: Session): void {
  const text = inLanguage(session.language, texts);
  session.out(text.contents);
  const rows = [...report.entries].map(([name, content]) => [
    name,
    formatBytes(Buffer.byteLength(content)),
    text.contentsOf(name),
  ]);
  for (const line of columns(rows, 2)) session.out(line);
  session.out(modules ? text.modulesShown : text.redacted);
  session.out('');
  for (const line of report.summary.trimEnd().split('\n')) session.out(line);
  session.out('');
  if (!session.verbose) return;
  for (const [name, content] of report.entries) {
    session.out(`--- ${name}`);
    for (const line of content.trimEnd().split('\n')) session.out(line);
  }
}

function save(file: string, archive: Uint8Array, session: Session): void {
  const text = inLanguage(session.language, texts);
  try {
    writeFileSync(file, archive, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    if (code === 'EEXIST') throw new Failure('report-exists', 2, text.exists(file), text.existsNext);
    throw new Failure('report-not-written', 2, text.notWritten(file, code));
  }
}

function documentOf(report: Report, saved: string | null): BugReportDocument {
  const { entries, summary, differences } = report;
  const files = [...entries].map(([name, content]) => ({ name, bytes: Buffer.byteLength(content) }));
  return { schemaVersion: 1, saved, files, summary, differences };
}
