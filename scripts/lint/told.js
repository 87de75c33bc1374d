/** How text reaches people: only by ways on which what stands in a name cannot act (messages/visible.ts). */
const ways = [
  {
    selector:
      'MemberExpression[property.name=/^(en|zh)$/], MemberExpression[property.value=/^(en|zh)$/], ImportSpecifier[imported.name=/^(en|zh)$/], ObjectPattern > Property[key.name=/^(en|zh)$/]',
    message:
      'Sentences are taken by inLanguage(language, texts) of messages/fill.ts, which makes visible what fills them.',
  },
  {
    selector: 'TSAsExpression > TSTypeReference[typeName.name=/^(Visible|VisibleLines|Printed)$/]',
    message:
      'Text becomes visible by visible(), visibleLines() or what cli/terminal/printed.ts has, and not by saying so.',
  },
  {
    selector:
      "MemberExpression[object.object.name='process'][object.property.name=/^(stdout|stderr)$/][property.name=/^(write|end)$/], MemberExpression[object.name='console']",
    message:
      'People are told through the session, the log, the notifier or the tray, which make names visible.',
  },
];

/** Where text is made visible, and where it leaves the process. */
export const mayTell = [
  'messages/{fill,visible}.ts',
  // What these write is data; `told` of the messages, through which it is shown, makes it visible.
  'messages/{phrases,wording}.ts',
  'host/wording.ts',
  'cli/terminal/printed.ts',
  'cli/gowarden.ts',
];

export default {
  rules: {
    names: {
      meta: { type: 'problem', schema: [] },
      create: (context) =>
        Object.fromEntries(
          ways.map(({ selector, message }) => [selector, (node) => context.report({ node, message })]),
        ),
    },
  },
};
