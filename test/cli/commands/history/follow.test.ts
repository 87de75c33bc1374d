import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { routes } from '../../../../daemon/api/routes.ts';
import { serveApi } from '../../../../daemon/api/serve.ts';
import { lendContext, temporaryDirectory } from '../../../daemon/api/lent.ts';
import { call } from '../../call.ts';
import { documented } from '../../schema.ts';
import { eventually } from '../../../eventually.ts';

async function following(...words: string[]) {
  const state = temporaryDirectory();
  const lent = lendContext();
  const served = await serveApi(join(state, 'run/gowarden.sock'), routes, lent.context);
  onTestFinished(() => served.close());
  lent.remember(1);
  const interruption = new AbortController();
  const lines: string[] = [];
  const output = {
    isTerminal: false,
    columns: 100,
    closed: new AbortController().signal,
    write: (text: string) => void lines.push(...text.trimEnd().split('\n')),
  };
  const ended = call(['history', '--follow', '--state', state, ...words], {
    output,
    interrupted: interruption.signal,
  });
  await vi.waitFor(() => expect(lent.listeners.size).toBe(1), { timeout: 20_000 });
  const happen = (id: number): void => {
    lent.publish('transition', lent.remember(id), id);
  };
  return { lines, happen, interruption, ended, lent, served };
}

test('shows past entries, then each new one as it happens, until Ctrl-C', async () => {
  const { lines, happen, interruption, ended, lent } = await following();
  expect(lines).toEqual([expect.stringContaining('/go1')]);
  happen(2);
  lent.publish('status', {});
  happen(3);
  await eventually(() => expect(lines).toHaveLength(3));
  expect(lines[2]).toContain('/go3');
  interruption.abort();
  expect(await ended).toMatchObject({ code: 130, err: '' });
});

test('prints a document per line with --json, only for the requested rule', async () => {
  const { lines, happen, lent, interruption, ended } = await following('--json', '--rule', 'go-missing');
  lent.publish('transition', { id: 2, at: 2, kind: 'opened', rule: 'node-translated', subject: '/node' }, 2);
  happen(3);
  await eventually(() => expect(lines).toHaveLength(2));
  for (const line of lines) documented('history-line', line);
  expect(JSON.parse(lines[1]!)).toMatchObject({ entry: { id: 3, rule: 'go-missing' } });
  interruption.abort();
  await ended;
});

test('ends with 3 when the daemon ends', async () => {
  const { ended, served } = await following();
  await served.close();
  expect(await ended).toMatchObject({ code: 3 });
});
