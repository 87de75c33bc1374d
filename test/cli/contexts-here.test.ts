import { expect, test } from 'vitest';
import { contextsHere } from '../../cli/contexts-here.ts';
import type { Context, ContextId, Host } from '../../host/host.ts';

const context = (id: ContextId): Context => ({
  ...{ id, path: [], environment: {}, certainty: 'observed', source: id },
});
const host = (simulated: boolean): Host =>
  ({
    simulated,
    contexts: () => Promise.resolve(['login-shell', 'gui', 'daemon'].map((id) => context(id as ContextId))),
  }) as unknown as Host;

test('the user’s go is that of the terminal where the command was typed, then that of a new terminal', async () => {
  expect((await contextsHere(host(false))).map(({ id }) => id)).toEqual(['daemon', 'login-shell']);
});

test('no command was typed on a simulated machine', async () => {
  expect((await contextsHere(host(true))).map(({ id }) => id)).toEqual(['login-shell']);
});
