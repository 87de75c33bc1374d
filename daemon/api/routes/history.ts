import { ApiProblem } from '../problem.ts';
import { route } from '../route.ts';
import { inWords } from '../text.ts';

const anyId = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const;

export const historyRoutes = [
  route({
    method: 'GET',
    path: '/v1/history',
    summary: 'What is remembered, newest first',
    fields: {
      limit: {
        type: 'integer',
        minimum: 1,
        maximum: 10_000,
        description: 'At most so many entries; 100 without it',
      },
      before: { ...anyId, description: 'Only entries with a smaller id: the next page' },
      after: { ...anyId, description: 'Only entries with a greater id' },
      since: { ...anyId, description: 'Only entries since then, in milliseconds since 1970' },
      kind: {
        type: 'string',
        description: 'Only entries of this kind, such as `opened` or `toolchain-changed`',
      },
      besides: { type: 'string', description: 'Leave out entries of this kind' },
      rule: { type: 'string', description: 'Only entries about this rule' },
      subject: { type: 'string', description: 'Only entries about this subject' },
    },
    answer: (values, { history }) => {
      const given = Object.entries(values).filter(([, value]) => value !== undefined);
      return { schemaVersion: 1, kind: history.kind, entries: history.entries(Object.fromEntries(given)) };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/history/:id',
    summary: 'One entry of the history',
    fields: { id: { ...anyId, required: true, description: 'As the history shows it' } },
    answer: ({ id }, { history }) => {
      const entry = history.entries({ after: id - 1, before: id + 1, limit: 1 })[0];
      if (!entry) throw new ApiProblem('not-found', inWords('noEntry', { id }));
      return { schemaVersion: 1, entry };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/events',
    summary: 'Server-sent events: each transition as it is recorded, and changes of the status',
    fields: {
      since: {
        ...anyId,
        description: 'First what was recorded after the entry with this id; `Last-Event-ID` does the same',
      },
    },
    stream: true,
    answer: ({ since }) => since ?? null,
  }),
];
