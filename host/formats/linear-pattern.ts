/** Whether a whole text fits an expression. Takes time in proportion to both, whatever they are. */
export type Pattern = (text: string) => boolean;

type Instruction =
  | { readonly kind: 'one'; readonly fits: (character: string) => boolean }
  | { kind: 'split'; to: number; or: number }
  | { kind: 'jump'; to: number };

/** Longer ones are not read: a policy's longest has a few hundred characters. */
const longest = 4_096;
const mostInstructions = 20_000;

/**
 * Compiles what policies use of Perl's expressions: literal text, `.`, sets, groups, bars, `*`, `+`, `?` and counts. Null where it holds
 * anything else. Run as Thompson's machine, which looks at each character once for each place that it can be at, and never goes back
 * (https://swtch.com/~rsc/regexp/regexp1.html).
 */
export function compilePattern(expression: string): Pattern | null {
  if (expression.length > longest) return null;
  try {
    const program = new Compiler(expression).program();
    return (text) => run(program, text);
  } catch (error) {
    if (error instanceof Unread) return null;
    throw error;
  }
}

class Unread extends Error {}

class Compiler {
  readonly #expression: string;
  #at = 0;
  readonly #program: Instruction[] = [];

  constructor(expression: string) {
    this.#expression = expression;
  }

  program(): readonly Instruction[] {
    this.#bars();
    if (this.#at < this.#expression.length) throw new Unread();
    return this.#program;
  }

  #peek(): string {
    return this.#expression.charAt(this.#at);
  }

