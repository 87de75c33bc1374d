import { stateInClasses } from './closures.mjs';
import { superlinear } from './linear.mjs';
import { shortTests } from './tests.mjs';

const unboundedReads = /^(readFile|readFileSync|createReadStream)$/;
const fileSystem = /^(node:)?fs(\/promises)?$/;

/** The constant value of an expression: a string, or undefined where its file does not determine it. */
function constantOf(node, scope) {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? node.value : undefined;
    case 'TemplateLiteral':
      return joined(node, scope, 'cooked');
    case 'TaggedTemplateExpression':
      return node.tag.object?.name === 'String' && node.tag.property?.name === 'raw'
        ? joined(node.quasi, scope, 'raw')
        : undefined;
    case 'MemberExpression': {
      const target = node.property.name === 'source' ? definitionOf(node.object, scope) : undefined;
      return target?.regex?.pattern;
    }
    case 'Identifier': {
      const init = definitionOf(node, scope);
      return init ? constantOf(init, scope) : undefined;
    }
    default:
      return undefined;
  }
}

function definitionOf(node, scope) {
  for (let at = scope; at; at = at.upper) {
    const definition = at.set.get(node.name)?.defs[0];
    if (definition) return definition.parent?.kind === 'const' ? definition.node.init : undefined;
  }
  return undefined;
}

function joined({ quasis, expressions }, scope, form) {
  const parts = quasis.map(({ value }, index) => {
    const after = expressions[index];
    const more = after === undefined ? '' : constantOf(after, scope);
    return more === undefined ? undefined : value[form] + more;
  });
  return parts.includes(undefined) ? undefined : parts.join('');
}

const linearRegex = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      slow: 'A text can make this regular expression work longer than its length ({{why}}): part the text by indexOf or a loop.',
      assembled:
        'What this regular expression is cannot be told from this file, and so not whether it is slow: compare strings.',
    },
  },
  create(context) {
    const check = (node, source, flags) => {
      const why = superlinear(source, flags);
      if (why !== null) context.report({ node, messageId: 'slow', data: { why } });
    };
    const build = (node) => {
      if (node.callee.name !== 'RegExp') return;
      const scope = context.sourceCode.getScope(node);
      const [source, flags] = node.arguments;
      const text = source && constantOf(source, scope);
      const written = flags === undefined ? '' : constantOf(flags, scope);
      if (text !== undefined && written !== undefined) check(node, text, written);
      else context.report({ node, messageId: 'assembled' });
    };
    return {
      Literal: (node) => node.regex && check(node, node.regex.pattern, node.regex.flags),
      NewExpression: build,
      CallExpression: build,
    };
  },
};

const boundedRead = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { unbounded: '{{name}} reads whatever is there: say how much at most (host/files/capped.ts).' },
  },
  create(context) {
    const report = (node, name) => context.report({ node, messageId: 'unbounded', data: { name } });
    return {
      ImportDeclaration(node) {
        if (!fileSystem.test(node.source.value)) return;
        for (const one of node.specifiers) {
          const name = one.imported?.name;
          if (name === undefined) report(one, 'The whole of fs');
          else if (unboundedReads.test(name)) report(one, name);
        }
      },
      ImportExpression(node) {
        if (fileSystem.test(node.source.value ?? '')) report(node, 'The whole of fs');
      },
    };
  },
};

/** Rules of this project only. */
export default {
  rules: {
    'linear-regex': linearRegex,
    'bounded-read': boundedRead,
    'state-in-classes': stateInClasses,
    'short-tests': shortTests,
  },
};
