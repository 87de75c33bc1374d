import * as v from 'valibot';
import { flag, integer, text } from '../fields.ts';
import { route } from '../route.ts';

const minute = 60_000;
/** A year: longer is a mistake, and uninstalling is another command. */
const longestPauseMinutes = 525_600;

export const statusRoutes = [
  route({
    method: 'GET',
    path: '/v1/status',
    summary: 'The snapshot that menu and command show, with its own age',
    fields: {},
    answer: (_, { actions }) => actions.status(),
  }),
  route({
    method: 'GET',
    path: '/v1/findings',
    summary: 'What is found now; hidden findings only with `all`',
    fields: {
      rule: v.optional(v.pipe(text(), v.metadata({ description: 'Only findings of this rule' }))),
      subject: v.optional(v.pipe(text(), v.metadata({ description: 'Only findings about this subject' }))),
      all: v.optional(
        v.pipe(
          flag(),
          v.metadata({
            description: 'Also those that are not shown: muted, explained by another, or gone for now',
          }),
        ),
      ),
    },
    answer: ({ rule, subject, all }, { actions }) => ({
      schemaVersion: 1,
      findings: actions
        .status()
        .findings.filter(
          (finding) =>
            (all === true || finding.visible) &&
            (rule === undefined || finding.rule === rule) &&
            (subject === undefined || finding.subject === subject),
        ),
    }),
  }),
  route({
    method: 'POST',
    path: '/v1/check',
    summary: 'Runs every probe now, also while paused, and answers with the new status',
    fields: {},
    answer: (_, { actions }) => actions.check(),
  }),
  route({
    method: 'POST',
    path: '/v1/pause',
    summary: 'No scheduled checks and no notifications for so many minutes',
    fields: {
      minutes: v.pipe(integer(1, longestPauseMinutes), v.metadata({ description: 'From now' })),
    },
    answer: async ({ minutes }, { actions, clock }) => {
      await actions.pause(clock.now() + minutes * minute);
      return { schemaVersion: 1, paused: actions.status().paused };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/resume',
    summary: 'Ends a pause',
    fields: {},
    answer: async (_, { actions }) => {
      await actions.resume();
      return { schemaVersion: 1, paused: actions.status().paused };
    },
  }),
];
