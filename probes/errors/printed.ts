/** What a line of a log says, without what its way here has put around it and into it. */

/** Characters of a line that are read as JSON, and strings of it that are looked at. */
const longestJson = 64 * 1024;
const mostStrings = 50;
/** Characters of one piece of a line, and how many of them the next one has as well. */
const longestPiece = 4096;
const overlap = 1024;

/** Colours that were copied as text: `^[[31m`, `\x1b[0m`, and `[31m` where the escape itself is gone. */
const colours = /(?:\^\[|\\(?:u001b|x1b|033|e))?\[\d{0,3}(?:;\d{1,3}){0,5}m/gi;
/** What nobody sees: zero-width blanks, marks of direction, the byte order mark. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;
const blanks = /[\s\u00a0]+/g;

const signs: Readonly<Record<string, string>> = {
  ...{ '‘': "'", '’': "'", '‚': "'", '‛': "'", '`': "'", '´': "'" },
  ...{ '“': '"', '”': '"', '„': '"', '«': '"', '»': '"' },
  ...{ '：': ': ', '（': '(', '）': ')', '，': ', ', '；': '; ' },
  ...{ '&gt;': '>', '&lt;': '<', '&quot;': '"', '&#34;': '"', '&#39;': "'", '&amp;': '&' },
};
const sign = /[‘’‚‛`´“”„«»：（），；]|&(?:gt|lt|quot|#34|#39|amp);/g;

/** Quotes, blanks and colons as a program prints them, where a chat, a web page or an input method has made others of them. */
export function plain(text: string): string {
  return text
    .replace(colours, '')
    .replace(invisible, '')
    .replace(sign, (one) => signs[one] ?? one)
    .replace(blanks, ' ')
    .trim();
}

/**
 * What a line says: itself, or the lines in the strings of the JSON that it is or ends with (`go test -json`, containers' and editors'
 * logs). One that is very long is given in pieces.
 */
export function saidIn(line: string): readonly string[] {
  const strings = stringsIn(line);
  const said = strings.length > 0 ? strings : line.includes('\\"') ? [line, unescaped(line)] : [line];
  return said.flatMap((text) => text.split('\n')).flatMap(piecesOf);
}

function piecesOf(line: string): readonly string[] {
  if (line.length <= longestPiece) return [line];
  const pieces: string[] = [];
  for (let at = 0; at < line.length; at += longestPiece - overlap)
    pieces.push(line.slice(at, at + longestPiece));
  return pieces;
}

/** The strings of the JSON that a line is or ends with; none of any other. */
export function stringsIn(line: string): readonly string[] {
  if (!line.endsWith('}') || line.length > longestJson) return [];
  const start = line.indexOf('{"');
  if (start === -1) return [];
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (found.length >= mostStrings) return;
    if (typeof value === 'string') found.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  try {
    walk(JSON.parse(line.slice(start)));
  } catch {
    return []; // It only looked like JSON: then it is a line like any other.
  }
  return found;
}

/** As in `msg="say \"no\""`. */
function unescaped(line: string): string {
  return line
    .replace(/\\(["'\\])/g, '$1')
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', ' ');
}
