import { readRemembered } from '../daemon/verification/remembered.ts';
import type { Session } from './command.ts';
import { cliText } from './text.ts';

/** What the daemon knows of the tree that a program is of, one line for people; none where it has not verified it. */
export function verifiedLine(file: string | null, session: Pick<Session, 'paths' | 'messages'>): string[] {
  const found =
    file === null
      ? undefined
      : readRemembered(session.paths.state).find(({ goroot }) => file.startsWith(`${goroot}/`));
  if (!found) return [];
  const text = cliText(session.messages);
  return [text.verified(found.goroot, text.verdicts[found.verdict])];
}
