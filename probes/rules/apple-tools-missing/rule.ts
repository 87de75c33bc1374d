import { commandLine } from '../../../messages/command.ts';
import type { AppleTools } from '../../apple/answer.ts';
import { apple } from '../../apple/probe.ts';
import { certaintyIn, namingOf, weigh } from '../../apple/weigh.ts';
import { inWords } from '../../apple/text.ts';
import type { Rule } from '../../probe.ts';
import { selecting } from '../../remedies/apple.ts';
import { network, person, remedy, run } from '../../remedies/steps.ts';
import { text, type Values } from './text.ts';

/** Neither Xcode nor the Command Line Tools are at their place, and nothing names another: a shim that is started opens the dialog that offers them. */
export const rule: Rule<AppleTools, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 300_000,
  links: [
    'https://keith.github.io/xcode-man-pages/xcode-select.1.html',
    'https://go.dev/doc/go1.20#cgo',
    'https://github.com/bouldev/libxcselect-shim',
  ],
  probe: apple,
  decide(answer) {
    const none = answer.led.filter(({ tools }) => tools.state === 'none');
    const [first] = none;
    if (first === undefined) return [];
    const { severity, needs, evidence } = weigh(answer, 'error');
    return [
      {
        subject: first.tools.path,
        severity,
        certainty: certaintyIn(answer, none),
        evidence: [
          ...none.flatMap(({ tools, contexts }) => namingOf(tools, contexts)),
          inWords('notThere', { path: '/Applications/Xcode.app' }),
          inWords('notThere', { path: first.tools.path }),
          ...(first.tools.instead === null ? [] : [inWords('instead', { path: first.tools.instead.path })]),
          ...evidence,
        ],
        values: {
          ...{ needs, instead: first.tools.instead?.path ?? '' },
          switching: commandLine`sudo xcode-select --switch ${first.tools.instead?.path ?? ''}`,
        },
      },
    ];
  },
  remedy({ values }) {
    const { instead } = values;
    if (instead !== '')
      return remedy([person(text, values, { types: [selecting('--switch', instead)] })], null);
    return remedy([run('xcode-select', '--install'), person(text, values, { types: [] })], null, [network]);
  },
};
