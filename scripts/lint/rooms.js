import { dirname, relative, resolve, sep } from 'node:path';

/** What each room may import; `types` for types alone. No room may import anything outside the rooms (test/, scripts/). */
export const rooms = {
  messages: {},
  host: {},
  desktop: { values: ['messages'], types: ['host'] },
  probes: { values: ['host', 'messages'] },
  caches: { values: ['host', 'messages'] },
  launchd: { values: ['host', 'messages'] },
  remedies: { values: ['host', 'messages', 'probes'] },
  daemon: { values: ['host', 'messages', 'desktop', 'probes', 'caches', 'launchd', 'remedies'] },
  tray: { values: ['host', 'messages', 'desktop'], types: ['daemon'] },
  cli: {
    values: ['host', 'messages', 'desktop', 'probes', 'caches', 'launchd', 'remedies', 'daemon', 'tray'],
  },
};

/** The rule behind the table: static, dynamic and type imports, exports and URLs beside the module alike, however the path is spelled. */
const imports = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { root: { type: 'string' } }, required: ['root'] }],
    messages: {
      room: '{{from}}/ may not import {{to}}/ (see the rooms in CONTRIBUTING.md).',
      types: '{{from}}/ may import only types of {{to}}/ (see the rooms in CONTRIBUTING.md).',
      unknown: 'Expected the path of an import to be a plain string, so that its room can be seen.',
    },
  },
  create(context) {
    const { root } = context.options[0];
    const from = roomOf(context.filename, root);
    if (rooms[from] === undefined) return {};
    const check = (node, path, isType) => {
      if (!/^\.{1,2}(\/|$)/.test(path)) return;
      const to = roomOf(resolve(dirname(context.filename), path), root);
      if (to === from) return;
      const { values = [], types = [] } = rooms[from];
      if (values.includes(to) || (isType && types.includes(to))) return;
      context.report({ node, messageId: types.includes(to) ? 'types' : 'room', data: { from, to } });
    };
    const statement = (node) => {
      if (!node.source) return;
      const specifiers = node.specifiers ?? [];
      const isType =
        (node.importKind ?? node.exportKind) === 'type' ||
        (specifiers.length > 0 && specifiers.every((one) => (one.importKind ?? one.exportKind) === 'type'));
      check(node, node.source.value, isType);
    };
    const expression = (node, path, isType) => {
      if (path?.type === 'Literal') check(node, String(path.value), isType);
      else if (path?.type === 'TemplateLiteral' && path.expressions.length === 0)
        check(node, path.quasis[0].value.cooked, isType);
      else context.report({ node, messageId: 'unknown' });
    };
    return {
      ImportDeclaration: statement,
      ExportNamedDeclaration: statement,
      ExportAllDeclaration: statement,
      ImportExpression: (node) => expression(node, node.source, false),
      TSImportType: (node) => expression(node, node.source ?? node.argument?.literal ?? node.argument, true),
      TSExternalModuleReference: (node) => expression(node, node.expression, false),
      'CallExpression[callee.name="require"]': (node) => expression(node, node.arguments[0], false),
      'NewExpression[callee.name="URL"][arguments.1.type="MemberExpression"]': (node) => {
        if (node.arguments[0].type === 'Literal') check(node, String(node.arguments[0].value), false);
      },
    };
  },
};

/** The first folder below the root; empty for anything that is not below it. */
function roomOf(path, root) {
  const parts = relative(root, path).split(sep);
  return parts[0] === '..' ? '' : parts[0];
}

export default { rules: { imports } };
