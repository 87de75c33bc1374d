import { commandLine } from '../../../messages/command.ts';
import type { AppleTools, Led } from '../../apple/answer.ts';
import { apple } from '../../apple/probe.ts';
import { inWords } from '../../apple/text.ts';
import { certaintyIn, namingOf, oneForEach, weigh } from '../../apple/weigh.ts';
import type { Found, Rule } from '../../probe.ts';
import { selecting } from '../../remedies/apple.ts';
import { network, person, remedy } from '../../remedies/steps.ts';
import { text, type Values } from './text.ts';

/** Xcode or the Command Line Tools are older than this macOS needs: macOS was upgraded, and they were not. */
export const rule: Rule<AppleTools, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 300_000,
  links: [
    'https://github.com/Homebrew/brew/blob/main/Library/Homebrew/os/mac/xcode.rb',
    'https://developer.apple.com/support/xcode/',
  ],
  probe: apple,
  decide: (answer) => oneForEach(answer.led.map((one) => foundIn(one, answer))),
  remedy({ values }) {
    const { instead, isXcode } = values;
    if (instead !== '')
      return remedy([person(text, values, { types: [selecting('--switch', instead)] })], null);
    return remedy([person(text, values, { effect: isXcode ? 'app-store' : 'software-update' })], null, [
      network,
    ]);
  },
};

function foundIn(led: Led, answer: AppleTools): Found<Values> | null {
  const { tools, contexts, sdk } = led;
  const { directory, version, kind } = tools;
  const { osVersion } = answer;
  if (directory === null || version === null || version.minimum === null || osVersion === null) return null;
  const { severity, needs, evidence } = weigh(answer, 'warning');
  const { value, file, minimum } = version;
  // What DEVELOPER_DIR names no choice changes.
  const instead = directory.namedBy === 'DEVELOPER_DIR' ? null : (tools.instead?.path ?? null);
  // When only a receipt says so, what it describes may have been replaced without one.
  const isSure = kind === 'xcode' || sdk?.fault === 'old';
  return {
    subject: directory.path,
    severity,
    certainty: isSure ? certaintyIn(answer, [led]) : 'suspected',
    evidence: [
      ...namingOf(tools, contexts),
      inWords('version', { file, version: value }),
      ...(sdk?.fault === 'old'
        ? [inWords('sdkVersion', { path: sdk.path, version: sdk.version ?? '', os: osVersion })]
        : []),
      inWords('least', { os: osVersion, minimum }),
      ...(instead === null ? [] : [inWords('instead', { path: instead })]),
      ...evidence,
    ],
    values: {
      ...{ path: directory.path, isXcode: kind === 'xcode', version: value, minimum, osVersion, needs },
      instead: instead ?? '',
      switching: commandLine`sudo xcode-select --switch ${instead ?? ''}`,
    },
  };
}
