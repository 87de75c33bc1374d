import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { newCostHistory } from '../../../../daemon/cost.history.ts';
import { openHistory } from '../../../../daemon/history/open.ts';
import { fakeClock } from '../../../daemon/fakes/clock.ts';
import { aFinding, aTool } from '../../../daemon/fakes/findings.ts';
import { keptLog } from '../../../daemon/fakes/log.ts';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';
import { documented } from '../../schema.ts';

const state = temporary('export');
const words = ['history', '--state', state];

beforeAll(async () => {
  const file = join(state, 'history.sqlite');
  const history = await openHistory({ file, log: keptLog(), now: () => 0 });
  expect(history.kind).toBe('durable');
  history.append({ kind: 'opened', at: 1_000, finding: aFinding('/a, "quoted"\nline') });
  history.append({
    kind: 'toolchain-changed',
    at: 2_000,
    subject: '=cmd()',
    before: aTool(),
    after: aTool({ architectures: ['amd64'] }),
  });
  const clock = fakeClock();
  const cost = {
    rssBytes: 61e6,
    cpuSeconds: 1,
    cpuShare: 0.004,
    lastingCpuShare: 0.001,
    watches: 21,
    descriptors: 33,
    databaseBytes: 50_000,
  };
  const note = newCostHistory(clock, history, () => cost);
  note();
  await clock.pass(11 * 60_000);
  note();
  note();
  await clock.pass(6 * 3_600_000);
  note();
  history.close();
});

test('csv has a row for each entry, the oldest first, and nothing that a spreadsheet would compute', async () => {
  const { code, out } = await call([...words, '--format', 'csv']);
  expect(code).toBe(0);
  const [head, ...rows] = out.trimEnd().split(/\n(?=\d+,|id,)/);
  expect(head).toMatch(/^id,at,kind,rule,severity,subject,duration_ms,before_version/);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain('1,1970-01-01T00:00:01.000Z,opened,go-arch-mismatch,error,"/a, ""quoted""');
  expect(rows[1]).toContain(`'=cmd()`);
  expect(rows[1]).toContain('go1.26.8,arm64');
  expect(rows[1]).toContain('go1.26.8,amd64');
});

test('ndjson has one entry per line, as documented', async () => {
  const { out } = await call([...words, '--format', 'ndjson']);
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  for (const line of lines) documented('history-entry', line);
});

test('our own cost is recorded now and then, and shown on request', async () => {
  expect((await call(words)).out).not.toContain('61.0 MB');
  const { out } = await call([...words, '--kind', 'cost']);
  expect(out.match(/61\.0 MB of memory, CPU 0\.4 %, 21 watches, 33 open files/g)).toHaveLength(2);
});
