import fc from '../../fast-check.ts';
import { expect, test } from 'vitest';
import { readJsonc } from '../../../host/formats/jsonc.ts';
import { withJsonc, withoutJsonc } from '../../../host/formats/jsonc-edit.ts';
import { readJsoncTree } from '../../../host/formats/jsonc-tree.ts';

const numRuns = process.env.GOWARDEN_LONG ? 20_000 : 300;

const piecesOfText = fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '//', '/*', '\\', '\n', '1', 'a');

const key = fc.constantFrom('go.goroot', 'go.lintTool', 'editor.tabSize', '[go]', 'a b', '名');
const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const gap = fc.constantFrom(
  '',
  ' ',
  '\n  ',
  '\r\n\t',
  ' /* between */ ',
  '\n  // a line, with "words": 1\n  ',
);

interface Piece {
  readonly name: string;
  readonly value: string | number | boolean;
  readonly gaps: readonly string[];
}

const piece: fc.Arbitrary<Piece> = fc.record({
  name: key,
  value: scalar,
  gaps: fc.array(gap, { minLength: 4, maxLength: 4 }),
});

/** A settings file as people leave it, with the source of each of its parts. */
const file = fc
  .record({ mark: fc.boolean(), pieces: fc.array(piece, { maxLength: 6 }), comma: fc.boolean(), end: gap })
  .map(({ mark, pieces, comma, end }) => {
    const properties = pieces.map(({ name, value, gaps: [a = '', b = '', c = '', d = ''] }) => ({
      name,
      lead: a,
      head: `${JSON.stringify(name)}${b}:${c}`,
      value: JSON.stringify(value),
      tail: d,
    }));
    const inside = properties
      .map(({ lead, head, value, tail }, at) => {
        return `${lead}${head}${value}${tail}${at < properties.length - 1 || comma ? ',' : ''}`;
      })
      .join('');
    return { text: `${mark ? '\uFEFF' : ''}{${inside}${end}}`, properties, mark };
  });

test('a new value changes only its own bytes, and the last of duplicate names', () => {
  fc.assert(
    fc.property(file, scalar, fc.nat(), ({ text, properties }, value, which) => {
      const chosen = properties[which % Math.max(properties.length, 1)];
      if (chosen === undefined) return;
      const last = properties.findLastIndex(({ name }) => name === chosen.name);
      const made = withJsonc(text, [chosen.name], value);
      let at = text.indexOf('{') + 1;
      for (const { lead, head, value: old, tail } of properties.slice(0, last))
        at += lead.length + head.length + old.length + tail.length + 1;
      at += (properties[last]?.lead.length ?? 0) + (properties[last]?.head.length ?? 0);
      const length = properties[last]?.value.length ?? 0;
      expect(made).toBe(text.slice(0, at) + JSON.stringify(value) + text.slice(at + length));
      expect(readJsonc(made ?? '')).toEqual({ ...(readJsonc(text) as object), [chosen.name]: value });
    }),
    { numRuns },
  );
});

test('removing a name leaves the rest and every comment as they were', () => {
  fc.assert(
    fc.property(file, fc.nat(), ({ text, properties }, which) => {
      const chosen = properties[which % Math.max(properties.length, 1)];
      if (chosen === undefined) return;
      const made = withoutJsonc(text, [chosen.name]) ?? '';
      const rest = Object.fromEntries(
        Object.entries(readJsonc(text) as object).filter(([name]) => name !== chosen.name),
      );
      expect(readJsonc(made)).toEqual(rest);
      const count = (where: string, what: string): number => where.split(what).length - 1;
      for (const { name, head, value } of properties)
        if (name !== chosen.name) expect(made).toContain(head + value);
      const gone = properties.filter(({ name }) => name === chosen.name).map(({ head }) => head);
      for (const comment of ['/* between */', '// a line, with "words": 1'])
        expect(count(made, comment)).toBe(count(text, comment) - count(gone.join(''), comment));
      expect(isSubsequence(made, text)).toBe(true);
    }),
    { numRuns },
  );
});

test('adding a name leaves every existing byte as it was', () => {
  fc.assert(
    fc.property(file, scalar, ({ text }, value) => {
      const made = withJsonc(text, ['go.alternateTools', 'dlv'], value) ?? '';
      expect(readJsonc(made)).toEqual({
        ...(readJsonc(text) as object),
        'go.alternateTools': { dlv: value },
      });
      expect(isSubsequence(text, made)).toBe(true);
    }),
    { numRuns },
  );
});

test('a text is never refused by throwing, and its lines are those of the text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: piecesOfText })), (text) => {
      const node = readJsoncTree(text);
      if (node !== null) expect(node.line).toBeLessThanOrEqual(text.split('\n').length);
      withJsonc(text, ['a'], 1);
      withoutJsonc(text, ['a']);
    }),
    { numRuns },
  );
});

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const character of whole) if (part.startsWith(character, at)) at += character.length;
  return at === part.length;
}
