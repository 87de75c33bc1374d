import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rooms = 'host desktop tray launchd remedies messages probes caches daemon cli'.split(' ');

/** The sources that git knows below these directories. */
const sourcesIn = (...directories: readonly string[]): readonly string[] =>
  execFileSync('git', ['ls-files', ...directories], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => /\.m?[jt]s$/.test(file) && !file.includes('/fixtures/'));

/** Words that a native speaker would not use in a comment. */
const unplain =
  /\b(?:told|tells|telling|mends?|mended|stands|stood|to whom|(?:is|are|has) no(?! longer)(?= \w))\b/i;

/** The same in tests and scripts, where absent things are called by their name. */
const unplainInTests =
  /\b(?:told|tells?|telling|mends?|mended|stands|stood|to whom|for good|(?<!\bthere )(?:is|are) no(?! longer)(?= \w))\b/i;

/** A comment or the title of a test. */
interface Said {
  readonly at: number;
  readonly text: string;
}

interface Token {
  readonly kind: ts.SyntaxKind;
  readonly at: number;
  readonly text: string;
}

/** The comments of a source, and all other tokens in order. */
function scan(source: string): { readonly comments: readonly Said[]; readonly tokens: readonly Token[] } {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, source);
  const comments: Said[] = [];
  const tokens: Token[] = [];
  const braces: boolean[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    // What follows `}` in a template is text again.
    if (kind === ts.SyntaxKind.TemplateHead) braces.push(true);
    else if (kind === ts.SyntaxKind.OpenBraceToken) braces.push(false);
    else if (kind === ts.SyntaxKind.CloseBraceToken && braces.pop() === true) {
      kind = scanner.reScanTemplateToken(false);
      if (kind === ts.SyntaxKind.TemplateMiddle) braces.push(true);
    } else if (kind === ts.SyntaxKind.SlashToken || kind === ts.SyntaxKind.SlashEqualsToken)
      kind = scanner.reScanSlashToken();
    const at = scanner.getTokenStart();
    if (kind === ts.SyntaxKind.SingleLineCommentTrivia || kind === ts.SyntaxKind.MultiLineCommentTrivia)
      comments.push({ at, text: scanner.getTokenText() });
    else if (kind > ts.SyntaxKind.LastTriviaToken) tokens.push({ kind, at, text: scanner.getTokenText() });
  }
  return { comments, tokens };
}

const literals: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.TemplateHead,
]);

/** The titles of `test('…')`, `it.each([…])('…')`, `describe.skipIf(…)('…')` and the like, without the values in them. */
function titlesIn(tokens: readonly Token[]): readonly Said[] {
  return tokens.flatMap(({ text }, start) => {
    if (!/^(?:test|it|describe)$/.test(text) || tokens[start - 1]?.text === '.') return [];
    let at = start + 1;
    while (tokens[at]?.text === '.' || tokens[at]?.text === '(') {
      const next = tokens[at + 1];
      if (next === undefined) return [];
      if (tokens[at]?.text === '.') at += 2;
      else if (literals.has(next.kind)) return [{ at: next.at, text: literalAt(tokens, at + 1) }];
      else at = afterParenthesis(tokens, at);
    }
    return [];
  });
}

function afterParenthesis(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (tokens[at]?.text === '(') depth += 1;
    else if (tokens[at]?.text === ')' && (depth -= 1) === 0) return at + 1;
  }
  return tokens.length;
}

/** A string, or the texts of a template around its values. */
function literalAt(tokens: readonly Token[], start: number): string {
  let text = '';
  let depth = 0;
  for (const { kind, text: part } of tokens.slice(start, start + 100)) {
    if (kind === ts.SyntaxKind.TemplateHead) depth += 1;
    if (depth <= 1 && (part.startsWith('}') || text === '')) text += part;
    if (kind === ts.SyntaxKind.TemplateTail) depth -= 1;
    if (depth === 0) break;
  }
  return text;
}

/** Without what is quoted: code, links, words in quotation marks, and values of a title. */
const spoken = (text: string): string =>
  text.replaceAll(/(?!^)`[^`]*`|(?!^)"[^"]*"|https?:\S+|\$\w+/g, '…').replaceAll(/\s*\n\s*\*\s?/g, ' ');

/** The sources of files in which such a word is anywhere: only these are worth scanning. */
function* suspects(files: readonly string[], words: RegExp): Generator<readonly [string, string]> {
  const anywhere = new RegExp(words.source.replaceAll(' ', '[\\s*]+'), 'i');
  for (const file of files) {
    const source = readFileSync(root + file, 'utf8');
    if (anywhere.test(source)) yield [file, source];
  }
}

/** What is odd, with file and line. */
function oddIn(file: string, source: string, said: readonly Said[], words: RegExp): readonly string[] {
  return said.flatMap(({ at, text }) => {
    const [met] = words.exec(spoken(text)) ?? [];
    if (met === undefined) return [];
    const line = source.slice(0, at).split('\n').length;
    return [`${file}:${line}: ${met}: ${spoken(text).slice(0, 160)}`];
  });
}

test('comments of the rooms are in plain English', () => {
  const odd = [...suspects(sourcesIn(...rooms), unplain)].flatMap(([file, source]) =>
    oddIn(file, source, scan(source).comments, unplain),
  );
  expect(odd).toEqual([]);
});

test('comments of tests and scripts, and titles of tests, are in plain English', () => {
  const odd = [...suspects(sourcesIn('test', 'scripts'), unplainInTests)].flatMap(([file, source]) => {
    const { comments, tokens } = scan(source);
    return oddIn(file, source, [...comments, ...titlesIn(tokens)], unplainInTests);
  });
  expect(odd).toEqual([]);
});

test('comments are seen, and strings are not', () => {
  const source =
    "const a = 'stands'; // it stands\nconst b = `is told ${a /* told */}`;\n/** One is `told`. */";
  const odd = oddIn('a.ts', source, scan(source).comments, unplain);
  expect(odd.map((one) => one.split(':').slice(1, 3).join())).toEqual(['1, stands', '2, told']);
});

test.each([
  "test('it stands', () => undefined)",
  'it.skipIf(a)("is told", () => { b(")"); })',
  "describe.each([['('], [1]])('%s tells', c)",
  'test.runIf(x).each([`y`])(`${a ? `b` : c} is mended`, d)',
])('titles are seen, and what they hold: %s', (source) => {
  expect(oddIn('a.ts', source, titlesIn(scan(source).tokens), unplainInTests)).toHaveLength(1);
});

test.each([
  "expect('it stands').toBe(told)",
  "test('a $told b', () => { stands('told'); })",
  'x.test("told")',
  "it('has no answer, and there is no question')",
])('nothing else is a title: %s', (source) => {
  expect(oddIn('a.ts', source, titlesIn(scan(source).tokens), unplainInTests)).toEqual([]);
});
