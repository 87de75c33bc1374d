import * as v from 'valibot';
import { entryOfBenchmark } from '../../history/benchmark-entry.ts';
import { benchmarkSchema } from '../../history/benchmark.ts';
import { integer, text } from '../fields.ts';
import { ApiProblem } from '../problem.ts';
import { route } from '../route.ts';
import { inWords } from '../text.ts';

type Said = Readonly<Record<'description', string>>;

/** An id of the history, or a time in milliseconds since 1970. */
const anyId = integer(0, Number.MAX_SAFE_INTEGER);

const id = (said: Said) => v.optional(v.pipe(anyId, v.metadata(said)));
const word = (said: Said) => v.optional(v.pipe(text(), v.metadata(said)));

export const historyRoutes = [
  route({
    method: 'GET',
    path: '/v1/history',
    summary: 'What is remembered, newest first',
    fields: {
      limit: v.optional(
        v.pipe(integer(1, 10_000), v.metadata({ description: 'At most so many entries; 100 without it' })),
      ),
      before: id({ description: 'Only entries with a smaller id: the next page' }),
      after: id({ description: 'Only entries with a greater id' }),
      since: id({ description: 'Only entries since then, in milliseconds since 1970' }),
      kind: word({ description: 'Only entries of this kind, such as `opened` or `toolchain-changed`' }),
      besides: word({ description: 'Leave out entries of this kind' }),
      rule: word({ description: 'Only entries about this rule' }),
      subject: word({ description: 'Only entries about this subject' }),
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
    fields: { id: v.pipe(anyId, v.metadata({ description: 'As the history shows it' })) },
    answer: ({ id }, { history }) => {
      const entry = history.entries({ after: id - 1, before: id + 1, limit: 1 })[0];
      if (!entry) throw new ApiProblem('not-found', inWords('noEntry', { id }));
      return { schemaVersion: 1, entry };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/benchmarks',
    summary: 'Remember what a measurement of native against translated came to',
    fields: { benchmark: benchmarkSchema },
    answer: ({ benchmark }, { history, clock }) => ({
      schemaVersion: 1,
      id: history.appendOther(entryOfBenchmark(benchmark, clock.now())),
    }),
  }),
  route({
    method: 'GET',
    path: '/v1/events',
    summary: 'Server-sent events: each transition as it is recorded, and changes of the status',
    fields: {
      since: id({
        description: 'First what was recorded after the entry with this id; `Last-Event-ID` does the same',
      }),
    },
    stream: true,
    answer: ({ since }) => since ?? null,
  }),
];
