import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Incident } from '../../../../daemon/contention/incident.ts';
import { openHistory } from '../../../../daemon/history/open.ts';
import { keptLog } from '../../../daemon/fakes/log.ts';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';
import { documented } from '../../schema.ts';

const state = join(temporary('incidents'), 'state');
const lock = '/home/kim/go/pkg/mod/cache/lock';
const noon = (day: number): number => new Date(2026, 10, day, 12).getTime();

const waited: Incident = {
  id: 0,
  rule: 'modcache-lock-wait',
  certainty: 'observed',
  subject: lock,
  openedAt: noon(23),
  closedAt: noon(23) + 4200,
  holder: { pid: 11, command: 'go mod tidy', owner: 'Visual Studio Code' },
  waiters: [{ pid: 21, command: 'go mod tidy', owner: 'GoLand' }],
  values: {
    lock,
    kind: 'side-lock',
    about: lock,
    holder: 'go mod tidy (pid 11, Visual Studio Code)',
    waiters: 'go mod tidy (pid 21, GoLand)',
  },
  samples: [
    { at: noon(23) + 300, evidence: [`lock: ${lock} (side-lock)`, 'holds: go mod tidy, in /src/app'] },
  ],
};
const shared: Incident = {
  ...waited,
  rule: 'shared-module-two-ides',
  certainty: 'suspected',
  subject: '/src/app2',
  openedAt: noon(24),
  closedAt: null,
  holder: null,
  waiters: [],
  values: { module: '/src/app2', owners: 'GoLand, Visual Studio Code' },
  samples: [{ at: noon(24), evidence: ['GoLand: recentProjects.xml: opened'] }],
};

beforeAll(async () => {
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const history = await openHistory({
    file: join(state, 'history.sqlite'),
    log: keptLog(),
    now: () => noon(24),
  });
  const store = (kind: string, incident: Incident): number =>
    history.appendOther({
      kind,
      at: kind === 'incident-closed' ? incident.closedAt! : incident.openedAt,
      rule: incident.rule,
      subject: incident.subject,
      details: incident,
    });
  const id = store('incident-opened', { ...waited, closedAt: null, waiters: [] });
  store('incident-closed', { ...waited, id });
  store('incident-opened', shared);
  history.close();
});

function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

const ask = (...argv: string[]) => call(['incidents', '--state', state, ...argv]);
const rules = async (...argv: string[]): Promise<readonly string[]> => {
  const { out } = await ask('--json', ...argv);
  return (documented('incidents', out) as { incidents: Incident[] }).incidents.map(({ rule }) => rule);
};

test('the document is as described, newest first', async () => {
  const { code, out } = await ask('--json');
  expect(code).toBe(0);
  const { id, rule, certainty, subject, openedAt, closedAt, holder, waiters } = waited;
  const document = documented('incidents', out) as { incidents: Incident[] };
  expect(document.incidents[1]).toEqual({
    ...{ rule, certainty, subject, openedAt, closedAt, holder, waiters },
    id: id + 1,
  });
  expect(document.incidents[0]).toMatchObject({ rule: 'shared-module-two-ides', closedAt: null });
});

describe('the requested ones', () => {
  test.each([
    [['--day', '2026-11-23'], ['modcache-lock-wait']],
    [['--day', '2026-11-24'], ['shared-module-two-ides']],
    [['--day', '2026-11-22'], []],
    // It has not ended.
    [['--day', today()], ['shared-module-two-ides']],
    [['--since', '2026-11-24'], ['shared-module-two-ides']],
    // About a module, not about one whose name merely starts like it.
    [['--module', '/src/app'], ['modcache-lock-wait']],
    [['--module', '/src/app2/'], ['shared-module-two-ides']],
    [['--limit', '1'], ['shared-module-two-ides']],
  ])('%s', async (argv, expected) => expect(await rules(...argv)).toEqual(expected));

  test.each([
    [['--day', 'today'], 'Expected a day'],
    [['--since', 'x'], 'Expected'],
    [['--limit', '0'], 'positive whole number'],
    [['tell', '1'], 'show N'],
  ])('%s is refused', async (argv, message) => {
    const { code, err } = await ask(...argv);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

test('an incident reads as a story: who, when, what was seen, what to do', async () => {
  const { code, out } = await ask('show', '1');
  expect(code).toBe(0);
  for (const part of [
    'lasted 4.2 s',
    'go mod tidy (pid 11, Visual Studio Code)',
    'GoLand',
    'holds: go mod tidy',
  ])
    expect(out).toContain(part);
  expect(out).toContain('Never delete the lock file');
  // It is over: that pid may be another process by now.
  expect(out).not.toContain('kill 11');
  // What was seen is in one column, whatever the line.
  const seen = out.split('\n').filter((line) => line.includes('side-lock') || line.includes('holds: go'));
  expect(new Set(seen.map((line) => line.search(/lock:|holds:/)))).toEqual(new Set([15]));
  const { out: json } = await ask('show', '1', '--json');
  expect(documented('incidents-show', json)).toMatchObject({ incident: { id: 1, samples: waited.samples } });
  expect((await ask('show', '99')).err).toContain('Unknown incident 99');
});

test('the advice for two IDEs says what each step saves', async () => {
  const { out } = await ask('show', '3');
  const text = out.replace(/\s+/g, ' ');
  for (const part of [
    'go mod download',
    '-remote=auto',
    'diagnosticsTrigger',
    'lintOnSave',
    'Settings | Go | Go Modules',
  ])
    expect(text).toContain(part);
});
