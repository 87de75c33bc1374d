import type { GoHeader } from './go-source.ts';
import { fieldsOf } from './lines.ts';

/** What is built, with cgo. */
export interface BuildTarget {
  /** GOOS: `darwin`. */
  readonly os: string;
  /** GOARCH: `arm64`. */
  readonly architecture: string;
  /** What `-tags` gives; absent: nothing. */
  readonly tags?: readonly string[];
}

// internal/syslist of Go 1.26.
const systems = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos'.split(
    ' ',
  ),
);
const unix = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios linux netbsd openbsd solaris'.split(' '),
);
const architectures = new Set(
  '386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm'.split(
    ' ',
  ),
);

/**
 * Whether the go command takes a source file by its name when it builds (not tests) for the target: no `_test.go`, nothing hidden,
 * no other system's or processor's. https://pkg.go.dev/go/build#Context.MatchFile
 */
export function isNameBuilt(name: string, { os, architecture }: BuildTarget): boolean {
  if (!name.endsWith('.go') || name.endsWith('_test.go') || /^[_.]/.test(name)) return false;
  const [stem = ''] = name.split('.', 1);
  // What comes before the first underscore means nothing.
  const [, ...words] = stem.split('_');
  const [before = '', last = ''] = ['', '', ...(words.at(-1) === 'test' ? words.slice(0, -1) : words)].slice(
    -2,
  );
  if (architectures.has(last)) return last === architecture && (!systems.has(before) || before === os);
  return !systems.has(last) || last === os;
}

/** Whether its build constraints let the go command build a file for the target; one that cannot be read keeps nothing out. */
export function isBuilt({ constraint }: Pick<GoHeader, 'constraint'>, target: BuildTarget): boolean {
  if (constraint === null) return true;
  if ('build' in constraint) return new Expression(constraint.build, target).holds();
  return constraint.plus.every((line) =>
    fieldsOf(line).some((option) =>
      option
        .split(',')
        .every((term) => (term.startsWith('!') ? !isSet(term.slice(1), target) : isSet(term, target))),
    ),
  );
}

function isSet(tag: string, { os, architecture, tags = [] }: BuildTarget): boolean {
  if (tag === 'unix') return unix.has(os);
  if (tag === os || tag === architecture || tag === 'cgo' || tag === 'gc') return true;
  return /^go1(?:\.\d+)?$/.test(tag) || tags.includes(tag);
}

/** Deeper than anyone writes. */
const deepest = 100;

/** `(linux || darwin) && !ios`: `||` binds less than `&&`, that less than `!`. */
class Expression {
  readonly #words: readonly string[];
  readonly #target: BuildTarget;
  #at = 0;
  #isBroken = false;

  constructor(text: string, target: BuildTarget) {
    this.#words = text.match(/\|\||&&|[!()]|[^\s!()&|]+|[&|]/g) ?? [];
    this.#target = target;
  }

  holds(): boolean {
    const value = this.#or(0);
    return this.#isBroken || this.#at < this.#words.length || value;
  }

  #or(depth: number): boolean {
    let value = this.#and(depth);
    while (this.#take('||')) value = this.#and(depth) || value;
    return value;
  }

  #and(depth: number): boolean {
    let value = this.#not(depth);
    while (this.#take('&&')) value = this.#not(depth) && value;
    return value;
  }

  #not(depth: number): boolean {
    if (depth > deepest) this.#isBroken = true;
    if (this.#isBroken) return true;
    if (this.#take('!')) return !this.#not(depth + 1);
    if (this.#take('(')) {
      const value = this.#or(depth + 1);
      if (!this.#take(')')) this.#isBroken = true;
      return value;
    }
    const word = this.#words[this.#at] ?? ')';
    if (/^(?:\|\||&&|[)&|])$/.test(word)) this.#isBroken = true;
    this.#at += 1;
    return isSet(word, this.#target);
  }

  #take(word: string): boolean {
    if (this.#words[this.#at] !== word) return false;
    this.#at += 1;
    return true;
  }
}
