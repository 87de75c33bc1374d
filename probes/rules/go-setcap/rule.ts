import { commandLine } from '../../../messages/command.ts';
import type { Found, Rule } from '../../probe.ts';
import type { Places } from '../../places/places.ts';
import { places } from '../../places/probe.ts';
import { inWords } from '../../places/text.ts';
import { person, remedy } from '../../remedies/steps.ts';
import { text, type Values } from './text.ts';

/** `setcap` gave the go command, or a tool that it built, privileges that everybody who starts it gets. */
export const rule: Rule<Places, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://man7.org/linux/man-pages/man7/capabilities.7.html',
    'https://man7.org/linux/man-pages/man8/setcap.8.html',
  ],
  probe: places,
  decide: ({ programs }: Places) =>
    programs.flatMap(({ name, path, file, marks }): readonly Found<Values>[] => {
      const { capabilities } = marks;
      if (capabilities === null || capabilities === '') return [];
      const inForce = isInForce(capabilities);
      return [
        {
          subject: file,
          severity: name === 'go' && inForce ? 'error' : 'warning',
          certainty: 'observed',
          evidence: [
            inWords('capabilities', { file, capabilities }),
            ...(path === file ? [] : [inWords('linked', { path, file })]),
          ],
          values: {
            ...{ name, file, capabilities, isInForce: inForce },
            command: commandLine`sudo setcap -r ${file}`,
          },
        },
      ];
    }),
  remedy: ({ values }) => remedy([person(text, values)], null),
};

/**
 * Of a clause as `cap_net_raw,cap_chown=ep`: permitted (p) to everybody who starts the file, and effective (e) without its asking.
 * https://man7.org/linux/man-pages/man7/capabilities.7.html
 */
function isInForce(capabilities: string): boolean {
  return capabilities.split(/\s+/).some((clause) => {
    const flags = clause.split(/[=+]/, 2)[1] ?? '';
    return flags.includes('e') && flags.includes('p');
  });
}
