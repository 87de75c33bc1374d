import type { SayEntries } from '../../../daemon/history/text.ts';
import { settledIn, showEntry } from './show.ts';

/** Columns of the desktop's editor. */
const width = 100;

/** What this command shows of entries, without colours, for a file. */
export const sayEntries: SayEntries = (entries, messages) => {
  const settled = settledIn(entries);
  return entries.flatMap((entry) => showEntry(entry, { messages, colour: false, width }, settled));
};
