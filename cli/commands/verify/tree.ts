import { verifyTree } from '../../../daemon/verification/verify-tree.ts';
import type { Host } from '../../../host/host.ts';
import { commandLine } from '../../../messages/command.ts';
import { inLanguage } from '../../../messages/fill.ts';
import type { DatabaseWord } from '../../../probes/verification/database.ts';
import { modulePlacesOf } from '../../../probes/verification/places.ts';
import { moduleVersionOf, toolchainModule, type TreeReport } from '../../../probes/verification/verdict.ts';
import type { Session } from '../../command.ts';
import { codesignProofs } from './codesign.ts';
import type { VerifyDocument } from './document.ts';
import { texts } from './text.ts';

/** What was found of a tree, and what to do about it. */
export interface Verified {
  readonly document: VerifyDocument;
  /** For people; null when nothing is to be done. */
  readonly next: string | null;
}

/** Asks the checksum database. */
export type Ask = (version: string) => Promise<DatabaseWord>;

/** Verifies an installed GOROOT, or a toolchain of the module cache. */
export async function verifiedTree(
  goroot: string,
  { host, session, database }: { readonly host: Host; readonly session: Session; readonly database?: Ask },
): Promise<Verified> {
  const report = await verifyTree(goroot, {
    host,
    places: modulePlacesOf(host, [host.environment]),
    lowPriority: false,
    signal: session.signal,
    ...(database && { ask: database }),
  });
  const signed = await codesignProofs(host, report.goroot, session.signal);
  const document = documentOf({ ...report, proofs: [...report.proofs, ...signed] });
  return { document, next: nextOf(report, session) };
}

function documentOf({ goroot, version, builtFor, verdict, proofs, files }: TreeReport): VerifyDocument {
  return {
    schemaVersion: 1,
    ...{ subject: goroot, verdict, version },
    builtFor: builtFor && `${builtFor.os}/${builtFor.architecture}`,
    proofs,
    files: files.toSorted((one, other) => Number(other.counts) - Number(one.counts)),
  };
}

function nextOf({ verdict, version, builtFor, files }: TreeReport, { language }: Session): string | null {
  const text = inLanguage(language, texts);
  switch (verdict) {
    case 'official':
    case 'official-edited':
      return null;
    case 'unofficial':
      return text.unofficialNext;
    case 'unknown':
      return text.unknownNext;
    case 'differs': {
      const isNamed = files.some(({ counts }) => counts);
      if (version === null || builtFor === null || isNamed) return text.differsNext;
      const module = `${toolchainModule}@${moduleVersionOf(version, builtFor)}`;
      return text.filesUnknown(commandLine`${['go', 'mod', 'download', module]}`);
    }
  }
}
