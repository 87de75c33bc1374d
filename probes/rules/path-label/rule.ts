import { commandLine } from '../../../messages/command.ts';
import type { Found, Rule } from '../../probe.ts';
import type { Labelled, Places } from '../../places/places.ts';
import { places } from '../../places/probe.ts';
import { inWords } from '../../places/text.ts';
import { person, remedy, run } from '../../remedies/steps.ts';
import { isWithin } from '../../workspace/workspace.ts';
import { text, type Values } from './text.ts';

/** The attribute by which macOS knows what was downloaded. https://support.apple.com/guide/security/sec5599b66df/web */
const quarantine = 'com.apple.quarantine';

/** A program is under quarantine, or a path has another SELinux type than the policy gives it. */
export const rule: Rule<Places, Values> = {
  severity: 'info',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://support.apple.com/guide/security/sec5599b66df/web',
    'https://man7.org/linux/man-pages/man8/restorecon.8.html',
  ],
  probe: places,
  decide: (answer) => [...underQuarantine(answer), ...answer.labels.map((one) => labelled(one, answer))],
  remedy: ({ values }) =>
    values.kind === 'label' && values.own
      ? remedy([run('restorecon', '-v', values.path)], null)
      : remedy([person(text, values)], null),
};

function underQuarantine({ platform, programs, places: all }: Places): readonly Found<Values>[] {
  if (platform !== 'darwin') return [];
  const marked = [
    ...programs.map(({ file, marks }) => [file, marks] as const),
    ...all.flatMap(({ marks }) => [...marks]),
  ].filter(([, { attributes }]) => attributes?.includes(quarantine));
  return [...new Map(marked).keys()].map((path): Found<Values> => ({
    subject: path,
    // Whether macOS lets it start depends on its signature, and on what the user has allowed.
    certainty: 'suspected',
    evidence: [inWords('attribute', { path, name: quarantine })],
    values: {
      kind: 'quarantine',
      path,
      has: '',
      expected: '',
      own: true,
      command: commandLine`xattr -d ${quarantine} ${path}`,
    },
  }));
}

function labelled({ path, has, expected, source }: Labelled, { user }: Places): Found<Values> {
  const own = isWithin(path, user.home);
  return {
    subject: path,
    certainty: 'observed',
    evidence: [inWords('label', { path, type: has }), inWords('expected', { source, type: expected })],
    values: {
      ...{ kind: 'label', path, has, expected, own },
      command: own ? commandLine`restorecon -v ${path}` : commandLine`sudo restorecon -v ${path}`,
    },
  };
}
