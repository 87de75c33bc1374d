import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rooms = 'host desktop tray launchd remedies messages probes caches daemon cli'.split(' ');
const files = execFileSync('git', ['ls-files', ...rooms.map((room) => `${room}/*.ts`)], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '');

/** Words that a native speaker would not use in a comment. */
const unplain =
  /\b(?:told|tells|telling|mends?|mended|stands|stood|to whom|(?:is|are|has) no(?! longer)(?= \w))\b/i;

/** The comments of a source, without what is quoted in them: code, links, and words in quotation marks. */
function commentsIn(source: string): readonly { readonly line: number; readonly text: string }[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, source);
  const found: { line: number; text: string }[] = [];
  const braces: boolean[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    // What follows `}` in a template is text again.
    if (kind === ts.SyntaxKind.TemplateHead) braces.push(true);
    else if (kind === ts.SyntaxKind.OpenBraceToken) braces.push(false);
    else if (kind === ts.SyntaxKind.CloseBraceToken && braces.pop() === true) {
      if (scanner.reScanTemplateToken(false) === ts.SyntaxKind.TemplateMiddle) braces.push(true);
    } else if (kind === ts.SyntaxKind.SlashToken || kind === ts.SyntaxKind.SlashEqualsToken)
      scanner.reScanSlashToken();
    else if (
      kind === ts.SyntaxKind.SingleLineCommentTrivia ||
      kind === ts.SyntaxKind.MultiLineCommentTrivia
    ) {
      const line = source.slice(0, scanner.getTokenStart()).split('\n').length;
      const text = scanner.getTokenText().replaceAll(/`[^`]*`|"[^"]*"|https?:\S+/g, '…');
      found.push({ line, text: text.replaceAll(/\s*\n\s*\*\s?/g, ' ') });
    }
  }
  return found;
}

test('comments are in plain English', () => {
  const odd = files.flatMap((file) =>
    commentsIn(readFileSync(root + file, 'utf8')).flatMap(({ line, text }) => {
      const [met] = unplain.exec(text) ?? [];
      return met === undefined ? [] : [`${file}:${line}: ${met}: ${text.slice(0, 160)}`];
    }),
  );
  expect(odd).toEqual([]);
});

test('comments are seen, and strings are not', () => {
  const source =
    "const a = 'stands'; // it stands\nconst b = `is told ${a /* told */}`;\n/** One is `told`. */";
  expect(commentsIn(source).map(({ line, text }) => [line, unplain.test(text)])).toEqual([
    [1, true],
    [2, true],
    [3, false],
  ]);
});
