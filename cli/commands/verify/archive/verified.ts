import { basename } from 'node:path';
import type { Host } from '../../../../host/host.ts';
import { inLanguage } from '../../../../messages/fill.ts';
import type { Session } from '../../../command.ts';
import type { Proof } from '../../../../probes/verification/verdict.ts';
import type { VerifyDocument } from '../document.ts';
import { type Texts, texts } from '../text.ts';
import type { Verified } from '../tree.ts';
import { type Against, verifyFile } from './verify.ts';

/** Verifies a downloaded file, and says what to do. */
export async function verifiedFile(
  path: string,
  { host, session, ...against }: Against & { readonly host: Host; readonly session: Session },
): Promise<Verified> {
  const text = inLanguage(session.language, texts);
  const document = await verifyFile(path, host, against);
  const isUnread = installers.test(path) && document.verdict !== 'differs';
  const isGo = /^go1/.test(basename(path));
  const unread = isUnread ? [text.unread, ...(isGo ? [text.onceInstalled] : [])] : [];
  const next = [nextOf(document, text), ...unread].filter((one) => one !== null);
  return { document, next: next.length === 0 ? null : next.join(session.language === 'en' ? ' ' : '') };
}

/** Formats that are not opened. */
const installers = /\.(?:pkg|dmg|msi|exe)$/i;

/** A checksum often comes from the same source as the file: the output says so where nothing else vouches for it. */
function nextOf({ verdict, proofs }: VerifyDocument, text: Texts): string | null {
  if (verdict === 'differs') return text.fileDiffersNext;
  if (verdict === 'unknown') return proofs.some(({ ok }) => !ok) ? text.unreadNext : text.fileUnknownNext;
  return proofs.some(({ kind }) => signed.includes(kind)) ? null : text.onlySum;
}

/** What somebody with a key vouches for, or was built into gowarden. */
const signed: readonly Proof['kind'][] = ['signature', 'checksum-database', 'built-in', 'module-record'];
