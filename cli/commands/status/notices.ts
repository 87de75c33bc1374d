import { rowOf } from '../../../daemon/error-row.ts';
import type { Notice } from '../../../daemon/status.ts';
import { inLanguage } from '../../../messages/fill.ts';
import { sayNotice } from '../../../messages/notice.ts';
import type { Session } from '../../command.ts';
import { wrap } from '../../terminal/wrap.ts';
import type { NoticeDocument } from './document.ts';
import { texts } from './text.ts';

/** What the system has said of codes that stand alone: ENOSPC is two things. */
const saidBy: Readonly<Record<string, string>> = { 'disk-full': 'no space left on device' };

/** A notice with its sentence, and the row of `gowarden explain` that its reason is known as. */
export async function noticeDocument(notice: Notice, session: Session): Promise<NoticeDocument> {
  const reasons = [...Object.values(notice.values), saidBy[notice.code] ?? ''];
  return {
    ...notice,
    message: sayNotice(session.messages, notice),
    row: await rowOf(reasons.join('\n')),
  };
}

/** The same for people. */
export async function noticeLines(notice: Notice, session: Session): Promise<readonly string[]> {
  const { message, row } = await noticeDocument(notice, session);
  const text = inLanguage(session.language, texts);
  return [message, ...(row === null ? [] : [text.explained(row)])].flatMap((line) =>
    wrap(line, session.width),
  );
}
