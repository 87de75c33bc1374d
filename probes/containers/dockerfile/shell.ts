import type { Extent } from './extent.ts';
import { substitute, unknownValue, type Variables } from './substitute.ts';

/** A simple command of a shell text with the variables that it gets. */
export interface ShellCommand {
  /** Program and arguments, quotes taken off, nothing replaced. */
  readonly words: readonly string[];
  /** Values that are replaced as far as they are known, otherwise `unknownValue`. */
  readonly variables: Variables;
}

/** Words that come before the command that they are about. */
const before = new Set([
  'if',
  'then',
  'else',
  'elif',
  'do',
  'while',
  'until',
  '!',
  '{',
  'exec',
  'time',
  'command',
  'nice',
  'sudo',
]);

/**
 * The simple commands of a text given to `sh -c`, with the assignments in force. Not a shell: what comes from a substitution, a
 * loop or a condition is unknown or taken literally. One pass.
 */
export function commandsOf(text: string, variables: Variables, extent: Extent): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  // Commands share what is known until it changes.
  let known: Variables = variables;
  for (const words of simpleCommands(text)) {
    if (!extent.takes('commands')) break;
    const own = new Map<string, string>();
    let at = 0;
    for (; at < words.length; at += 1) {
      const word = words[at] ?? '';
      const assigned = assignmentOf(word);
      if (assigned) own.set(assigned[0], valueOf(assigned[1], known));
      else if (!before.has(word) && word !== 'env') break;
    }
    const rest = words.slice(at);
    if (rest.length === 0 || rest[0] === 'export')
      known = withAll(known, [...own, ...exported(rest, known)], extent);
    else commands.push({ words: rest, variables: own.size === 0 ? known : withAll(known, [...own], extent) });
  }
  return commands;
}

function withAll(
  known: Variables,
  more: readonly (readonly [name: string, value: string])[],
  extent: Extent,
): Variables {
  const all = new Map(known);
  for (const [name, value] of more) extent.put(all, name, value);
  return all;
}

function exported(words: readonly string[], known: Variables): readonly (readonly [string, string])[] {
  return words.slice(1).flatMap((word) => {
    const assigned = assignmentOf(word);
    return assigned ? [[assigned[0], valueOf(assigned[1], known)] as const] : [];
  });
}

function assignmentOf(word: string): readonly [name: string, value: string] | null {
  const equals = word.indexOf('=');
  return equals > 0 && /^[A-Za-z_]\w*$/.test(word.slice(0, equals))
    ? [word.slice(0, equals), word.slice(equals + 1)]
    : null;
}

function valueOf(raw: string, known: Variables): string {
  if (raw.includes('`') || raw.includes('$(')) return unknownValue;
  return substitute(raw, known);
}

/** Words of each simple command: parted at white space outside quotes, commands at `; & | ( )` and ends of lines. */
function* simpleCommands(text: string): Generator<readonly string[], void> {
  let words: string[] = [];
  let word = '';
  let isWord = false;
  let quote = '';
  let depth = 0;
  const endWord = (): void => {
    if (isWord) words.push(word);
    word = '';
    isWord = false;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
      else word += character;
    } else if (character === '\\' && at + 1 < text.length) {
      at += 1;
      if (text.charAt(at) !== '\n') word += text.charAt(at);
      isWord = true;
    } else if (character === '"' || character === "'") {
      quote = character;
      isWord = true;
    } else if (depth > 0 || (character === '$' && text.charAt(at + 1) === '(')) {
      // What is inside a substitution is part of the word.
      if (character === '(') depth += 1;
      else if (character === ')') depth -= 1;
      else if (character === '$' && depth === 0) {
        word += '$(';
        at += 1;
        depth = 1;
        isWord = true;
        continue;
      }
      word += character;
    } else if (character === '#' && !isWord) {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end - 1;
    } else if (/[;&|()\n]/.test(character)) {
      endWord();
      if (words.length > 0) yield words;
      words = [];
    } else if (/\s/.test(character)) endWord();
    else {
      word += character;
      isWord = true;
    }
  }
  endWord();
  if (words.length > 0) yield words;
}
