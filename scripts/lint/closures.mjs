const collections = /^(Map|Set|WeakMap|WeakSet|Array)$/;
const changes = /^(set|add|delete|clear|push|pop|shift|unshift|splice|sort|reverse|fill)$/;
const isFunction = ({ type }) =>
  /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type);

/** Long functions that return functions over their own state; these should be classes. */
export const stateInClasses = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { max: { type: 'integer' } }, additionalProperties: false }],
    messages: {
      closure:
        'State behind {{lines}} lines of closure ({{names}}): more than {{max}} of them are a class with #fields.',
    },
  },
  create(context) {
    const max = context.options[0]?.max ?? 40;
    const { scopeManager } = context.sourceCode;
    const check = (node) => {
      const lines = node.loc.end.line - node.loc.start.line + 1;
      if (lines <= max) return;
      const scope = scopeManager.acquire(node, true);
      if (!returned(node).some((one) => givesFunctions(one, node, scope))) return;
      const names = ownScopes(scope)
        .flatMap(({ variables }) => variables)
        .filter((variable) => isState(variable, scope))
        .map(({ name }) => name);
      if (names.length > 0)
        context.report({
          loc: node.loc.start,
          messageId: 'closure',
          data: { names: names.join(', '), lines, max },
        });
    };
    return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check };
  },
};

/** The scope of a function and those of its blocks, without the functions within. */
function ownScopes(scope) {
  return [scope, ...scope.childScopes.filter(({ type }) => type !== 'function').flatMap(ownScopes)];
}

/** What a function returns itself, at any depth of its blocks. */
function returned(node) {
  return node.body.type === 'BlockStatement' ? returnsIn(node.body) : [node.body];
}

function returnsIn(node) {
  if (node.type === 'ReturnStatement') return node.argument ? [node.argument] : [];
  if (isFunction(node) || /^(Class|VariableDecl|Expression)/.test(node.type)) return [];
  return Object.entries(node)
    .filter(([key]) => key !== 'parent')
    .flatMap(([, value]) => value)
    .filter((value) => typeof value?.type === 'string')
    .flatMap(returnsIn);
}

/** Whether an expression is a function of `owner`, or has one in it that a caller could call. */
function givesFunctions(node, owner, scope) {
  if (node === null || node === undefined) return false;
  const gives = (one) => givesFunctions(one, owner, scope);
  switch (node.type) {
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return true;
    case 'ObjectExpression':
      return node.properties.some((one) => gives(one.value ?? one.argument));
    case 'ArrayExpression':
      return node.elements.some(gives);
    case 'ConditionalExpression':
      return gives(node.consequent) || gives(node.alternate);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return gives(node.expression);
    // Object.assign, Object.freeze, Promise.resolve: their argument is their result.
    case 'CallExpression':
      return /^(Object|Promise)$/.test(node.callee.object?.name ?? '') && node.arguments.some(gives);
    case 'Identifier':
      return ownScopes(scope).some(({ set }) => {
        const definition = set.get(node.name)?.defs[0];
        if (definition?.type === 'FunctionName') return definition.node !== owner;
        const init = definition?.type === 'Variable' ? definition.node.init : undefined;
        return init?.type !== 'Identifier' && gives(init);
      });
    default:
      return false;
  }
}

/** Whether inner functions change a variable, or the collection or object that it holds. */
function isState({ defs, references }, scope) {
  if (defs[0]?.type !== 'Variable') return false;
  const { init } = defs[0].node;
  const holds =
    init?.type === 'ArrayExpression' ||
    init?.type === 'ObjectExpression' ||
    (init?.type === 'NewExpression' && collections.test(init.callee.name));
  return references.some(
    (one) => one.from.variableScope !== scope && (one.isWrite() || (holds && isChanged(one.identifier))),
  );
}

function isChanged(node) {
  const member = node.parent;
  if (member.type !== 'MemberExpression' || member.object !== node) return false;
  const { parent } = member;
  if (parent.type === 'CallExpression') return parent.callee === member && changes.test(member.property.name);
  return (
    (parent.type === 'AssignmentExpression' && parent.left === member) ||
    parent.type === 'UpdateExpression' ||
    (parent.type === 'UnaryExpression' && parent.operator === 'delete')
  );
}
