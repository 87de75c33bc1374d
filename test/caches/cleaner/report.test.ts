import { expect, test } from 'vitest';
import { cleaningOf } from '../../../caches/cleaner/activity.ts';
import { documentOf, summariesOf } from '../../../caches/cleaner/report.ts';
import type { CacheReport } from '../../../caches/plan/looked.ts';

const by = [
  { pid: 4711, command: 'go build', owner: 'GoLand' },
  { pid: 4712, command: 'gopls', owner: null },
];

const report: CacheReport = {
  ...{ id: 'go-build', kind: 'go-build', name: '', path: '/c', risk: 'rebuild', returns: true },
  ...{ button: 'safe', certainty: 'observed', source: 'go env', within: null },
  ...{ bytes: 5, files: 2, frees: 4, lastUse: 1, measuredAt: 3, unusedBytes: 0, problems: [] },
  places: [{ root: '/c', shape: 'go-cache' }],
  dead: ['00000000'],
  use: { state: 'busy', by },
};

test('the document has the users of a cache as data, and not where its parts are', () => {
  const document = documentOf(report);
  expect(document).toMatchObject({ id: 'go-build', bytes: 5, use: 'busy', users: by, unknownUse: null });
  expect(Object.keys(document)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(places|dead)$/)]),
  );
  const unknown = documentOf({ ...report, use: { state: 'unknown', reason: 'no /proc' } });
  expect(unknown).toMatchObject({ use: 'unknown', users: [], unknownUse: 'no /proc' });
});

test('the summary names the users in a sentence, and leaves out what another cache counts', () => {
  expect(summariesOf([report, { ...report, id: 'go-test', within: 'go-build' }])).toEqual([
    {
      ...{ id: 'go-build', kind: 'go-build', path: '/c', bytes: 5, frees: 4, measuredAt: 3, safe: true },
      ...{ use: 'busy', usedBy: 'go build (pid 4711, GoLand) +1' },
    },
  ]);
  expect(summariesOf([{ ...report, certainty: 'assumed' }])[0]?.safe).toBe(false);
});

test('the activity of the cleaner says in a sentence which processes it is waiting for', () => {
  const undo = { id: 'p-1', bytes: 5, until: 9 };
  const idle = { state: 'idle', progress: null, undo } as const;
  expect(cleaningOf({ ...idle, waitingFor: [] })).toEqual({ ...idle, waitingFor: null });
  expect(cleaningOf({ ...idle, waitingFor: by.slice(1) }).waitingFor).toBe('gopls (pid 4712)');
});
