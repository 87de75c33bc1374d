import { linesOf } from '../../host/formats/lines.ts';
import { brokenIn, type Torn } from './broken.ts';
import { withoutBeginning, withoutEnd, withoutMiddle } from './cut.ts';
import { plain } from './printed.ts';
import { isCommit } from './typed.ts';

/** Characters of a text in which torn ones are looked for. */
const longestSearched = 64 * 1024;
const mostLines = 8;
/** Characters at each end of a line that were cut off: no text is longer. */
const longestCut = 512;
/** In place of what was left out. */
const dots = ['...', '…'];

/**
 * Error texts that are in no line as a whole: broken into several lines, or, where there is nothing else, cut at the beginning or at the
 * end of the text, or where dots are in place of what was left out. Nothing is found in more than 64 KiB.
 */
export function tornIn(text: string, isKnown: boolean): readonly Torn[] {
  if (text.length > longestSearched) return [];
  const lines = [...linesOf(text)]
    .map((one) => plain(one.text))
    .filter((line) => line !== '' && !isCommit(line));
  const broken = lines.flatMap((_, index) =>
    brokenIn(lines.slice(index, index + mostLines), lines[index - 1]),
  );
  if (isKnown || broken.length > 0) return broken;
  return lines.flatMap((line, index) => cutIn(line, index === 0, index === lines.length - 1));
}

/** Of all ways in which a line may have lost something the one that explains the most of it. */
function cutIn(line: string, isFirst: boolean, isLast: boolean): readonly Torn[] {
  const before = dots.find((one) => line.startsWith(one)) ?? '';
  const behind = dots.find((one) => line.endsWith(one)) ?? '';
  const rest = line.slice(before.length, Math.max(before.length, line.length - behind.length)).trim();
  const found = [
    ...(isLast || behind !== '' ? withoutEnd(rest.slice(-longestCut)) : []),
    ...(isFirst || before !== '' ? withoutBeginning(rest.slice(0, longestCut)) : []),
    ...dots.flatMap((one) => withoutMiddle(rest.slice(0, longestCut), one)),
  ];
  const most = Math.max(...found.map(({ weight }) => weight));
  return found.filter(({ weight }) => weight === most);
}
