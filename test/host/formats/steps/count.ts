import { Session, type Profiler } from 'node:inspector';
import { beginnings, known, nasty, pieces } from './nasty.ts';
import { readers } from './readers.ts';

/**
 * Counts what readers do, in a process of its own: every block of their code (and of the libraries in them) that runs, as V8
 * counts it, and for what runs inside V8 the characters or elements that it examines. No clock is involved, so the same text
 * gives the same number on every machine.
 */
let inside = 0;

type Method = (this: never, ...words: never[]) => unknown;
type Cost = (self: { readonly length: number }, words: readonly unknown[], result: unknown) => number;

function counted(prototype: object, name: PropertyKey, cost: Cost): void {
  const methods = prototype as Record<PropertyKey, Method>;
  const original = methods[name] as unknown as (...words: unknown[]) => unknown;
  methods[name] = function (this: { readonly length: number }, ...words: unknown[]): unknown {
    const result = Reflect.apply(original, this, words);
    inside += cost(this, words, result);
    return result;
  };
}

const whole: Cost = (self) => self.length;
const one: Cost = () => 1;
const upTo: Cost = (self, [, from], at) => {
  const start = typeof from === 'number' ? Math.max(0, from) : 0;
  return 1 + (typeof at === 'number' && at >= 0 ? at - start : Math.max(0, self.length - start));
};
const needle: Cost = (_, [text]) => (typeof text === 'string' ? text.length : 1);

for (const name of [
  'split',
  'replace',
  'replaceAll',
  'match',
  'matchAll',
  'search',
  'lastIndexOf',
  'includes',
  'trim',
  'toLowerCase',
])
  counted(String.prototype, name, whole);
for (const name of ['trimStart', 'trimEnd', 'normalize', 'padStart']) counted(String.prototype, name, whole);
counted(String.prototype, 'indexOf', upTo);
for (const name of ['startsWith', 'endsWith']) counted(String.prototype, name, needle);
for (const name of ['slice', 'substring', 'charAt', 'charCodeAt', 'codePointAt'])
  counted(String.prototype, name, one);
/**
 * From where it starts to the end of what it found, or of the text; a sticky one that finds nothing at its position goes no
 * further. The linter makes sure that nothing in between takes more than that (house/linear-regex).
 */
const exec = Reflect.get(RegExp.prototype, 'exec');
RegExp.prototype.exec = function (text) {
  const from = this.global || this.sticky ? this.lastIndex : 0;
  const found = Reflect.apply(exec, this, [text]);
  const end = found === null ? (this.sticky ? from : text.length) : found.index + found[0].length;
  inside += 1 + Math.max(0, end - from);
  return found;
};
for (const name of [
  'join',
  'slice',
  'concat',
  'indexOf',
  'includes',
  'splice',
  'unshift',
  'shift',
  'some',
  'find',
  'at',
])
  counted(Array.prototype, name, name === 'at' ? one : whole);
counted(JSON, 'parse', (_, [text]) => String(text).length);
counted(Buffer, 'concat', (_, [parts]) => (parts as readonly unknown[]).length);

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

function blocks(): number {
  let total = 0;
  session.post('Profiler.takePreciseCoverage', (error, taken) => {
    if (error) throw error;
    for (const script of taken.result.filter(isOurs))
      for (const { ranges } of script.functions) for (const { count } of ranges) total += count;
  });
  return total;
}

function isOurs({ url }: Profiler.ScriptCoverage): boolean {
  return url === import.meta.url;
}

function stepsOf(reader: string, text: string): number {
  blocks();
  inside = 0;
  readers[reader]?.(text);
  return inside + blocks();
}

/** Two lengths, which fraction of the texts, and whether only those without a prefix. */
const [, , lengths = '', every = '1', alone = ''] = process.argv;
const [short = 0, long = 0] = lengths.split(',').map(Number);
const found: unknown[] = [];
for (const reader of Object.keys(readers)) {
  let at = 0;
  for (const beginning of beginnings)
    for (const piece of pieces) {
      at += 1;
      const isChosen = at % Number(every) === 0 && (alone === '' || beginning === '');
      if (!isChosen && !known.includes(JSON.stringify([reader, beginning, piece]))) continue;
      const [half, full] = [short, long].map((length) => stepsOf(reader, nasty(beginning, piece, length)));
      found.push({ reader, beginning, piece, half, full });
    }
}
process.stdout.write(JSON.stringify(found));
