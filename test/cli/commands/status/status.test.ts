import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { routes } from '../../../../daemon/api/routes.ts';
import { serveApi } from '../../../../daemon/api/serve.ts';
import type { Status } from '../../../../daemon/status.ts';
import type { ContextId } from '../../../../host/host.ts';
import type { StartedBy } from '../../../../probes/contexts/started.ts';
import { lendContext, temporaryDirectory } from '../../../daemon/api/lent.ts';
import { nativeGo, now, someFinding, someStatus } from '../../../tray/some-status.ts';
import { call } from '../../call.ts';
import { documented } from '../../schema.ts';

/** What `gowarden status` prints for a daemon with this status. */
async function status(change: Partial<Status>, ...words: string[]) {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const state = temporaryDirectory();
  const { context } = lendContext();
  const actions = { ...context.actions, status: () => someStatus(change) };
  const served = await serveApi(join(state, 'run/gowarden.sock'), routes, { ...context, actions });
  onTestFinished(() => served.close());
  const called = await call(['status', '--state', state, ...words]);
  return { ...called, first: called.out.split('\n')[0] };
}

const hidden = someFinding({ visible: false, hidden: 'muted' });
const foreignGo = { ...nativeGo, path: '/usr/local/bin/go', architectures: ['amd64'] };

describe('the first line is the state and its age', () => {
  test.each<[string, Partial<Status>, string, number]>([
    ['native', {}, 'Everything native: 1 Go, 0 tools · checked 40 s ago', 0],
    ['a finding', { findings: [someFinding()] }, '1 error · checked 40 s ago', 1],
    [
      'several, and something unknown',
      {
        findings: [
          someFinding({ severity: 'warning', subject: '/b' }),
          someFinding({ severity: 'warning', subject: '/c' }),
          someFinding({ severity: 'info', subject: '/d' }),
        ],
        unknown: ['/secret: may not be read'],
      },
      '2 warnings, 1 remark, 1 question could not be answered · checked 40 s ago',
      1,
    ],
    [
      'only what could not be told',
      { findings: [someFinding({ certainty: 'unknown' })] },
      'No drift seen, but 1 question could not be answered · checked 40 s ago',
      0,
    ],
    ['before the first look', { checkedAt: null }, 'The daemon has not finished its first look yet', 0],
    [
      'stale',
      { checkedAt: now - 3_600_000 },
      'Stale · Everything native: 1 Go, 0 tools · checked 1 h ago',
      0,
    ],
    [
      'dated ahead',
      { checkedAt: now + 3_600_000 },
      'Stale · Everything native: 1 Go, 0 tools · checked 0 s ago',
      0,
    ],
    [
      'paused',
      { paused: { until: now + 60_000 } },
      'Paused until 2026-11-23 14:03:09 · Everything native: 1 Go, 0 tools · checked 40 s ago',
      0,
    ],
    [
      'a pause that has ended',
      { paused: { until: now - 1 } },
      'Everything native: 1 Go, 0 tools · checked 40 s ago',
      0,
    ],
    ['no Go', { toolchains: [], winner: null }, 'No Go found · checked 40 s ago', 0],
    ['a Go on no PATH', { winner: null }, 'There is a Go, but no PATH leads to it · checked 40 s ago', 0],
    [
      'a foreign Go that nobody is told of is not called native',
      { winner: foreignGo, toolchains: [foreignGo], findings: [hidden] },
      'Go is for amd64, which is not notified now · checked 40 s ago',
      0,
    ],
    [
      'nor is one whose architecture could not be read',
      { winner: { ...nativeGo, architectures: [] }, toolchains: [{ ...nativeGo, architectures: [] }] },
      'Which Go runs behind /opt/homebrew/bin/go is unknown · checked 40 s ago',
      0,
    ],
  ])('%s', async (_name, change, first, code) => {
    expect(await status(change)).toMatchObject({ first, code, err: '' });
  });
});

