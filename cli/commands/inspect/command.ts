import { commandLine } from '../../../messages/command.ts';
import { inLanguage } from '../../../messages/fill.ts';
import { resolve } from 'node:path';
import { widthOf } from '../../terminal/width.ts';
import { readBinary } from '../../../host/binary/read.ts';
import type { BinaryReport } from '../../../host/binary/report.ts';
import type { Read } from '../../../host/files/files.ts';
import type { Host } from '../../../host/host.ts';
import type { CliCommand, ExitCode, Session } from '../../command.ts';
import { describe, type Row } from './describe.ts';
import { fileDocument, type InspectDocument } from './document.ts';
import { columns } from '../../terminal/columns.ts';
import { painter } from '../../terminal/colour.ts';
import { wrap } from '../../terminal/wrap.ts';
import { KnownVerdicts } from '../../verified.ts';
import { texts } from './text.ts';

/** `gowarden inspect FILE…`: what each file is, from its bytes. Exits 4 when one of them could not be read. */
export const command: CliCommand = {
  reads: true,
  options: {},
  positionals: [1, 100_000],
  completes: 'files',
  async run({ positionals }, session): Promise<ExitCode> {
    const host = await session.host();
    const known = new KnownVerdicts(host, session.paths.state);
    const files = positionals.map((path) => {
      const absolute = resolve(session.directory, path);
      const real = host.files.realPath(absolute);
      return { path, absolute, real: real.ok ? real.value : null, read: read(host, absolute) };
    });
    if (session.json)
      session.document<InspectDocument>({
        schemaVersion: 1,
        files: files.map(({ path, real, read }) => fileDocument(path, read, known.verdictOf(real))),
      });
    else await tell(files, known, host, session);
    return files.every(({ read }) => read.ok) ? 0 : 4;
  },
};

interface Inspected {
  /** As given. */
  readonly path: string;
  readonly absolute: string;
  /** Links resolved; null where that is unknown. */
  readonly real: string | null;
  readonly read: Read<BinaryReport>;
}

function read(host: Host, path: string): Read<BinaryReport> {
  return host.files.open(path, readBinary);
}

async function tell(
  files: readonly Inspected[],
  known: KnownVerdicts,
  host: Host,
  session: Session,
): Promise<void> {
  const { messages, verbose } = session;
  const paint = painter(session.colour);
  const telling = { messages, verbose, platform: host.platform, hardware: await host.hardware() };
  files.forEach(({ path, absolute, real, read }, index) => {
    if (index > 0) session.out('');
    const elsewhere = real !== null && real !== absolute ? ` -> ${real}` : '';
    session.out(`${paint('bold', path)}${elsewhere}`);
    const rows: Row[] = read.ok
      ? [...describe(read.value, { ...telling, path: real ?? absolute })]
      : [failed(path, read.failure.kind, session)];
    const verified = known.line(real, session);
    const { labels } = inLanguage(session.language, texts);
    if (verified.length > 0) rows.push({ label: labels.note, lines: verified });
    for (const line of laidOut(rows, session.width)) session.out(line);
  });
}

function failed(path: string, kind: keyof (typeof texts.en)['failed'], session: Session): Row {
  const { failed, labels, onPath } = inLanguage(session.language, texts);
  const hint =
    kind === 'absent' && /^[\w.+-]+$/.test(path)
      ? [onPath(commandLine`gowarden inspect "$(command -v ${path})"`)]
      : [];
  return { label: labels.note, lines: [failed[kind], ...hint] };
}

/** Labels in one column, lines in another; sentences are broken to fit, commands and paths never. */
function laidOut(rows: readonly Row[], width: number): string[] {
  const label = Math.max(...rows.map((row) => widthOf(row.label)));
  const room = Math.max(width - label - 4, 40);
  const cells = rows.flatMap(({ label, lines, whole }) =>
    lines
      .map(oneLine)
      .flatMap((line) => (whole ? [line] : wrap(line, room)))
      .map((line, index) => [index === 0 ? label : '', line]),
  );
  return columns(cells, 2);
}

/** A file's own text starts no line, which would pass for one of ours, and sets no colour. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]/g, (character) => {
    const json = JSON.stringify(character).slice(1, -1);
    return json === character ? '\\u007f' : json;
  });
}
