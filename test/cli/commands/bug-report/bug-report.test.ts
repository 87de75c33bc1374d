import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildMachine } from '../../../../host/simulated/build.ts';
import { type PresetName, presets } from '../../../../host/simulated/presets.ts';
import { startDaemon } from '../../../../daemon/daemon.ts';
import { api } from '../../../../daemon/api/api.ts';
import { openHost } from '../../../../host/open.ts';
import { ownPaths } from '../../../../host/paths.ts';
import { call } from '../../call.ts';
import { build } from '../../machine.ts';
import { bench, type Doctor } from './bench.ts';
import { found, textsOf } from './search.ts';

const { directory, state, doctor, save } = bench('bug-report');

describe('a report of a simulated Mac gives the same findings elsewhere', () => {
  test.each(Object.keys(presets) as PresetName[])('%s', async (preset) => {
    const host = build(directory, preset);
    const file = await save(host, preset);
    const before = await doctor('--host', host);
    const after = await doctor('--from', file);
    // Kim's name has three bytes, and so has its replacement.
    const hidden = JSON.parse(JSON.stringify(before).replaceAll('kim', 'xxx')) as typeof before;
    // VS Code names a workspace's directory by a digest of its path, which is hidden like the path.
    const told = ({ findings }: Doctor): unknown =>
      JSON.parse(JSON.stringify(findings).replaceAll(/(workspaceStorage\/)\w{32}/g, '$1…'));
    expect(told(after)).toEqual(told(hidden));
    expect(after.unknown).toEqual(hidden.unknown);
    expect(after.code).toBe(before.code);
    expect(found(file, ['kim'])).toEqual([]);
  });
});

test('which processes work on which module is replayed too, under other names', async () => {
  const { description, files } = presets['apple-silicon']();
  const module = '/Users/kim/src/acme/rocket';
  const ide = (pid: number, application: string) => ({ pid, executable: `/Applications/${application}` });
  const go = (pid: number, parent: number, verb: string) => ({
    pid,
    parent,
    executable: '/opt/homebrew/bin/go',
    arguments: ['go', verb, 'git.acme.io/rocket/...'],
    directory: module,
  });
  const host = join(directory, 'acme');
  buildMachine(host, {
    description: {
      ...description,
      processes: [
        ide(50, 'Visual Studio Code.app/Contents/MacOS/Electron'),
        ide(60, 'GoLand.app/Contents/MacOS/goland'),
        go(51, 50, 'list'),
        go(61, 60, 'build'),
      ],
      locks: [{ path: '/Users/kim/go/pkg/mod/cache/lock', pid: 51, state: 'open' }],
    },
    files: { ...files, [`${module}/go.mod`]: { text: 'module git.acme.io/rocket\n' } },
  });
  const file = await save(host, 'of-acme');
  const [before, after] = [await doctor('--host', host), await doctor('--from', file)];
  expect(before.findings.map(({ rule }) => rule)).toEqual(['shared-module-two-ides']);
  expect(after.findings.map(({ rule }) => rule)).toEqual(['shared-module-two-ides']);
  expect(after.findings[0]!.message).toMatch(
    /GoLand, Visual Studio Code .*\/Users\/xxx\/src\/[a-z]{4}\/[a-z]{6} /,
  );
  expect(found(file, ['kim', 'acme', 'rocket'])).toEqual([]);
});

test('so does a report of this machine', async () => {
  const file = await save(null, 'real');
  const subjects = ({ findings }: Doctor): string[] =>
    findings.map(({ rule, subject }) => `${String(rule)} ${String(subject)}`);
  const [before, after] = [await doctor(), await doctor('--from', file)];
  expect(after.findings.map(({ rule }) => rule)).toEqual(before.findings.map(({ rule }) => rule));
  expect(subjects(after)).toHaveLength(subjects(before).length);
});

describe('the user sees it first', () => {
  const host = build(join(directory, 'seen'), 'amd64-swapped-in');
  const words = (file: string): string[] => ['bug-report', '-o', file, '--host', host, '--state', state];

  test.each([
    ['y', true],
    ['yes', true],
    ['', false],
    ['n', false],
    ['maybe', false],
  ])('and answers %j', async (answer, saved) => {
    const file = join(directory, `asked-${answer}.zip`);
    const asked: string[] = [];
    let shown = '';
    const output = {
      isTerminal: true,
      columns: 100,
      closed: new AbortController().signal,
      write: (text: string) => (shown += text),
    };
    await call(words(file), {
      output,
      ask: (question) => {
        asked.push(question);
        expect(shown).toContain('machine.json');
        expect(shown).toContain('go-arch-mismatch');
        expect(existsSync(file)).toBe(false);
        return Promise.resolve(answer);
      },
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain(file);
    expect(existsSync(file)).toBe(saved);
    if (saved) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('and where nobody can be asked, nothing is saved', async () => {
    const file = join(directory, 'nobody.zip');
    const called = await call(words(file));
    expect(called.err).toContain('--yes');
    expect(existsSync(file)).toBe(false);
  });

  test('--print saves nothing, and with --verbose shows all of it', async () => {
    const file = join(directory, 'printed.zip');
    const { out } = await call([...words(file), '--print', '--yes', '--verbose']);
    expect(existsSync(file)).toBe(false);
    expect(out).toContain('"login-shell"');
  });

  test('an existing file is left as it is', async () => {
    const file = join(directory, 'there.zip');
    writeFileSync(file, 'mine');
    const called = await call([...words(file), '--yes']);
    expect(called.code).toBe(2);
    expect(called.err).toContain('already exists');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('speaks Chinese', async () => {
    const { out } = await call(['--lang', 'zh', ...words('x'), '--print']);
    expect(out).toContain('报告将包含');
  });
});

test('asks the running daemon, and includes its status and history', async () => {
  const folder = build(join(directory, 'watched'), 'amd64-swapped-in');
  const own = join(directory, 'd');
  const host = await openHost({ simulation: folder });
  const paths = ownPaths('linux', '/nonexistent', {}, own);
  const daemon = await startDaemon({ host, paths, language: 'en', parts: [api], watch: false });
  try {
    await daemon.actions.check();
    const file = join(directory, 'asked-daemon.zip');
    const called = await call(['bug-report', '--yes', '-o', file, '--host', folder, '--state', own]);
    expect(called.code).toBe(0);
    const texts = textsOf(file);
    expect(texts.get('report.json')).toContain('"lookedBy": "daemon"');
    expect(texts.get('status.json')).toContain('go-arch-mismatch');
    expect(texts.get('history.ndjson')).toContain('"opened"');
    expect(texts.get('log.ndjson')).toContain('started');
    expect(found(file, ['kim'])).toEqual([]);
    const after = await doctor('--from', file);
    expect(after.findings.map(({ rule }) => rule)).toEqual(['go-arch-mismatch']);
  } finally {
    await daemon.stop();
  }
});
