import { request } from 'node:http';
import { expect, test } from 'vitest';
import type { PlanRequest } from '../../../../caches/plan/request.ts';
import type { Plan } from '../../../../caches/plan/plan.ts';
import { lendContext, serveLent } from '../lent.ts';
import { post } from '../raw.ts';
import { eventually } from '../../../eventually.ts';

const plan: Plan = {
  id: 'p-1',
  createdAt: 1,
  items: [],
  leftOut: [],
  busy: [],
  bytes: 0,
  files: 0,
  undoMinutes: 10,
};

/** Serves a cleaner that records its requests; `plans` answers. */
async function serve(plans: (request: PlanRequest) => Promise<Plan> = () => Promise.resolve(plan)) {
  const asked: PlanRequest[] = [];
  const lent = lendContext();
  const cleaner = {
    plan: (wanted: PlanRequest) => {
      asked.push(wanted);
      return plans(wanted);
    },
  };
  Object.assign(lent.context.actions, { caches: () => cleaner });
  return { ...(await serveLent(lent)), asked };
}

// The possible requests of `gowarden clean`, in the words of the API.
test.each([
  ['clean', undefined, { scope: 'safe' }],
  ['clean --all', { scope: 'all' }, { scope: 'all' }],
  ['clean --repair', { scope: 'repair', projects: ['/p'] }, { scope: 'repair', projects: ['/p'] }],
  ['clean --policy', { scope: 'policy' }, { scope: 'policy' }],
  [
    'clean --unneeded',
    { scope: 'policy', unneeded: true, projects: ['/p'] },
    { scope: 'policy', unneeded: true, projects: ['/p'] },
  ],
  ['clean gopls go-test', { caches: ['gopls', 'go-test'] }, { scope: ['gopls', 'go-test'] }],
  ['one click', { scope: 'safe', fromLastLook: true }, { scope: 'safe', fromLastLook: true }],
])('%s', async (_command, body, wanted) => {
  const { socket, asked } = await serve();
  const answer = await post(socket, '/v1/caches/plan', JSON.stringify(body ?? {}));
  expect(answer.json()).toEqual({ schemaVersion: 1, plan });
  const { signal, ...request_ } = asked[0]!;
  // A person is waiting for it, and may leave.
  expect([request_, signal?.constructor.name]).toEqual([{ ...wanted, attended: true }, 'AbortSignal']);
});

test.each([
  ['a scope that there is none', { scope: 'everything' }, 'safe, all, repair, policy'],
  ['two scopes', { scope: 'all', caches: ['gopls'] }, '`scope` or `caches`'],
  ['unneeded modules of another scope', { unneeded: true }, '`scope` to be policy'],
  ['unneeded modules of named caches', { caches: ['go-modules'], unneeded: true }, '`scope` to be policy'],
  ['a relative project', { scope: 'repair', projects: ['here'] }, 'absolute paths, got here'],
])('%s is refused and nothing is planned', async (_name, body, sentence) => {
  const { socket, asked } = await serve();
  const answer = await post(socket, '/v1/caches/plan', JSON.stringify(body));
  expect([answer.status, answer.json()]).toEqual([
    400,
    expect.objectContaining({ code: 'bad-value', detail: expect.stringContaining(sentence) as string }),
  ]);
  expect(asked).toEqual([]);
});

test('planning stops when the client is gone, which is not an error', async () => {
  const { socket, asked, faults } = await serve(
    ({ signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      }),
  );
  const outgoing = request({
    socketPath: socket,
    path: '/v1/caches/plan',
    method: 'POST',
    headers: { host: 'localhost' },
  });
  outgoing.on('error', () => undefined);
  outgoing.end();
  await eventually(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.signal?.aborted).toBe(false);
  outgoing.destroy();
  await eventually(() => expect(asked[0]?.signal?.aborted).toBe(true));
  expect(faults).toEqual([]);
});
