/** The function behind a call: `test` in `test.skipIf(…).each(…)(…)`. */
function nameOf(callee) {
  let at = callee;
  while (at.type !== 'Identifier') {
    const next = at.object ?? at.callee ?? at.tag;
    if (next === undefined) return '';
    at = next;
  }
  return at.name;
}

/** Tests that are too long to take in at once; a `describe` block may be longer, since it contains several. */
export const shortTests = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'object', properties: { max: { type: 'integer' } }, additionalProperties: false }],
    messages: { long: 'A test of {{lines}} lines, more than {{max}}: part it by what it asserts.' },
  },
  create(context) {
    const max = context.options[0]?.max ?? 100;
    const check = (node) => {
      const { parent, loc } = node;
      const lines = loc.end.line - loc.start.line + 1;
      if (lines <= max || parent.type !== 'CallExpression' || parent.callee === node) return;
      if (nameOf(parent.callee) === 'describe') return;
      context.report({ loc: loc.start, messageId: 'long', data: { lines, max } });
    };
    return { ArrowFunctionExpression: check, FunctionExpression: check };
  },
};
