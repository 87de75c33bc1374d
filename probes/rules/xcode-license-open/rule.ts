import type { AppleTools, Led } from '../../apple/answer.ts';
import { apple } from '../../apple/probe.ts';
import { certaintyIn, namingOf, oneForEach, weigh } from '../../apple/weigh.ts';
import type { Found, Rule } from '../../probe.ts';
import { person, remedy } from '../../remedies/steps.ts';
import { text, type Values } from './text.ts';

/** The tools of an Xcode are in use, and its license was not agreed to: each of its programs stops with exit code 69. */
export const rule: Rule<AppleTools, Values> = {
  severity: 'error',
  dependsOn: ['apple-tools-broken'],
  timeToVisibleMs: 60_000,
  links: [
    'https://macops.ca/deploying-xcode-the-trick-with-accepting-license-agreements',
    'https://keith.github.io/xcode-man-pages/xcodebuild.1.html',
  ],
  probe: apple,
  decide: (answer) => oneForEach(answer.led.map((one) => foundIn(one, answer))),
  remedy: ({ values }) =>
    remedy([person(text, values, { types: [['sudo', 'xcodebuild', '-license']] })], null),
};

function foundIn(led: Led, answer: AppleTools): Found<Values> | null {
  const { license, tools, contexts } = led;
  if (license?.isOpen !== true) return null;
  const { severity, needs, evidence } = weigh(answer, 'error');
  const { application, kind, required, agreed, hasTools } = license;
  return {
    subject: application,
    severity,
    certainty: certaintyIn(answer, [led]),
    evidence: [...namingOf(tools, contexts), ...license.evidence, ...evidence],
    values: { application, kind, required, agreed: agreed ?? '', hasTools, needs },
  };
}
