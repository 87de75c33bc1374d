import { fieldsOf } from '../lines.ts';
import { ModSyntaxError } from './lexer.ts';
import { statementsOf, type ModLine } from './syntax.ts';
import {
  checkInterval,
  ModLineError,
  moduleVersionOf,
  replacementOf,
  wordOf,
  type ModuleVersion,
  type Replacement,
} from './words.ts';
import { inWords } from '../text.ts';

/** Why the go command refuses the file, from the first such line on. */
export interface ModProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

interface Placed {
  readonly line: number;
}

export interface Requirement extends ModuleVersion, Placed {
  readonly indirect: boolean;
}

/** What a go.mod says; with problems the go command takes nothing of it, and so it may be half of what was meant. */
export interface GoMod {
  readonly module: string | null;
  readonly go: string | null;
  readonly toolchain: string | null;
  readonly require: readonly Requirement[];
  readonly replace: readonly (Replacement & Placed)[];
  readonly exclude: readonly (ModuleVersion & Placed)[];
  /** Import paths of packages that `tool` lines name. */
  readonly tool: readonly string[];
  readonly problems: readonly ModProblem[];
}

/** What a go.work says, as GoMod does. Directories of `use` are as written: mostly relative to the file's own. */
export interface GoWork {
  readonly go: string | null;
  readonly toolchain: string | null;
  readonly use: readonly ({ readonly directory: string } & Placed)[];
  readonly replace: readonly (Replacement & Placed)[];
  readonly problems: readonly ModProblem[];
}

/** The number of problems that are reported; a file full of them has one in each line. */
const mostProblems = 20;

/** Reads a go.mod as `go` reads the main module's. https://go.dev/ref/mod#go-mod-file */
export function readGoMod(text: string): GoMod {
  const found = new Found();
  found.read(text, (verb, line) => found.modLine(verb, line), goModBlocks);
  return found;
}

/** Reads a go.work. https://go.dev/ref/mod#go-work-file */
export function readGoWork(text: string): GoWork {
  const found = new Found();
  found.read(text, (verb, line) => found.workLine(verb, line), goWorkBlocks);
  return found;
}

/**
 * The version of the `go` line that the go command still takes from a go.mod that it refuses, to say that the file is for a newer Go:
 * read as those of dependencies are, without the words that only count in a main module. Null when it takes none.
 * https://pkg.go.dev/golang.org/x/mod/modfile#ParseLax
 */
export function laxGoVersion(text: string): string | null {
  const found = new Found();
  found.read(text, (verb, line) => found.laxLine(verb, line), null);
  return found.problems.length > 0 ? null : found.go;
}

const goModBlocks = ['module', 'godebug', 'require', 'exclude', 'replace', 'retract', 'tool', 'ignore'];
const goWorkBlocks = ['godebug', 'use', 'replace'];
const goVersion = /^[1-9][0-9]*\.(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))?(?:[a-z]+[0-9]+)?$/;
const toolchainName = /^default$|^go1(?:$|\.)/;

class Found {
  module: string | null = null;
  go: string | null = null;
  toolchain: string | null = null;
  readonly require: Requirement[] = [];
  readonly replace: (Replacement & Placed)[] = [];
  readonly exclude: (ModuleVersion & Placed)[] = [];
  readonly tool: string[] = [];
  readonly use: ({ readonly directory: string } & Placed)[] = [];
  readonly problems: ModProblem[] = [];

  /** Blocks of other names are problems; null: they are passed over. */
  read(text: string, add: (verb: string, line: ModLine) => void, blocks: readonly string[] | null): void {
    try {
      for (const { block, ...statement } of statementsOf(text)) {
        const [verb = '', ...words] = statement.words;
        if (block === null) this.#try(statement.line, () => add(verb, { ...statement, words }));
        else if (words.length > 0 || !(blocks ?? goModBlocks).includes(verb)) {
          if (blocks !== null) this.#problem(statement.line, inWords('noSuchBlock'));
        } else for (const line of block) this.#try(line.line, () => add(verb, line));
      }
    } catch (error) {
      if (!(error instanceof ModSyntaxError)) throw error;
      this.#problem(error.line, error.message);
    }
  }

  #try(line: number, act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!(error instanceof ModLineError)) throw error;
      this.#problem(line, error.message);
    }
  }

  #problem(line: number, message: string): void {
    if (this.problems.length < mostProblems) this.problems.push({ line, message });
  }

  modLine(verb: string, { words, line, comment }: ModLine): void {
    if (verb === 'module') {
      if (this.module !== null) throw new ModLineError(inWords('secondLine', { verb: 'module' }));
      this.module = wordOf(only(words));
    } else if (verb === 'require') {
      this.require.push({ ...moduleVersionOf(words), line, indirect: isIndirect(comment) });
    } else if (verb === 'exclude') this.exclude.push({ ...moduleVersionOf(words), line });
    else if (verb === 'retract') checkInterval(words);
    else if (verb === 'tool') this.tool.push(wordOf(only(words)));
    else if (verb === 'ignore') wordOf(only(words));
    else this.#commonLine(verb, words, line);
  }

  laxLine(verb: string, line: ModLine): void {
    if (verb === 'go') this.go = once(this.go, verb, withoutAddition(only(line.words)), goVersion);
    else if (['module', 'retract', 'require', 'ignore'].includes(verb)) this.modLine(verb, line);
  }

  workLine(verb: string, { words, line }: ModLine): void {
    if (verb === 'use') this.use.push({ directory: wordOf(only(words)), line });
    else this.#commonLine(verb, words, line);
  }

  #commonLine(verb: string, words: readonly string[], line: number): void {
    if (verb === 'replace') this.replace.push({ ...replacementOf(words), line });
    else if (verb === 'go') this.go = once(this.go, verb, only(words), goVersion);
    else if (verb === 'toolchain') this.toolchain = once(this.toolchain, verb, only(words), toolchainName);
    else if (verb !== 'godebug') throw new ModLineError(inWords('unknownWord'));
    else if (!/^[^"`',=]*=[^"`',]*$/.test(only(words))) throw new ModLineError(inWords('godebugPair'));
  }
}

function only(words: readonly string[]): string {
  const [word] = words;
  if (word === undefined || words.length > 1) throw new ModLineError(inWords('oneValue'));
  return word;
}

function once(before: string | null, verb: string, value: string, shape: RegExp): string {
  if (before !== null) throw new ModLineError(inWords('secondLine', { verb }));
  if (!shape.test(value)) throw new ModLineError(inWords('badToolVersion', { verb }));
  return value;
}

/** `1.99.x`, as some future version may look, is 1.99; what is a version stays as it is. */
function withoutAddition(version: string): string {
  if (goVersion.test(version)) return version;
  return /^v?([1-9][0-9]*\.(?:0|[1-9][0-9]*))[^0-9]/.exec(version)?.[1] ?? version;
}

/** `// indirect`, or `// indirect; because …`. */
function isIndirect(comment: string): boolean {
  const [first, more] = fieldsOf(comment.slice(2), 2);
  return more === undefined ? first === 'indirect' : first === 'indirect;';
}
