import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { benchmarkOf } from '../../../../daemon/history/benchmark-entry.ts';
import type { Benchmark } from '../../../../daemon/history/benchmark.ts';
import { openHistory } from '../../../../daemon/history/open.ts';
import { keptLog } from '../../fakes/log.ts';
import { lendContext, serveLent, temporaryDirectory } from '../lent.ts';
import { get, post } from '../raw.ts';

const benchmark: Benchmark = {
  version: 'go1.26.8',
  translator: 'rosetta',
  project: null,
  ratio: 1.8,
  spread: 0.03,
  works: [{ work: 'build fmt', native: 1.5, translated: 2.7, ratio: 1.8 }],
};

/** A daemon with a history of its own. */
async function serve() {
  const file = join(temporaryDirectory(), 'history.sqlite');
  const history = await openHistory({ file, log: keptLog(), now: () => 1_000_000 });
  onTestFinished(() => history.close());
  const lent = lendContext();
  Object.assign(lent.context, { history });
  const { socket } = await serveLent(lent);
  const send = (body: unknown) => post(socket, '/v1/benchmarks', JSON.stringify(body));
  return { history, socket, send };
}

describe('POST /v1/benchmarks', () => {
  test.each([
    ['of Go itself', benchmark, 'go1.26.8'],
    ['of a module', { ...benchmark, project: '/src/app' }, '/src/app'],
    ['of which too little could be told', { ...benchmark, ratio: null, spread: null, works: [] }, 'go1.26.8'],
  ])('a measurement %s is remembered and found again', async (_name, sent, subject) => {
    const { send, socket } = await serve();
    const { status, json } = await send({ benchmark: sent });
    const { schemaVersion, id } = json() as { schemaVersion: number; id: number };
    expect([status, schemaVersion, id > 0]).toEqual([200, 1, true]);
    const found = (await get(socket, `/v1/history/${id}`)).json() as { entry: never };
    expect(found.entry).toMatchObject({ id, at: 1_000_000, kind: 'benchmark', subject });
    expect(benchmarkOf(found.entry)).toEqual(sent);
    const listed = (await get(socket, '/v1/history?kind=benchmark')).json() as { entries: object[] };
    expect(listed.entries).toEqual([found.entry]);
  });

  test.each([
    ['nothing', {}, '`benchmark`'],
    ['a version that is a number', { benchmark: { ...benchmark, version: 1 } }, 'version'],
    ['a ratio in words', { benchmark: { ...benchmark, ratio: 'twice' } }, 'ratio'],
    ['no works', { benchmark: { ...benchmark, works: undefined } }, 'works'],
    [
      'more works than there are',
      { benchmark: { ...benchmark, works: Array.from({ length: 21 }, () => benchmark.works[0]) } },
      'works',
    ],
    ['a name of endless length', { benchmark: { ...benchmark, translator: 'x'.repeat(5000) } }, 'translator'],
  ])('%s is refused, and nothing is remembered', async (_name, sent, named) => {
    const { send, history } = await serve();
    const answer = await send(sent);
    expect(answer.status).toBe(400);
    expect((answer.json() as { detail: string }).detail).toContain(named);
    expect(history.entries({})).toEqual([]);
  });
});
