import { stripVTControlCharacters } from 'node:util';
import { linesOf } from '../../host/formats/lines.ts';
import { errorRows } from './catalogue.ts';
import { plain, stringsIn } from './printed.ts';
import type { ErrorRow } from './row.ts';
import { isPrinted, typedIn, withoutPrefixes } from './typed.ts';
import { Words } from './words.ts';

/** A row whose advice, claim or symptom was found in other words than its own, and where. */
export interface Meant {
  readonly row: ErrorRow;
  readonly line: string;
}

/** Characters of a text in which commands and settings are looked for, and of one that a person typed. */
export const longestScript = 16 * 1024;
const longestTyped = 600;
/** Characters within which all has to be said: of a command with its arguments, and of a sentence. */
const longestCommand = 200;
const longestSentence = 90;

const inLines = [...errorRows.values()].filter(({ asked }) => asked === 'line');
const symptoms = [...errorRows.values()].filter(({ asked }) => asked === 'symptom');
const claims = [...errorRows.values()].filter(({ asked }) => asked === 'claim');

/** Their own wordings, which are known whatever a log has set before them. */
const own: ReadonlyMap<string, ErrorRow> = new Map(
  [...inLines, ...claims, ...symptoms].flatMap((row) => row.says.map((said) => [keyOf(said), row])),
);
const weightOfOwn = 100;

/**
 * The rows that a text means, the most special first. Error texts that it holds, given by what is literal of each, say more than a
 * symptom; and what they say by themselves nobody advises.
 */
export function meantIn(text: string, errors: readonly (readonly string[])[]): readonly Meant[] {
  if (text.length > longestScript) return [];
  const hasErrors = errors.length > 0;
  const printed = errors.map((literals) => new Words(literals.join(' '), false));
  const whole = stripVTControlCharacters(text).trimEnd();
  const found = new Map<string, Meant & { readonly weight: number }>();
  /** `own`: the line without what error texts have in it. */
  const look = (line: string, own: string, rows: readonly ErrorRow[], forgives: boolean): void => {
    const words = new Words(line, forgives);
    const rest = hasErrors ? new Words(own, forgives) : words;
    const isSaid = (means: string, within: number): boolean =>
      words.hold(means, within) && (rest.hold(means, within) || !printed.some((one) => one.hold(means)));
    for (const row of rows) {
      const within = row.asked === 'line' ? longestCommand : longestSentence;
      const weight = Math.max(0, ...(row.means ?? []).filter((means) => isSaid(means, within)).map(concepts));
      if (weight > (found.get(row.id)?.weight ?? 0)) found.set(row.id, { row, line, weight });
    }
  };
  // A command that goes on in the next line is one command.
  for (const line of [...linesOf(whole.replaceAll('\\\n', ' '))].flatMap(({ text: raw }) => recordsIn(raw))) {
    const row = ownIn(line);
    const rest = withoutErrors(line, errors);
    if (row !== undefined && rest !== '' && !(hasErrors && row.asked === 'symptom'))
      found.set(row.id, { row, line: line.trim(), weight: weightOfOwn });
    if (!isPrinted(line)) look(line.trim(), rest, inLines, false);
  }
  const typed = whole.length <= longestTyped ? typedIn(whole) : '';
  const own = typedIn([...linesOf(whole)].map(({ text: line }) => withoutErrors(line, errors)).join('\n'));
  const asked = [...inLines, ...claims, ...(hasErrors ? [] : symptoms)];
  if (typed !== '') look(typed, withoutErrors(own, errors), asked, true);
  return [...found.values()].sort((a, b) => b.weight - a.weight);
}

/** What a record of a log says, string by string; any other line as it is. */
function recordsIn(line: string): readonly string[] {
  const strings = stringsIn(line.trim()).flatMap((text) => text.split('\n'));
  return strings.length > 0 ? strings : [line];
}

/** A line without what error texts have in it; nothing of one that is a piece of them. */
function withoutErrors(line: string, errors: readonly (readonly string[])[]): string {
  const literals = errors.flat().filter(({ length }) => length >= shortestPrinted);
  const isPiece = withoutPrefixes(line).some((left) =>
    keyOf(left)
      .split(/\.{3}|…/)
      .map((piece) => piece.trim())
      .every(
        (piece) => piece.length >= shortestPrinted && literals.some((literal) => literal.includes(piece)),
      ),
  );
  if (isPiece) return '';
  const longestFirst = literals.sort((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, literal) => rest.replaceAll(literal, ' '), keyOf(line));
}

const shortestPrinted = 4;

/** How much a wording asks for. */
const concepts = (means: string): number => means.split(' ').length;

/** The row whose own wording is all that a line says, behind whatever a log has set before it. */
export function ownIn(line: string): ErrorRow | undefined {
  for (const left of withoutPrefixes(line)) {
    const row = own.get(keyOf(left));
    if (row !== undefined) return row;
  }
  return undefined;
}

function keyOf(said: string): string {
  return plain(said).toLowerCase();
}
