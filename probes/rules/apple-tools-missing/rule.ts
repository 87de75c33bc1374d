import type { AppleTools } from '../../apple/answer.ts';
import { apple } from '../../apple/probe.ts';
import { certaintyIn, namingOf, weigh } from '../../apple/weigh.ts';
import { inWords } from '../../apple/text.ts';
import type { Rule } from '../../probe.ts';
import { network, person, remedy, run } from '../../remedies/steps.ts';
import { text, type Values } from './text.ts';

/** Neither Xcode nor the Command Line Tools are there: a shim that is started opens the dialog that offers them. */
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
          ...evidence,
        ],
        values: { needs },
      },
    ];
  },
  remedy: ({ values }) =>
    remedy([run('xcode-select', '--install'), person(text, values, { types: [] })], null, [network]),
};