test('a finding has its rule, since when, what is wrong, evidence and the next step', async () => {
  const { out } = await status({ findings: [someFinding({ evidence: ['file: mach-o, amd64'] })] });
  expect(out.split('\n').slice(2, 6)).toEqual([
    'error  go-arch-mismatch  since 2026-11-23 13:02:09',
    '  /usr/local/bin/go is 1.22.5 for amd64; this machine is arm64.',
    '    file: mach-o, amd64',
    '  Run: arch -arm64 /opt/homebrew/bin/brew install go',
  ]);
});

test('hidden findings are counted, and shown with --verbose', async () => {
  expect((await status({ findings: [hidden] })).out).toContain('1 finding is not shown');
  const { out, code } = await status({ findings: [hidden] }, '--verbose');
  expect(out).toContain('error  go-arch-mismatch  (muted)');
  expect(code).toBe(0);
});

test('a suspicion is called a suspicion', async () => {
  const { out, code } = await status({ findings: [someFinding({ certainty: 'suspected' })] });
  expect(out).toContain('error  go-arch-mismatch  suspected  since');
  expect(code).toBe(1);
});

test('a part of gowarden that does not work is reported', async () => {
  const notices = [{ code: 'log-not-written', values: { reason: 'disk full' } }];
  expect((await status({ notices })).out).toContain('The log cannot be written: disk full.');
});

test('shows what a clean-up is waiting for, and how to undo the last one', async () => {
  const { out } = await status({
    cleaning: {
      state: 'waiting',
      waitingFor: 'go build (pid 4711, Visual Studio Code)',
      progress: null,
      undo: { id: 'mhy3k2ab-1f2e3d4c', bytes: 5, until: now + 60_000 },
    },
  });
  expect(out).toContain('\nA clean-up waits until go build (pid 4711, Visual Studio Code) ends.\n');
  expect(out).toMatch(/Undo it until \d\d:\d\d: gowarden undo mhy3k2ab-1f2e3d4c\n/);
  expect((await status({})).out).not.toMatch(/clean-up|take it back/i);
});

test('--fail-on decides the exit code', async () => {
  const findings = [someFinding({ severity: 'info' })];
  expect((await status({ findings })).code).toBe(0);
  expect((await status({ findings }, '--fail-on', 'info')).code).toBe(1);
  expect((await status({ findings: [someFinding()] }, '--fail-on=error')).code).toBe(1);
});

test('its JSON is as documented', async () => {
  const runs = { version: 'go1.27.1', architectures: ['arm64'], file: '/usr/local/go/bin/go' };
  const started: StartedBy = {
    ...{ context: 'login-shell', editors: [], certainty: 'observed', lead: 'path', written: null },
    ...{ path: '/usr/local/go/bin/go', runs, differs: null },
  };
  const contexts = [{ name: 'go', directories: ['/Users/kim/src'], count: 1, contexts: [started] }];
  const notices = [{ code: 'log-not-written', values: { reason: 'disk full' } }];
  const { code, out } = await status(
    {
      findings: [someFinding(), { ...hidden, subject: '/b' }],
      notices,
      paused: { until: now + 1 },
      contexts,
    },
    '--json',
  );
  expect(code).toBe(1);
  expect(documented('status', out)).toMatchObject({
    schemaVersion: 1,
    contexts,
    stale: false,
    findings: [
      { rule: 'go-arch-mismatch', subject: '/b', hidden: 'muted' },
      { rule: 'go-arch-mismatch', subject: '/usr/local/bin/go', hidden: null, openedAt: now - 3_600_000 },
    ],
    toolchains: [{ path: '/opt/homebrew/bin/go', wins: true }],
  });
});

