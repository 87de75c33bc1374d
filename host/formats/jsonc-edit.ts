import { createScanner, type Node, parseTree } from 'jsonc-parser/lib/esm/main.js';
import { isFlatEnough } from './jsonc.ts';
import { withoutMark } from './lines.ts';

/** Names and places of arrays from the root on. */
export type JsoncPath = readonly (string | number)[];

/** jsonc-parser's SyntaxKind, which is a constant enum. */
const token = { comma: 5, lineComment: 12, blockComment: 13, trivia: 15 } as const;

/**
 * Returns the text with another value at a place; of names that come twice the last counts, and a member that is missing is added
 * to its object. No other byte changes: jsonc-parser's own `modify` also formats what is around it. Null when the place cannot be
 * found.
 */
export function withJsonc(text: string, path: JsoncPath, value: string | number | boolean): string | null {
  return edited(text, (bare, root) => {
    for (let known = path.length; known >= 0; known -= 1) {
      const found = known === 0 ? root : find(root, path.slice(0, known));
      const node = found?.type === 'property' ? found.children?.[1] : found;
      if (node === undefined) continue;
      if (known === path.length)
        return splice(bare, node.offset, node.offset + node.length, JSON.stringify(value));
      const name = path[known];
      if (node.type !== 'object' || typeof name !== 'string') return null;
      return withMember(bare, node, `${JSON.stringify(name)}: ${nested(path.slice(known + 1), value)}`);
    }
    return null;
  });
}

/**
 * The text with a member in the place of another one of the same object, which has the same value, or has it as the only member of
 * an object. Null when that other one is not there or comes twice, or the new name is taken.
 */
export function renamedJsonc(text: string, path: JsoncPath, name: string, member?: string): string | null {
  return edited(text, (bare, root) => {
    const property = find(root, path);
    const [key, value] = property?.children ?? [];
    const siblings = property?.parent;
    if (property?.type !== 'property' || key === undefined || value === undefined) return null;
    if (named(siblings, String(key.value)).length > 1 || named(siblings, name).length > 0) return null;
    const written = bare.slice(value.offset, value.offset + value.length);
    const inside = member === undefined ? written : `{ ${JSON.stringify(member)}: ${written} }`;
    const made = splice(bare, value.offset, value.offset + value.length, inside);
    return splice(made, key.offset, key.offset + key.length, JSON.stringify(name));
  });
}

/** The text without a member of an object, its comma and, where nothing else is left on them, its lines. Comments stay. */
export function withoutJsonc(text: string, path: JsoncPath): string | null {
  return edited(text, (bare, root) => {
    let rest = bare;
    let property = find(root, path);
    // Without the last of two, the one before would count.
    for (let left = mostTimes; property?.type === 'property'; left -= 1) {
      if (left === 0) return null;
      rest = withoutProperty(rest, property);
      const next = parseTree(rest, [], { allowTrailingComma: true });
      property = next && find(next, path);
    }
    return rest === bare ? null : rest;
  });
}

const mostTimes = 20;

function edited(text: string, edit: (bare: string, root: Node) => string | null): string | null {
  const bare = withoutMark(text);
  const root = isFlatEnough(bare) ? parseTree(bare, [], { allowTrailingComma: true }) : undefined;
  const made = root === undefined ? null : edit(bare, root);
  return made === null ? null : text.slice(0, text.length - bare.length) + made;
}

/** The last property of that path, or the item of an array. */
function find(root: Node, path: JsoncPath): Node | undefined {
  let found: Node | undefined = root;
  for (const part of path) {
    const inside: Node | undefined = found?.type === 'property' ? found.children?.[1] : found;
    found =
      typeof part === 'number'
        ? inside?.type === 'array'
          ? inside.children?.[part]
          : undefined
        : named(inside, part).at(-1);
  }
  return found === root ? undefined : found;
}

function named(node: Node | undefined, name: string): readonly Node[] {
  return node?.type === 'object'
    ? (node.children ?? []).filter(({ children }) => children?.[0]?.value === name)
    : [];
}

function nested([name, ...rest]: JsoncPath, value: string | number | boolean): string {
  return name === undefined ? JSON.stringify(value) : `{ ${JSON.stringify(name)}: ${nested(rest, value)} }`;
}

/** After the last one, and after a comment on its line. */
function withMember(text: string, object: Node, member: string): string {
  const last = object.children?.at(-1);
  const inside = object.offset + 1;
  if (last === undefined) return splice(text, inside, inside, member);
  const end = last.offset + last.length;
  const comma = commaFrom(text, end);
  const at = endOfLine(text, comma === null ? end : comma + 1);
  const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', last.offset) + 1, last.offset))?.[0] ?? '';
  const isOneLine = !text.slice(object.offset, object.offset + object.length).includes('\n');
  const made = splice(text, at, at, (isOneLine ? ' ' : endIn(text) + indent) + member);
  return comma === null ? splice(made, end, end, ',') : made;
}

/** Past the comments that follow on the same line. */
function endOfLine(text: string, offset: number): number {
  const scanner = createScanner(text, false);
  scanner.setPosition(offset);
  let end = offset;
  for (;;) {
    const kind = scanner.scan() as number;
    const isComment = kind === token.lineComment || kind === token.blockComment;
    if (!isComment && kind !== token.trivia) return end;
    if (isComment) end = scanner.getTokenOffset() + scanner.getTokenLength();
  }
}

const endIn = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

function withoutProperty(text: string, property: Node): string {
  const end = property.offset + property.length;
  const after = commaFrom(text, end);
  const siblings = property.parent?.children ?? [];
  const before = siblings[siblings.indexOf(property) - 1];
  const comma = after ?? (before ? commaFrom(text, before.offset + before.length) : null);
  const cuts = [
    { from: property.offset, to: end },
    ...(comma === null ? [] : [{ from: comma, to: comma + 1 }]),
  ];
  let made = text;
  for (const { from, to } of cuts.toSorted((one, other) => other.from - one.from))
    made = cutOut(made, from, to);
  return made;
}

/** The comma that follows, with nothing but space and comments before it. */
function commaFrom(text: string, offset: number): number | null {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  return (scanner.scan() as number) === token.comma ? scanner.getTokenOffset() : null;
}

/** With the line that it was on, when nothing else is on it. */
function cutOut(text: string, from: number, to: number): string {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const feed = text.indexOf('\n', to);
  const isAlone = text.slice(start, from).trim() === '' && feed !== -1 && text.slice(to, feed).trim() === '';
  if (isAlone) return splice(text, start, feed + 1, '');
  return splice(text, text[from - 1] === ' ' ? from - 1 : from, to, '');
}

const splice = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);
