declare const mark: unique symbol;

/**
 * Text of one line without a character that acts instead of being seen. What shows text to people (terminal, menu,
 * notification, report) takes this and not `string`, so that whoever writes a new one cannot forget to ask for it.
 */
export type Visible = string & { readonly [mark]: true };

/** Lines of visible text with line ends of ours between them. */
export type VisibleLines = string & { readonly [mark]: 'lines' };

/**
 * What a terminal, a desktop or a reader's eye would obey, or not see: control characters (Cc) with line ends, escape sequences
 * and C1, format characters (Cf) with those that turn the direction of writing, the line ends of Unicode (Zl, Zp), halves of
 * characters (Cs), noncharacters, and whatever Unicode says is shown as nothing (UAX #44, Default_Ignorable_Code_Point), which
 * covers the variation selectors, tags and fillers that no category identifies.
 */
const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]/gu;

/** The same without `g`, which remembers where it was. */
const anyUnseen = new RegExp(unseen.source, 'u');

/** Where invisible characters are a part of ordinary writing: pictures (UTS #51) and the scripts that join letters (RFC 5892, A.1). */
const picture = /\p{Extended_Pictographic}/u;
const pictureSoFar = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u;
const joining =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text with all that acts or hides written out as JSON would (`\n`, `\u001b`, `\u202e`), so that a name can neither end the
 * line, nor colour, hide, turn or overwrite what is said around it. Ordinary names of any script, and emoji, stay as they are.
 * What is visible already comes back unchanged. One pass over the text.
 */
export function visible(text: string): Visible {
  if (!anyUnseen.test(text)) return text as Visible;
  return text.replace(unseen, (found, offset: number) =>
    isOrdinary(found, text, offset) ? found : (short[found] ?? written(found)),
  ) as Visible;
}

/** By UTF-16 unit, as in JSON. */
function written(found: string): string {
  let text = '';
  for (let at = 0; at < found.length; at++)
    text += `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`;
  return text;
}

/** Whether an invisible character belongs to the writing around it: `❤️`, `3️⃣`, `👩‍💻`, Persian words. */
function isOrdinary(found: string, text: string, at: number): boolean {
  if (!'\u200c\u200d\ufe0e\ufe0f'.includes(found)) return false;
  const low = text.charCodeAt(at - 1);
  const before = text.slice(low >= 0xdc00 && low <= 0xdfff ? at - 2 : at - 1, at);
  const after = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
  if (found >= '\ufe0e') return picture.test(before) || (/[\d#*]/.test(before) && after === '\u20e3');
  if (found === '\u200d' && pictureSoFar.test(before)) return picture.test(after);
  return joining.test(before) && joining.test(after);
}

/** Each text in a line of its own. */
export function visibleLines(texts: readonly string[]): VisibleLines {
  return texts.map(visible).join('\n') as VisibleLines;
}
