import { type Node, parseTree } from 'jsonc-parser/lib/esm/main.js';
import { isFlatEnough } from './jsonc.ts';
import { LineStarts, withoutMark } from './lines.ts';

/** A value of a text in JSON with comments, and where it is. */
export interface JsoncNode {
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
  /** Of what is neither an object nor an array. */
  readonly value: string | number | boolean | null;
  /** The line of the name that it belongs to, otherwise its own; from 1. */
  readonly line: number;
  /** Of an object; of a name that comes twice the last one counts. */
  readonly members: ReadonlyMap<string, JsoncNode>;
  /** Of an array. */
  readonly items: readonly JsoncNode[];
}

/** The same as `readJsonc`, with the line of each part. Null when it holds nothing, or is nested too deep. */
export function readJsoncTree(text: string): JsoncNode | null {
  const bare = withoutMark(text);
  const root = isFlatEnough(bare) ? parseTree(bare, [], { allowTrailingComma: true }) : undefined;
  return root === undefined ? null : noded(root, root.offset, new LineStarts(bare));
}

const noMembers: JsoncNode['members'] = new Map();

function noded(node: Node, named: number, lines: LineStarts): JsoncNode {
  const line = lines.lineAt(named);
  if (node.type === 'object') {
    const members = new Map<string, JsoncNode>();
    for (const { children: [name, value] = [] } of node.children ?? [])
      if (name !== undefined && value !== undefined)
        members.set(String(name.value), noded(value, name.offset, lines));
    return { kind: 'object', value: null, line, members, items: [] };
  }
  if (node.type === 'array') {
    const items = (node.children ?? []).map((item) => noded(item, item.offset, lines));
    return { kind: 'array', value: null, line, members: noMembers, items };
  }
  const value = node.value as JsoncNode['value'];
  const kind = value === null ? 'null' : (typeof value as 'string' | 'number' | 'boolean');
  return { kind, value, line, members: noMembers, items: [] };
}
