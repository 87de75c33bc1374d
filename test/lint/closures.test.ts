import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import house from '../../scripts/lint/plugin.mjs';

/** The messages about a function of 41 lines with these parts, the last of which it returns. */
function said(state: string, within: string, given: string, { lines = 41, maker = 'function make()' } = {}) {
  const written = [`${maker} {`, state, within];
  const filler = Array.from({ length: lines - written.length - 2 }, () => '  // …');
  const code = [...written, ...filler, `return ${given};`, '}', 'make();'].join('\n');
  const rules: Linter.RulesRecord = { 'house/state-in-classes': ['error', { max: 40 }] };
  return new Linter().verify(code, [{ plugins: { house }, rules }]).map(({ message }) => message);
}

const refused = (name: string) => [
  `State behind 41 lines of closure (${name}): more than 40 of them are a class with #fields.`,
];

test.each([
  ['let n = 0;', '', '{ next: () => (n += 1) }'],
  ['let n = 0;', '', '{ next() { n++; } }'],
  ['let n = 0;', 'const next = () => { n = 1; };', '{ next }'],
  ['let n = 0;', 'const next = () => { n = 1; };', 'next'],
  ['let n = 0;', 'function next() { n = 1; }', '{ go: next }'],
  ['let n = 0;', 'function next() { n = 1; }', '{ go: () => next() }'],
  ['let n = 0;', 'const made = { next: () => { n = 1; } };', 'made'],
  ['let n = 0;', 'const made = { next: () => { n = 1; } };', '{ ...made }'],
  ['let n = 0;', '', 'Object.freeze({ next: () => (n = 1) })'],
  ['let n = 0;', '', 'n === 1 ? null : { next: () => (n = 1) }'],
  ['{ let n = 0;', 'if (n === 0) return () => (n = 1); }', 'null'],
  ['const n = new Map();', '', '{ put: (key) => n.set(key, 1) }'],
  ['const n = [];', 'const put = (one) => n.push(one);', '{ put }'],
  ['const n = {};', '', '{ put: (key) => { n[key] = 1; } }'],
  ['const n = { a: 0 };', '', '{ put: () => { n.a += 1; } }'],
])('state behind a long closure is refused: %s %s return %s', (state, within, given) => {
  expect(said(state, within, given)).toEqual(refused('n'));
  expect(said(state, within, given, { lines: 40 })).toEqual([]);
});

test.each(['async function make()', 'const make = () =>', 'const make = async function ()'])(
  'in any kind of function: %s',
  (maker) => {
    expect(said('let n = 0;', '', '{ next: () => (n += 1) }', { maker })).toEqual(refused('n'));
  },
);

test.each([
  ['functions that change nothing', 'const n = new Map();', '', '{ get: (key) => n.get(key) }'],
  ['a value that is not changed later', 'let n = 0; n = 1;', '', '{ get: () => n }'],
  ['state that ends with the call', 'let n = 0;', '[1].forEach(() => { n += 1; });', 'n'],
  ['a list that is made and given', 'const n = [];', '[1].forEach((one) => n.push(one));', '{ n }'],
  ['the state of a class', 'class Made { #n = 0; next() { this.#n += 1; } }', '', 'new Made()'],
  ['the state of a function within', '', 'const one = () => { let n = 0; return () => n++; };', 'one'],
])('is allowed: %s', (_what, state, within, given) => {
  expect(said(state, within, given)).toEqual([]);
});
