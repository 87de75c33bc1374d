import { parse, TomlError } from 'smol-toml';
import { withoutMark } from './lines.ts';

/** What it says by name: text, numbers, booleans, dates, lists and tables. */
export type Toml =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  /** Line and column from 1; the message is one line. */
  | { readonly ok: false; readonly message: string; readonly line: number; readonly column: number };

/** Deeper than anyone's settings. */
const maxDepth = 20;

/** A TOML 1.0 document, or where and why it is none. https://toml.io/en/v1.0.0 */
export function readToml(text: string): Toml {
  try {
    return { ok: true, value: parse(withoutMark(text), { maxDepth }) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [first = ''] = error.message.split('\n', 1);
    return { ok: false, message: first, line: error.line, column: error.column };
  }
}
