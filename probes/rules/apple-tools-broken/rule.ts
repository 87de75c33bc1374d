import { commandLine } from '../../../messages/command.ts';
import type { AppleTools, Led, Tools } from '../../apple/answer.ts';
import { apple } from '../../apple/probe.ts';
import { inWords } from '../../apple/text.ts';
import { certaintyIn, namingOf, oneForEach, weigh } from '../../apple/weigh.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import type { Found, Rule } from '../../probe.ts';
import type { Person, Remedy } from '../../remedy.ts';
import { network, person, remedy, run } from '../../remedies/steps.ts';
import { selecting, unsetVariable } from '../../remedies/apple.ts';
import { text, type Values, type Way } from './text.ts';

/** The developer tools were installed, or a link or variable says so, and what makes them work is not there. */
export const rule: Rule<AppleTools, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 300_000,
  links: [
    'https://keith.github.io/xcode-man-pages/xcode-select.1.html',
    'https://macops.ca/developer-binaries-on-os-x-xcode-select-and-xcrun',
  ],
  probe: apple,
  decide: (answer) =>
    oneForEach(
      answer.led
        .filter(({ tools: { state } }) => state === 'gone' || state === 'broken')
        .map((one) => foundIn(one, answer)),
    ),
  remedy: ({ values }, { inventory }) => remedyOf(values, inventory),
};

function foundIn(led: Led, answer: AppleTools): Found<Values> {
  const { tools, contexts } = led;
  const { severity, needs, evidence } = weigh(answer, 'error');
  const { path, receipt, lacks, instead } = tools;
  return {
    subject: path,
    severity,
    certainty: tools.directory === null ? 'suspected' : certaintyIn(answer, [led]),
    evidence: [
      ...namingOf(tools, contexts),
      ...lacks.map((file) => inWords('notThere', { path: file })),
      ...(receipt === null ? [] : [inWords('receipt', { file: receipt })]),
      ...(instead === null ? [] : [inWords('instead', { path: instead.path })]),
      ...evidence,
    ],
    values: {
      path,
      isGone: tools.state === 'gone',
      namedBy: tools.directory?.namedBy ?? '',
      setBy: tools.setBy ?? '',
      instead: instead?.path ?? '',
      way: wayOf(tools),
      switching: commandLine`sudo xcode-select --switch ${instead?.path ?? path}`,
      needs,
    },
  };
}

/** What puts it right depends on who names the directory and on what else is there. */
function wayOf({ directory, instead, kind }: Tools): Way {
  const namedBy = directory?.namedBy ?? null;
  if (namedBy === 'DEVELOPER_DIR') return 'unset';
  if (instead !== null) return instead.isDefault && namedBy !== null ? 'reset' : 'switch';
  if (kind === 'command-line-tools') return 'install';
  return 'install-and-switch';
}

function remedyOf(values: Values, inventory: Inventory | null): Remedy | null {
  const { way, setBy, instead } = values;
  if (way === 'unset') return unsetVariable('DEVELOPER_DIR', setBy || null, values.path, inventory);
  const step = person(text, values, { types: typedIn(way, instead) });
  if (way === 'reset' || way === 'switch') return remedy([step], null);
  return remedy([run('xcode-select', '--install'), step], null, [network]);
}

/** What the person types in after the dialog, or in its place. */
function typedIn(way: Exclude<Way, 'unset'>, instead: string): NonNullable<Person['types']> {
  switch (way) {
    case 'reset':
      return [selecting('--reset')];
    case 'switch':
      return [selecting('--switch', instead)];
    case 'install':
      return [];
    case 'install-and-switch':
      return [selecting('--switch')];
  }
}
