import { resolve } from 'node:path';
import { readBinary } from '../../../host/binary/read.ts';
import { inLanguage } from '../../../messages/fill.ts';
import type { ErrorMatch } from '../../../probes/errors/match.ts';
import type { ErrorRow } from '../../../probes/errors/row.ts';
import type { Sight } from '../../../probes/errors/sight.ts';
import { sayFinding } from '../../../probes/say.ts';
import type { RuleId } from '../../../probes/rules/ids.ts';
import { ForeignSocket } from '../../api/ours.ts';
import { ApiRefusal, DaemonUnreachable } from '../../client.ts';
import type { Session } from '../../command.ts';
import { lookOnce } from '../doctor/look-once.ts';
import { type Look, lookOfStatus, type ShownFinding, worstFirst } from '../../look/look.ts';
import type { MatchDocument } from './document.ts';
import { causingSettings } from './settings.ts';
import { texts } from './text.ts';

/** Asks this machine which of the causes are so here; one look serves them all. */
export async function prove(
  matches: readonly ErrorMatch[],
  session: Session,
): Promise<readonly MatchDocument[]> {
  const asked = new Set(matches.flatMap(({ row }) => row.rules));
  const isSet = matches.some(({ row }) => row.settings !== undefined);
  const look = asked.size === 0 && !isSet ? null : await lookOnce(session, asked, Date.now());
  const all = look && {
    ...look,
    findings: worstFirst([...look.findings, ...(await openNow(asked, session))]),
  };
  const documents: MatchDocument[] = [];
  for (const match of matches) documents.push(await proven(match, all, session));
  return documents;
}

/** What a daemon has open of these rules: some causes show only in time, and one look cannot see them. */
async function openNow(asked: ReadonlySet<RuleId>, session: Session): Promise<readonly ShownFinding[]> {
  if (asked.size === 0) return [];
  try {
    const { findings } = lookOfStatus(await session.client().status());
    return findings.filter(({ rule }) => asked.has(rule));
  } catch (error) {
    // Without a daemon, or with one that does not answer us, the look alone counts.
    if (error instanceof DaemonUnreachable || error instanceof ApiRefusal || error instanceof ForeignSocket)
      return [];
    throw error;
  }
}

async function proven(match: ErrorMatch, look: Look | null, session: Session): Promise<MatchDocument> {
  const { row, line } = match;
  const text = inLanguage(session.language, row);
  const program = await wrongProgram(match, look, session);
  const sight = await seenOnDisk(match, session);
  const found = look?.findings.filter(({ rule }) => row.rules.includes(rule)) ?? [];
  const seen = sight?.alone ? null : bestOf(found, match);
  const settings = await causingSettings(match, look, await session.host());
  const isHere = seen !== null || settings.length > 0 || program?.isWrong === true || sight?.proof === 'here';
  const absent = proofOfAbsence(row, look, program !== null || sight?.proof === 'not here');
  const said = sight && inLanguage(session.language, sight.said);
  return {
    row: row.id,
    rule: seen?.rule ?? row.rules[0] ?? null,
    proof: isHere ? 'here' : sight?.proof === 'unknown' ? 'unknown' : absent,
    cause: said?.cause ?? text.cause,
    next: (seen && sayFinding(session.messages, seen).next) ?? said?.next ?? text.next,
    evidence: [
      line,
      ...(said ? [said.seen] : []),
      ...(program ? [program.evidence] : []),
      ...settings,
      ...(seen ? [seen.subject, ...seen.evidence] : []),
    ],
    wrongAdvice: text.wrong ?? null,
    unconfirmed: row.unconfirmed === true,
    links: row.links,
  };
}

/** Nothing was found: that says something only where the look could tell. */
function proofOfAbsence(row: ErrorRow, look: Look | null, wasInspected: boolean): 'not here' | 'unknown' {
  if (wasInspected) return 'not here';
  const canTell = row.partly !== true && (row.rules.length > 0 || row.settings !== undefined);
  return canTell && look !== null && look.unknown.length === 0 ? 'not here' : 'unknown';
}

/** What the files that the text names show; they may be the user's own sources. */
async function seenOnDisk({ row, line, values }: ErrorMatch, session: Session): Promise<Sight | null> {
  if (row.looks === undefined) return null;
  const { files, unrecorded, user } = await session.host();
  return row.looks({ line, values }, { files: unrecorded ?? files, directory: session.directory, user });
}

/** The finding that shows it: about something that the text names, otherwise the worst. */
function bestOf(found: readonly ShownFinding[], { values }: ErrorMatch): ShownFinding | null {
  const known = found.filter(({ certainty }) => certainty !== 'unknown');
  const named = known.find(({ subject }) => Object.values(values).includes(subject));
  return named ?? known[0] ?? null;
}

/** Whether the program that the text names is for another processor; null when there is none to look at. */
async function wrongProgram(
  { values }: ErrorMatch,
  look: Look | null,
  session: Session,
): Promise<{ readonly isWrong: boolean; readonly evidence: string } | null> {
  const native = look?.hardware?.native;
  if (values.file === undefined || native === undefined || native.length === 0) return null;
  const file = resolve(session.directory, values.file);
  const read = (await session.host()).files.open(file, readBinary);
  if (!read.ok || read.value.architectures.length === 0) return null;
  const { architectures } = read.value;
  return {
    isWrong: !architectures.some((one) => native.includes(one)),
    evidence: inLanguage(session.language, texts).program(file, architectures.join(', '), native.join(', ')),
  };
}
