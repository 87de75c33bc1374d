import { randomBytes } from 'node:crypto';
import { styleText } from 'node:util';

/**
 * Whether to colour: `--no-colour`, FORCE_COLOR and NO_COLOR (https://no-color.org) decide in that order, as in Node
 * (https://nodejs.org/docs/latest-v20.x/api/tty.html#writestreamgetcolordepthenv), then a terminal that is not `dumb`.
 */
export function wantsColour(
  refused: boolean,
  environment: Readonly<Record<string, string | undefined>>,
  terminal: boolean,
): boolean {
  if (refused) return false;
  if (environment.FORCE_COLOR !== undefined) return !/^(0|false)$/.test(environment.FORCE_COLOR);
  if (environment.NO_COLOR) return false;
  return terminal && environment.TERM !== 'dumb';
}

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green';

/**
 * How our own colours are distinguished from those in a name: a word that nobody outside this process knows. Written as
 * an operating system command (ECMA-48), which takes no width, until it becomes the colour itself in the last step. Made for the first
 * mark: what makes it is a tenth of a start.
 */
let opening: string | null = null;
const closing = '\u0007';

/** Text between marks of a style where colour is wanted, and the text alone elsewhere. Nothing is conveyed by colour alone. */
export function painter(colour: boolean): (style: Style, text: string) => string {
  return (style, text) => (colour ? between(style, text) : text);
}

function between(style: Style, text: string): string {
  // The session has decided; newer Node would ask the environment and the stream again.
  const [start = '', end = ''] = styleText(style, closing, { validateStream: false }).split(closing);
  return `${markOf(start)}${text}${markOf(end)}`;
}

/** `ESC [ 1 m` as a mark. */
function markOf(sequence: string): string {
  opening ??= `\u001b]${randomBytes(12).toString('hex')};`;
  return `${opening}${sequence.slice(2, -1)}${closing}`;
}

/** A text with its own marks and everything between them mapped by itself. `mark` is given the numbers of the colour: `31`. */
export function betweenMarks(
  text: string,
  each: (part: string) => string,
  mark: (numbers: string, whole: string) => string,
): string {
  if (opening === null) return each(text);
  const [first = '', ...rest] = text.split(opening);
  return rest.reduce((said, part) => {
    const end = part.indexOf(closing);
    const numbers = part.slice(0, Math.max(0, end));
    // A mark that somebody cut in two is not a mark.
    if (!/^\d+$/.test(numbers)) return said + each(part);
    return said + mark(numbers, `${opening}${numbers}${closing}`) + each(part.slice(end + 1));
  }, each(first));
}
