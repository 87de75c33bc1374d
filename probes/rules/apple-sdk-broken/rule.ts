import type { AppleTools, Led, Sdk } from '../../apple/answer.ts';
import { apple } from '../../apple/probe.ts';
import { inWords } from '../../apple/text.ts';
import { certaintyIn, namingOf, oneForEach, weigh } from '../../apple/weigh.ts';
import type { Found, Rule } from '../../probe.ts';
import { reinstalled, unsetVariable } from '../../remedies/apple.ts';
import { network, person, remedy } from '../../remedies/steps.ts';
import { text, type Values } from './text.ts';

/** The headers and libraries of macOS with which clang compiles are not there, or are those of an older macOS. */
export const rule: Rule<AppleTools, Values> = {
  severity: 'error',
  dependsOn: ['apple-tools-missing', 'apple-tools-broken', 'apple-tools-old'],
  timeToVisibleMs: 300_000,
  links: [
    'https://github.com/Homebrew/brew/blob/main/Library/Homebrew/os/mac/sdk.rb',
    'https://keith.github.io/xcode-man-pages/xcrun.1.html',
  ],
  probe: apple,
  decide: (answer) => oneForEach(answer.led.map((one) => foundIn(one, answer))),
  remedy({ values }, { inventory }) {
    const { setBy, path, isXcode } = values;
    if (setBy !== '') return unsetVariable('SDKROOT', setBy === 'SDKROOT' ? null : setBy, path, inventory);
    const known = isXcode ? ({ effect: 'app-store' } as const) : { types: reinstalled };
    return remedy([person(text, values, known)], null, [network]);
  },
};

function foundIn(led: Led, answer: AppleTools): Found<Values> | null {
  const { sdk, tools } = led;
  // An old SDK of old tools is reported by the rule about the tools.
  if (sdk === null || sdk.fault === null || (sdk.fault === 'old' && tools.version?.minimum)) return null;
  const { severity, needs, evidence } = weigh(answer, sdk.fault === 'old' ? 'warning' : 'error');
  const { path, fault, version, target, setBy } = sdk;
  return {
    subject: path,
    severity,
    certainty: certaintyIn(answer, [led]),
    evidence: [...evidenceOf(sdk, led, answer), ...evidence],
    values: {
      path,
      fault,
      target: target ?? '',
      version: version ?? '',
      osVersion: answer.osVersion ?? '',
      isXcode: tools.kind === 'xcode',
      setBy: setBy ?? '',
      needs,
    },
  };
}

function evidenceOf(sdk: Sdk, { tools, contexts }: Led, { osVersion }: AppleTools): readonly string[] {
  const { path, fault, target, version, setBy } = sdk;
  const place =
    setBy === null || setBy === 'SDKROOT' ? [] : [inWords('setAt', { place: setBy, name: 'SDKROOT' })];
  const named =
    setBy === null
      ? namingOf(tools, contexts)
      : [...contexts.map((context) => inWords('sdkroot', { context, path })), ...place];
  const led = target === null ? [] : [inWords('leadsTo', { path, target })];
  if (fault === 'old')
    return [...named, inWords('sdkVersion', { path, version: version ?? '', os: osVersion ?? '' })];
  const lacks = fault === 'no-headers' ? `${path}/usr/include/stdlib.h` : path;
  return [...named, ...led, ...(fault === 'dangling' ? [] : [inWords('notThere', { path: lacks })])];
}
