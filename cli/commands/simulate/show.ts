import { inLanguage } from '../../../messages/fill.ts';
import type { Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { columns } from '../../terminal/columns.ts';
import type { Act } from './brew-swap.ts';
import { texts } from './text.ts';

/** The step and all that happened, each with the milliseconds since the step began. */
export function showStep({ title, at, happenings }: Act, { messages, colour }: Session): string[] {
  const paint = painter(colour);
  const text = inLanguage(messages.language, texts);
  const rows = happenings.flatMap((happening) => {
    const [first = '', ...rest] = happening.text.split('\n');
    const what = text.happenings[happening.what] ?? happening.what;
    const after = text.after(happening.at - at).padStart(8);
    return [[after, paint('bold', what), first], ...rest.map((line) => ['', '', line])];
  });
  return [paint('bold', title), ...columns(rows)];
}
