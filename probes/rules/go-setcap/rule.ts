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
      return [
        {
          subject: file,
          severity: name === 'go' ? 'error' : 'warning',
          certainty: 'observed',
          evidence: [
            inWords('capabilities', { file, capabilities }),
            ...(path === file ? [] : [inWords('linked', { path, file })]),
          ],
          values: { name, file, capabilities, command: commandLine`sudo setcap -r ${file}` },
        },
      ];
    }),
  remedy: ({ values }) => remedy([person(text, values)], null),
};
