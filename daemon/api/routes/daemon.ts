import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import type { PartContext } from '../../part.ts';
import type { Answers } from '../answers.ts';
import { choice } from '../fields.ts';
import { Prepared } from '../prepared.ts';
import { route } from '../route.ts';
import { Shared } from '../shared.ts';

/** A client that asks and is gone at once costs nothing: a look that began delays all others for as long as it reads files. */
const settleMs = 50;

const recordings = new WeakMap<PartContext, Shared<Prepared<Answers['POST /v1/recording']>>>();

/** It costs as much as a whole look, so all who ask at the same time share one. */
function recordingOf(context: PartContext): Shared<Prepared<Answers['POST /v1/recording']>> {
  const known = recordings.get(context);
  if (known !== undefined) return known;
  const { host, clock } = context;
  const shared = new Shared(async (signal) => {
    await wait(settleMs, undefined, { signal });
    // Loaded when it is asked for, which is seldom.
    const { recordLook } = await import('../../../probes/record.ts');
    return new Prepared<Answers['POST /v1/recording']>({
      schemaVersion: 1,
      ...(await recordLook(host, clock.now(), signal)),
    });
  });
  recordings.set(context, shared);
  return shared;
}

const levels = ['trace', 'debug', 'info', 'warn', 'error'] as const;

export const daemonRoutes = [
  route({
    method: 'GET',
    path: '/v1/log-level',
    summary: 'How much is logged',
    fields: {},
    answer: (_, { log }) => ({ schemaVersion: 1, level: log.level }),
  }),
  route({
    method: 'POST',
    path: '/v1/log-level',
    summary: 'Changes how much is logged, until the next start or change of the settings',
    fields: {
      level: v.pipe(choice(levels), v.metadata({ description: 'The least level that is logged' })),
    },
    answer: ({ level }, { log }) => {
      log.level = level;
      return { schemaVersion: 1, level: log.level };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/diagnostics',
    summary: 'Text for an issue, without name and home of the user',
    fields: {},
    answer: async (_, { actions }) => ({ schemaVersion: 1, text: await actions.diagnostics() }),
  }),
  route({
    method: 'POST',
    path: '/v1/recording',
    summary: 'One look with all that it asked of the machine, not redacted: `gowarden bug-report` does that',
    fields: {},
    answer: (_, context, gone) => recordingOf(context).ask(gone),
  }),
  route({
    method: 'POST',
    path: '/v1/open',
    summary: 'Opens one of our own files with the desktop',
    fields: {
      what: v.pipe(choice(['log', 'settings', 'history']), v.metadata({ description: 'Which' })),
    },
    answer: ({ what }, { actions }) => actions.open(what),
  }),
  route({
    method: 'POST',
    path: '/v1/notify',
    summary: 'Sends a notification to try whether they arrive',
    fields: {},
    answer: (_, { actions }) => actions.notify(),
  }),
  route({
    method: 'POST',
    path: '/v1/quit',
    summary: 'Stops the daemon until it is started again; the answer comes before it stops',
    fields: {},
    answer: (_, { actions, clock, log }) => {
      // After the answer: stopping closes this very connection.
      clock.after(50, () => {
        actions.quit().catch((error: unknown) => log.error({ error }, 'could not stop as asked'));
      });
      return { schemaVersion: 1, stopping: true };
    },
  }),
];