  #take(): string {
    const character = this.#peek();
    if (character === '') throw new Unread();
    this.#at += 1;
    return character;
  }

  #add(instruction: Instruction): void {
    if (this.#program.length >= mostInstructions) throw new Unread();
    this.#program.push(instruction);
  }

  /** One side, or both with a choice before and a jump between them. */
  #bars(): void {
    const start = this.#program.length;
    this.#sequence();
    if (this.#peek() !== '|') return;
    this.#at += 1;
    this.#insert(start, { kind: 'split', to: start + 1, or: 0 });
    const jump: Instruction = { kind: 'jump', to: 0 };
    this.#add(jump);
    const choice = this.#program[start];
    if (choice?.kind === 'split') choice.or = this.#program.length;
    this.#bars();
    jump.to = this.#program.length;
  }

  #sequence(): void {
    while (this.#peek() !== '' && this.#peek() !== '|' && this.#peek() !== ')') this.#repeated();
  }

  #repeated(): void {
    const start = this.#program.length;
    const from = this.#at;
    this.#atom();
    const to = this.#at;
    const next = this.#peek();
    if (next === '*') this.#counted(start, from, to, 0, Infinity);
    else if (next === '+') this.#counted(start, from, to, 1, Infinity);
    else if (next === '?') this.#counted(start, from, to, 0, 1);
    else if (next === '{') {
      const [all, low = '', comma, high = ''] =
        /^\{(\d{1,3})(,?)(\d{0,3})\}/.exec(this.#expression.slice(to)) ?? [];
      if (all === undefined) throw new Unread();
      this.#at += all.length - 1;
      this.#counted(
        start,
        from,
        to,
        Number(low),
        comma === '' ? Number(low) : high === '' ? Infinity : Number(high),
      );
    }
  }

  /** Writes what is between two places that many times; it has been written once already. */
  #counted(start: number, from: number, to: number, low: number, high: number): void {
    this.#at += 1;
    // `*?`, `*+` and the like are Perl's own.
    if (['*', '+', '?', '{'].includes(this.#peek()) || high < low) throw new Unread();
    const end = this.#at;
    this.#program.length = start;
    const once = (): void => {
      this.#at = from;
      this.#atom();
      if (this.#at !== to) throw new Unread();
    };
    for (let time = 0; time < low; time += 1) once();
    if (high === Infinity) {
      const choice: Instruction = { kind: 'split', to: this.#program.length + 1, or: 0 };
      const back = this.#program.length;
      this.#add(choice);
      once();
      this.#add({ kind: 'jump', to: back });
      choice.or = this.#program.length;
    } else {
      const choices: Extract<Instruction, { kind: 'split' }>[] = [];
      for (let time = low; time < high; time += 1) {
        const choice: Instruction = { kind: 'split', to: this.#program.length + 1, or: 0 };
        choices.push(choice);
        this.#add(choice);
        once();
      }
      for (const choice of choices) choice.or = this.#program.length;
    }
    this.#at = end;
  }

  #atom(): void {
    const character = this.#take();
    if (character === '(') {
      // `(?:` and all of that family.
      if (this.#peek() === '?') throw new Unread();
      this.#bars();
      if (this.#take() !== ')') throw new Unread();
    } else if (character === '[') this.#add({ kind: 'one', fits: this.#set() });
    else if (character === '.') this.#add({ kind: 'one', fits: (one) => one !== '\n' });
    else if (character === '\\') this.#add({ kind: 'one', fits: this.#escaped() });
    else if ('*+?{^$'.includes(character)) throw new Unread();
    else this.#add({ kind: 'one', fits: (one) => one === character });
  }

  #escaped(): (character: string) => boolean {
    const character = this.#take();
    if (character === 'd') return (one) => one >= '0' && one <= '9';
    if (character === 'w') return (one) => /^\w$/.test(one);
    if (/^[A-Za-z0-9]$/.test(character)) throw new Unread();
    return (one) => one === character;
  }

  #set(): (character: string) => boolean {
    const isNot = this.#peek() === '^';
    if (isNot) this.#at += 1;
    const ranges: (readonly [low: string, high: string])[] = [];
    for (let first = true; this.#peek() !== ']' || first; first = false) {
      let low = this.#take();
      if (low === '[' && this.#peek() === ':') throw new Unread();
      if (low === '\\') {
        low = this.#take();
        if (low === 'd' || low === 'w') {
          ranges.push(
            ['0', '9'],
            ...(low === 'w'
              ? ([
                  ['a', 'z'],
                  ['A', 'Z'],
                  ['_', '_'],
                ] as const)
              : []),
          );
          continue;
        }
        if (/^[A-Za-z0-9]$/.test(low)) throw new Unread();
      }
      const isRange = this.#peek() === '-' && this.#expression.charAt(this.#at + 1) !== ']';
      if (isRange) this.#at += 1;
      ranges.push([low, isRange ? this.#take() : low]);
    }
    this.#at += 1;
    return (one) => ranges.some(([low, high]) => one >= low && one <= high) !== isNot;
  }

  /** Moves what was written since one place further, with the places that it names. */
  #insert(at: number, instruction: Instruction): void {
    for (const moved of this.#program.slice(at)) {
      if (moved.kind === 'one') continue;
      if (moved.to >= at) moved.to += 1;
      if (moved.kind === 'split' && moved.or >= at) moved.or += 1;
    }
    this.#program.splice(at, 0, instruction);
    if (this.#program.length > mostInstructions) throw new Unread();
  }
}

function run(program: readonly Instruction[], text: string): boolean {
  let now = new Set<number>();
  follow(program, 0, now);
  for (const character of text) {
    const next = new Set<number>();
    for (const at of now) {
      const instruction = program[at];
      if (instruction?.kind === 'one' && instruction.fits(character)) follow(program, at + 1, next);
    }
    if (next.size === 0) return false;
    now = next;
  }
  return now.has(program.length);
}

/** Every place that is reached from one without a character. */
function follow(program: readonly Instruction[], from: number, into: Set<number>): void {
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (into.has(at)) continue;
    into.add(at);
    const instruction = program[at];
    if (instruction?.kind === 'jump') open.push(instruction.to);
    else if (instruction?.kind === 'split') open.push(instruction.to, instruction.or);
  }
}