test('an editor that starts something else is shown with what the terminal starts', async () => {
  const runs = { version: 'go1.27.1', architectures: ['arm64'] as const, file: '/usr/local/go/bin/go' };
  const started: StartedBy = {
    ...{ context: 'login-shell', editors: [], certainty: 'observed', lead: 'path', written: null },
    ...{ path: '/usr/local/go/bin/go', runs, differs: null },
  };
  const odd: StartedBy = { ...started, context: 'vscode', editors: ['Code'], differs: 'version' };
  const group = { name: 'go', directories: ['/Users/kim/src'], count: 1 };
  const { out } = await status({ contexts: [{ ...group, contexts: [started, odd] }] });
  expect(out).toContain('\nWhat starts as go in /Users/kim/src\n');
  expect(out).toMatch(/ {2}Code +go1\.27\.1 arm64 {2}\/usr\/local\/go\/bin\/go {2}\(differs\)/);
  expect((await status({ contexts: [{ ...group, contexts: [started] }] })).out).not.toContain('What starts');
});

test('a finding of a rule that only a newer daemon knows is shown by its id', async () => {
  const findings = [{ ...someFinding(), rule: 'go-from-the-future' as 'go-arch-mismatch' }];
  expect((await status({ findings })).out).toContain('  go-from-the-future: /usr/local/bin/go\n');
});

test('control characters from the machine do not reach the terminal', async () => {
  const { out } = await status({ findings: [someFinding({ evidence: ['path: /tmp/\u001b[2J'] })] });
  expect(out).toContain('path: /tmp/\\u001b[2J');
});

test('colours are an addition to the words', async () => {
  const environment = { HOME: '/nonexistent', LANG: 'C', FORCE_COLOR: '1' };
  const state = temporaryDirectory();
  const { context } = lendContext();
  const actions = { ...context.actions, status: () => someStatus({ findings: [someFinding()] }) };
  const served = await serveApi(join(state, 'run/gowarden.sock'), routes, { ...context, actions });
  onTestFinished(() => served.close());
  const coloured = await call(['status', '--state', state], { environment });
  const plain = await call(['status', '--state', state, '--no-colour'], { environment });
  expect(coloured.out).toContain('\u001b[31merror\u001b[39m');

  expect(coloured.out.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain.out);
});

test('without a daemon: 3, the next step, and nothing on standard output', async () => {
  const nobody = await call(['status', '--state', temporaryDirectory()]);
  expect(nobody).toMatchObject({ code: 3, out: '' });
  expect(nobody.err).toBe(
    'gowarden: No gowarden daemon answers\nNext: start one with `gowarden run`, or look once without it: `gowarden doctor`\n',
  );
});

test.each([
  ['en', 'More of it: gowarden explain J01'],
  ['zh', '详情：gowarden explain J01'],
])('a notice with a known reason names its row, in %s', async (language, sentence) => {
  const reason = "ENOSPC: System limit for number of file watchers reached, watch '/go'";
  const notices = [
    { code: 'watch-limit', values: { reason, seconds: '60', hint: '' } },
    { code: 'disk-full', values: { reason: 'ENOSPC' } },
    { code: 'watch-failed', values: { path: '/go', reason: 'EACCES: permission denied' } },
  ];
  const { out } = await status({ notices }, '--lang', language);
  expect(out).toContain(sentence);
  const document = documented('status', (await status({ notices }, '--json')).out);
  expect(document).toMatchObject({ notices: [{ row: 'J01' }, { row: 'E12' }, { row: null }] });
});

test.each<[string, readonly ContextId[] | undefined, string, string]>([
  ['the terminal too', ['login-shell', 'daemon'], 'wins', '胜出'],
  ['the daemon alone', ['daemon'], 'wins in daemon', '在守护进程胜出'],
  ['an older daemon that does not say where', undefined, 'wins', '胜出'],
])('a go that wins for %s is shown so', async (_, winsIn, en, zh) => {
  const winner = { ...nativeGo, ...(winsIn && { winsIn }) };
  const row = async (...words: string[]) =>
    (await status({ winner }, ...words)).out.split('\n').find((line) => line.includes(nativeGo.path));
  expect(await row()).toMatch(new RegExp(`  ${en}$`));
  expect(await row('--lang', 'zh')).toMatch(new RegExp(`  ${zh}$`));
});
