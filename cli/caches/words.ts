import type { LeftOut } from '../../caches/plan/plan.ts';
import { usersText, userText, type User } from '../../caches/use/use.ts';
import { cacheName } from '../../messages/cache.ts';
import type { Messages } from '../../messages/speak.ts';
import { wrap } from '../terminal/wrap.ts';
import { cachesText } from './text.ts';

/** The first of the users in full, and how many more there are. */
export function usersIn(users: readonly User[], messages: Messages): string {
  const [first] = users;
  return first === undefined ? '' : cachesText(messages).more(userText(first), users.length - 1);
}

/** One thing that was left out, with its reason. */
export function leftOutLines(left: LeftOut, messages: Messages, width: number): string[] {
  const { cache, path, why, module, by = [], detail = '' } = left;
  const who = usersText(by) ?? '';
  const reason = messages.caches.reason({ why, path, detail, who });
  const name = module ?? (cache === '' ? '' : cacheName(cache, messages));
  return wrap([name, reason].filter(Boolean).join(': '), width, 2, 4);
}
