import { createRequire } from 'node:module';
import type * as Ast from 'dockerfile-ast';
import { readJson } from './json.ts';
import { withoutMark } from './lines.ts';

const late = createRequire(import.meta.url);
let loaded: typeof Ast | null = null;

/** Loaded for the first file: most machines have none. */
const ast = (): typeof Ast => (loaded ??= late('dockerfile-ast') as typeof Ast);

/** One instruction of a Dockerfile with its continuation lines joined. */
export interface Instruction {
  /** In capitals: `FROM`. */
  readonly keyword: string;
  /** Its first and its last line, from 1. */
  readonly line: number;
  readonly endLine: number;
  /** `--platform=$BUILDPLATFORM` is `['platform', '$BUILDPLATFORM']`; a flag without a value has an empty one. */
  readonly flags: readonly Pair[];
  /** What follows the flags: words as written, of the JSON form its strings; here-documents are not among them. */
  readonly words: readonly string[];
  /** Of ENV and ARG: names with values, quotes taken off; an ARG without a default has null. */
  readonly pairs: readonly (readonly [name: string, value: string | null])[];
  /** The text of its here-documents, one after another. */
  readonly document: string;
  /** Of ONBUILD the instruction behind it; null for all others. */
  readonly trigger: Instruction | null;
}

type Pair = readonly [name: string, value: string];

/** What is read of a Dockerfile at most, in characters: the longest that are public have a third of that. */
export const longestDockerfile = 64 * 1024;

/** Instructions that are reported: of as many there may be more. */
export const mostInstructions = 2000;

/**
 * The instructions of a Dockerfile as BuildKit parses it: directives (`escape`), continuation lines with comments between them,
 * here-documents. Of a file that BuildKit would refuse, reads as much as it can; never throws.
 * https://docs.docker.com/reference/dockerfile/
 */
export function readDockerfile(text: string): readonly Instruction[] {
  // The parser takes a carriage return by itself for the end of a line, which BuildKit does not.
  const taken = withoutMark(text)
    .slice(0, longestDockerfile)
    .replaceAll(/\r(?!\n)/g, ' ');
  const lines = taken.split('\n');
  return ast()
    .DockerfileParser.parse(taken)
    .getInstructions()
    .slice(0, mostInstructions)
    .map((parsed) => instructionOf(parsed, lines, lines.at(-1) === '' ? lines.length - 1 : lines.length));
}

/** `last`: the file's last line, behind which a continuation without an end would lie. */
function instructionOf(parsed: Ast.Instruction, lines: readonly string[], last: number): Instruction {
  const { start, end } = parsed.getRange();
  const documents = documentsOf(parsed);
  const trigger = parsed instanceof ast().Onbuild ? parsed.getTriggerInstruction() : null;
  return {
    keyword: parsed.getKeyword(),
    line: start.line + 1,
    endLine: Math.min(end.line + 1, last),
    flags: flagsOf(parsed),
    words: wordsOf(parsed, documents),
    pairs: pairsOf(parsed),
    document: documents.map((one) => textOf(one, lines)).join('\n'),
    // One behind another is refused: https://docs.docker.com/reference/dockerfile/#onbuild
    trigger:
      trigger === null || trigger instanceof ast().Onbuild ? null : instructionOf(trigger, lines, last),
  };
}

function flagsOf(parsed: Ast.Instruction): readonly Pair[] {
  if (!(parsed instanceof ast().ModifiableInstruction)) return [];
  return parsed.getFlags().map((flag) => [flag.getName().toLowerCase(), flag.getValue() ?? '']);
}

function documentsOf(parsed: Ast.Instruction): readonly Ast.Heredoc[] {
  return parsed instanceof ast().Run || parsed instanceof ast().Copy ? parsed.getHeredocs() : [];
}

/** Words before the first here-document's own lines; ADD has some too, of which the parser does not tell. */
function wordsOf(parsed: Ast.Instruction, documents: readonly Ast.Heredoc[]): readonly string[] {
  const all = parsed.getArguments();
  const opened =
    parsed.getKeyword() === 'ADD' ? all.find((one) => one.getValue().startsWith('<<')) : undefined;
  const first = documents[0]?.getContentRange() ?? documents[0]?.getDelimiterRange();
  const ends = first?.start.line ?? (opened && opened.getRange().start.line + 1);
  const words = all
    .filter((one) => ends === undefined || one.getRange().start.line < ends)
    .map((one) => one.getValue());
  if (!words[0]?.startsWith('[')) return words;
  const strings = readJson(words.join(' '));
  return Array.isArray(strings) && strings.every((one) => typeof one === 'string') ? strings : words;
}

function pairsOf(parsed: Ast.Instruction): Instruction['pairs'] {
  if (!(parsed instanceof ast().PropertyInstruction)) return [];
  if (parsed.getKeyword() === 'ARG') return argumentsIn(parsed.getArgumentsContent() ?? '');
  return parsed.getProperties().map((one) => [one.getName(), one.getValue() ?? ''] as const);
}

/** `A B=1 C="x y"`: of the parser's own reading the names without a value become the values of those before. */
function argumentsIn(text: string): Instruction['pairs'] {
  const pairs: [name: string, value: string | null][] = [];
  let word = '';
  let quote = '';
  const end = (): void => {
    const equals = word.indexOf('=');
    if (word !== '')
      pairs.push(equals === -1 ? [word, null] : [word.slice(0, equals), word.slice(equals + 1)]);
    word = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === quote) quote = '';
    else if (quote !== '') word += character;
    else if (character === '"' || character === "'") quote = character;
    else if (/\s/.test(character)) end();
    else word += character;
  }
  end();
  return pairs;
}

function textOf(document: Ast.Heredoc, lines: readonly string[]): string {
  const range = document.getContentRange();
  return range === null ? '' : lines.slice(range.start.line, range.end.line + 1).join('\n');
}
