/** How text reaches users: only in ways that deprive the characters of a name of any effect (messages/visible.ts). */
const ways = [
  {
    selector:
      'MemberExpression[property.name=/^(en|zh)$/], MemberExpression[property.value=/^(en|zh)$/], ImportSpecifier[imported.name=/^(en|zh)$/], ObjectPattern > Property[key.name=/^(en|zh)$/]',
    message:
      'Sentences are taken by inLanguage(language, texts) of messages/fill.ts, which makes visible what fills them.',
  },
  {
    selector: 'TSAsExpression > TSTypeReference[typeName.name=/^(Visible|VisibleLines|Printed|Command)$/]',
    message:
      'Text becomes visible by visible(), visibleLines() or what cli/terminal/printed.ts has, and a command by commandLine, not by saying so.',
  },
  {
    selector:
      "MemberExpression[object.object.name='process'][object.property.name=/^(stdout|stderr)$/][property.name=/^(write|end)$/], MemberExpression[object.name='console']",
    message:
      'People are told through the session, the log, the notifier or the tray, which make names visible.',
  },
];

/** The starts of commands, with the words of each after which a value may follow. */
const programs = {
  gowarden:
    'run|status|doctor|fix|which|inspect|paths|caches|clean|undo|history|incidents|show|logs|config|service|simulate|why-tidy|bug-report|completions|help|pause|resume|tray|check|set|init|install|uninstall',
  go: 'build|clean|env|fmt|generate|get|install|list|mod|work|run|test|tool|version|vet|download|tidy|init|edit|use|verify|why|graph',
  git: '[a-z-]+',
  brew: '[a-z-]+',
  npm: '[a-z-]+',
  launchctl: '[a-z-]+',
  systemctl: '[a-z-]+',
  xattr: '[\\w.]+',
  '(?:chmod|chown|chflags)': '[\\w+=,:-]+',
  '(?:asdf|mise|goenv|gvm|fnm|nvm)': 'install|use|local|global|uninstall|reshim|set|which|exec',
  '(?:ls|rm|rmdir|mkdir|mv|cp|ln|cd|kill|codesign|lsof|lipo|ditto|sudo|eval|hash|defaults|plutil|command)':
    '',
};

/** Ends where a value would follow. Programs and words are separated by one space, so that one pass is enough. */
const opened = new RegExp(
  `(?:^|[\\s\`(:：；，。"'$=])(?:${Object.entries(programs)
    .map(([program, words]) => `${program}(?: (?:${words || '-'}|-[-\\w=]+))${words === '' ? '*' : '+'}`)
    .join('|')}) ["']?$`,
  'u',
);

const glued = {
  message:
    'A command with a value in it is made by commandLine (messages/command.ts), which quotes the value; text.ts takes the Command.',
};

/** Commands assembled from text, in which a value could become several words, or another command. */
function commands(context) {
  const isOpen = (text) => opened.test(text);
  const report = (node) => context.report({ node, ...glued });
  return {
    ':not(TaggedTemplateExpression) > TemplateLiteral'(node) {
      if (node.quasis.slice(0, -1).some(({ value }) => isOpen(value.cooked))) report(node);
    },
    "BinaryExpression[operator='+'] > Literal.left"(node) {
      if (typeof node.value === 'string' && isOpen(node.value)) report(node);
    },
    "CallExpression[callee.property.name='join'] > MemberExpression > ArrayExpression > Literal:first-child"(
      node,
    ) {
      if (typeof node.value === 'string' && isOpen(`${node.value} `)) report(node);
    },
    // The values of a sentence in messages/wording.ts are in braces.
    Literal(node) {
      if (typeof node.value !== 'string') return;
      if (
        node.value
          .split(/\{\w+\}/)
          .slice(0, -1)
          .some(isOpen)
      )
        report(node);
    },
    "ImportDeclaration[source.value=/messages.command\.ts$/][importKind!='type'] > ImportSpecifier[importKind!='type']"(
      node,
    ) {
      if (/[\\/]text\.ts$/.test(context.filename)) report(node);
    },
  };
}

/** Where text is made visible, and where it leaves the process. */
export const mayTell = [
  'messages/{command,fill,visible}.ts',
  // What these write is data; `told` in messages, through which it is shown, makes it visible.
  'messages/{phrases,wording}.ts',
  'host/wording.ts',
  'cli/terminal/printed.ts',
  'cli/gowarden.ts',
];

/** Where such text is not a command to paste: a script with its own quoting, the name of a source. */
export const mayCompose = [
  'remedies/stand-in/**',
  'cli/commands/completions/*.ts',
  'tray/helper/place.ts',
  'host/contexts/contexts.darwin.ts',
];

export default {
  rules: {
    commands: { meta: { type: 'problem', schema: [] }, create: commands },
    names: {
      meta: { type: 'problem', schema: [] },
      create: (context) =>
        Object.fromEntries(
          ways.map(({ selector, message }) => [selector, (node) => context.report({ node, message })]),
        ),
    },
  },
};
