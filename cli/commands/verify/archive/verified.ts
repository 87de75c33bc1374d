import type { Host } from '../../../../host/host.ts';
import { inLanguage } from '../../../../messages/fill.ts';
import type { Session } from '../../../command.ts';
import { texts } from '../text.ts';
import type { Verified } from '../tree.ts';
import { type Against, verifyFile } from './verify.ts';

/** Verifies a downloaded file, and says what to do. */
export async function verifiedFile(
  path: string,
  { host, session, ...against }: Against & { readonly host: Host; readonly session: Session },
): Promise<Verified> {
  const text = inLanguage(session.language, texts);
  const document = await verifyFile(path, host, against);
  const { verdict } = document;
  return {
    document,
    next: verdict === 'differs' ? text.fileDiffersNext : verdict === 'unknown' ? text.fileUnknownNext : null,
  };
}
