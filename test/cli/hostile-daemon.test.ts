import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from '../fast-check.ts';
import { expect, test, vi } from 'vitest';
import { startDaemon } from '../../daemon/daemon.ts';
import { openHistory } from '../../daemon/history/open.ts';
import { ownPaths, type OwnPaths } from '../../host/paths.ts';
import { buildMachine } from '../../host/simulated/build.ts';
import { openSimulated } from '../../host/simulated/open.ts';
import { menu } from '../../tray/menu.ts';
import { parts } from '../../cli/daemon/parts.ts';
import { get, post } from '../daemon/api/raw.ts';
import { keptLog } from '../daemon/fakes/log.ts';
import { open, stage } from '../daemon/notifier/stage.ts';
import { rowsOf } from '../tray/rows.ts';
import { words } from '../tray/words.ts';
import { call } from './call.ts';
import { expectHarmless, home, hostile, machineOf, unseen } from './hostile.ts';
import { temporary } from './machine.ts';

const directory = temporary('hostile-daemon');

/** An incident and an earlier clean-up, in the history before the daemon starts. */
async function rememberIn(paths: OwnPaths, name: () => string): Promise<void> {
  mkdirSync(paths.state, { recursive: true, mode: 0o700 });
  const log = keptLog();
  const history = await openHistory({ file: paths.database, log, now: Date.now });
  const lock = `/${name()}/cache/lock`;
  const incident = {
    rule: 'modcache-lock-wait',
    certainty: 'observed',
    subject: lock,
    openedAt: Date.now() - 9000,
    closedAt: Date.now() - 8000,
    holder: { pid: 11, command: `go ${name()}`, owner: name() },
    waiters: [{ pid: 21, command: name(), owner: name() }],
    values: { lock, kind: 'side-lock', about: name(), holder: `${name()} (pid 11)`, waiters: name() },
    samples: [{ at: Date.now() - 8500, evidence: [`lock: ${name()}`, name()] }],
  };
  const details = { ...incident, id: 1 };
  history.appendOther({ kind: 'incident-closed', at: incident.closedAt, ...incident, details });
  history.close();
}

const asked = ['/v1/status', '/v1/findings', '/v1/history', '/v1/caches', '/v1/diagnostics', '/v1/nothing'];
const told = (name: () => string): readonly (readonly string[])[] => [
  ['status'],
  ['status', '--verbose'],
  ['doctor', '--verbose'],
  ['history'],
  ['history', '--export', 'csv'],
  ['incidents'],
  ['incidents', 'show', '1'],
  ['caches', '--verbose'],
  ['logs'],
  ['config', 'show'],
  ['undo', name()],
];
const documents = ['status', 'history', 'incidents', 'caches'];

/** Strings of a document, at any depth. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

test('no name that the daemon saw affects a terminal, a menu, a notification, the log or a client of the API', async () => {
  let round = 0;
  const names = fc.array(hostile, { minLength: 12, maxLength: 12 });
  const one = async (all: readonly string[]): Promise<void> => {
    round += 1;
    let at = 0;
    const name = (): string => all[at++ % all.length] ?? '';
    const root = join(directory, String(round));
    const machine = join(root, 'm');
    buildMachine(machine, machineOf(name));
    const paths = ownPaths('linux', root, {}, join(root, 's'));
    await rememberIn(paths, name);
    mkdirSync(join(root, 's/config'), { recursive: true });
    writeFileSync(
      paths.configFile,
      `[log]\nlevel = "trace"\n[caches]\nkeep = [${JSON.stringify(`/${name()}`)}]\n`,
    );
    const host = openSimulated(machine);
    const daemon = await startDaemon({
      host,
      paths,
      language: round % 2 === 0 ? 'en' : 'zh-Hans',
      parts,
      watch: false,
    });
    try {
      await vi.waitUntil(() => daemon.actions.status().checkedAt !== null, { timeout: 60_000 });
      const { tools } = daemon.actions.status();
      // Disappearances are reported as well.
      rmSync(
        join(machine, 'root', tools.find(({ path }) => path.startsWith(`${home}/go/bin/a`))?.path ?? ''),
        { force: true },
      );
      await post(paths.socket, '/v1/check', '');
      for (const path of asked) {
        const { text, json } = await get(paths.socket, path);
        expect(text.trimEnd(), path).not.toMatch(unseen);
        if (path === '/v1/status')
          expect(stringsIn(json()).some((value) => all.some((part) => value.includes(part)))).toBe(true);
      }
      const where = ['--host', machine, '--state', paths.state];
      for (const lang of ['en', 'zh'])
        for (const said of [...told(name), ...documents.map((document) => [document, '--json'])]) {
          const { out, err } = await call([...said, ...where, '--lang', lang]);
          expectHarmless(`${out}${err}`, said.join(' '));
        }
      const { out: report } = await call(['bug-report', '--print', '--verbose', ...where]);
      expectHarmless(report, 'bug-report');
      const { out } = await call(['status', '--json', ...where]);
      expect(stringsIn(JSON.parse(out))).toEqual(
        expect.arrayContaining(tools.slice(0, 1).map(({ path }) => path)),
      );
      for (const language of ['en', 'zh-Hans'] as const) {
        const shown = menu(daemon.actions.status(), Date.now(), words(language));
        for (const { title, ...row } of rowsOf(shown)) expectHarmless(title, row.id);
        expectHarmless(shown.label, 'label');
      }
    } finally {
      await daemon.stop();
    }
    expectHarmless(readFileSync(paths.logFile, 'utf8'), 'log');
  };
  await fc.assert(fc.asyncProperty(names, one), {
    numRuns: Number(process.env.GOWARDEN_HOSTILE_ROUNDS ?? 1),
    endOnFailure: true,
  });
}, 300_000);

test.each(['en', 'zh-Hans'] as const)('no name affects a notification: %s', async (language) => {
  const { look, notified } = stage({ language });
  await look([]);
  const [path = '', other = '', version = ''] = fc.sample(hostile, 3);
  const finding = open(`/opt/${path}/go`);
  const values = Object.fromEntries(
    Object.entries(finding.values).map(([key, value]) => [key, `${String(value)}${other}`]),
  );
  await look([{ ...finding, values, evidence: [other] }]);
  await look([]);
  await look([open(`/usr/${version}`, { rule: version as never })]);
  expect(notified.length).toBeGreaterThan(1);
  for (const { title, body } of notified) {
    expect(title).not.toMatch(/\n/);
    expectHarmless(`${title}\n${body}`, 'notification');
  }
});
