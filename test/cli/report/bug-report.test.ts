import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildMachine, type Sketch } from '../../../host/simulated/build.ts';
import { type PresetName, presets } from '../../../host/simulated/presets.ts';
import { startDaemon } from '../../../daemon/daemon.ts';
import { api } from '../../../daemon/api/api.ts';
import { openHost } from '../../../host/open.ts';
import { ownPaths } from '../../../host/paths.ts';
import { call } from '../call.ts';
import { build, temporary } from '../machine.ts';
import { documented } from '../schema.ts';
import { found, textsOf } from './search.ts';

const directory = temporary('bug-report');
const state = join(directory, 'state');

interface Doctor {
  readonly findings: readonly Record<string, unknown>[];
  readonly unknown: readonly string[];
}

async function doctor(...words: string[]): Promise<Doctor & { readonly code: number }> {
  const { code, out } = await call(['doctor', '--json', '--state', state, ...words]);
  return { code, ...(documented('doctor', out) as Doctor) };
}

async function save(host: string | null, name: string, ...words: string[]): Promise<string> {
  const file = join(directory, `${name}.zip`);
  const from = host === null ? [] : ['--host', host];
  const called = await call([
    'bug-report',
    '--yes',
    '--json',
    '-o',
    file,
    '--state',
    state,
    ...from,
    ...words,
  ]);
  expect(called.err).toBe('');
  const report = documented('bug-report', called.out) as { saved: string; differences: string[] };
  expect(report).toMatchObject({ saved: file, differences: [] });
  return file;
}

describe('a report of a simulated Mac gives the same findings elsewhere', () => {
  test.each(Object.keys(presets) as PresetName[])('%s', async (preset) => {
    const host = build(directory, preset);
    const file = await save(host, preset);
    const before = await doctor('--host', host);
    const after = await doctor('--from', file);
    // Kim's name has three bytes, and so has what stands for it.
    const hidden = JSON.parse(JSON.stringify(before).replaceAll('kim', 'xxx')) as typeof before;
    expect(after.findings).toEqual(hidden.findings);
    expect(after.unknown).toEqual(hidden.unknown);
    expect(after.code).toBe(before.code);
    expect(found(file, ['kim'])).toEqual([]);
  });
});

test('of this machine too', async () => {
  const file = await save(null, 'real');
  const subjects = ({ findings }: Doctor): string[] =>
    findings.map(({ rule, subject }) => `${String(rule)} ${String(subject)}`);
  const [before, after] = [await doctor(), await doctor('--from', file)];
  expect(after.findings.map(({ rule }) => rule)).toEqual(before.findings.map(({ rule }) => rule));
  expect(subjects(after)).toHaveLength(subjects(before).length);
});

describe('of a machine full of secrets', () => {
  const name = 'Jürgen.Hâck';
  const secrets = [
    't0psecretproxy',
    'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
    'pw-in-netrc',
    's3cr3t-of-the-flag',
    'env-0nly-secret',
  ];
  const privates = [
    'jürgen',
    'hâck',
    'j%c3%bcrgen',
    'hacks-macbook',
    'corp-net.example',
    ...secrets,
    'acmecorp',
    'projectrocket',
    'teamalpha',
  ];

  function hostile(): Sketch {
    const text = JSON.stringify(presets['amd64-tools']()).replaceAll('kim', name);
    const { description, files } = JSON.parse(text) as Sketch;
    const home = `/Users/${name}`;
    const project = `${home}/src/acmecorp/projectrocket`;
    const environment = {
      GITHUB_TOKEN: 'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
      API_SECRET: 'env-0nly-secret',
      GOPROXY: 'https://deploy:t0psecretproxy@goproxy.corp-net.example,direct',
      GOPRIVATE: 'git.corp-net.example/*',
      HOSTNAME: 'hacks-macbook.corp-net.example',
    };
    const shell = description.contexts!['login-shell']!;
    return {
      description: {
        ...description,
        environment,
        contexts: { ...description.contexts, 'login-shell': { ...shell, environment } },
        commands: [{ run: ['/usr/bin/id', '-F'], stdout: `Jürgen Hâck\n` }],
        processes: [
          { pid: 1, parent: 0, uid: 0, executable: '/sbin/launchd' },
          { pid: 60, executable: '/bin/zsh', arguments: ['zsh', '--token', 's3cr3t-of-the-flag'] },
          {
            pid: 70,
            parent: 60,
            executable: '/opt/homebrew/bin/go',
            arguments: [
              'go',
              'build',
              '-ldflags=-X main.token=s3cr3t-of-the-flag',
              'git.corp-net.example/teamalpha/x',
            ],
            directory: project,
          },
          {
            pid: 71,
            executable: '/Applications/Secret Tool.app/Contents/MacOS/Secret',
            arguments: ['x', 'pw-in-netrc'],
          },
        ],
      },
      files: {
        ...files,
        [`${home}/Library/Application Support/go/env`]: {
          text: 'GOPROXY=https://deploy:t0psecretproxy@goproxy.corp-net.example\nGOPRIVATE=git.corp-net.example\n',
        },
        [`${project}/go.mod`]: { text: 'module git.corp-net.example/teamalpha/projectrocket\n' },
        [`${project}/go.sum`]: {
          text: 'git.corp-net.example/teamalpha/x v1.0.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
        },
      },
    };
  }

  test('holds none of them, in no encoding, and still gives the same findings', async () => {
    const host = join(directory, 'hostile');
    buildMachine(host, hostile());
    const own = join(directory, 'own');
    mkdirSync(join(own, 'logs'), { recursive: true });
    mkdirSync(join(own, 'config'), { recursive: true });
    writeFileSync(
      join(own, 'logs/gowarden.log'),
      [
        {
          level: 30,
          time: 1,
          hostname: 'hacks-macbook',
          msg: `read /Users/${name}/x`,
          url: encodeURI(`file:///Users/${name}/`),
        },
        { level: 30, time: 2, error: `machine git.corp-net.example login me password pw-in-netrc` },
        { level: 30, time: 3, msg: Buffer.from('x: env-0nly-secret').toString('base64') },
      ]
        .map((line) => `${JSON.stringify(line)}\n`)
        .join('') + `not json: ${name.normalize('NFD')} token=s3cr3t-of-the-flag\n`,
    );
    writeFileSync(join(own, 'logs/launcher.log'), `cannot run /Users/${name}/node\n`);
    writeFileSync(
      join(own, 'config/gowarden.toml'),
      `[caches]\nkeep = ["/Users/${name}/keep"]\n[[mute]]\nrule = "go-tool-no-uuid"\nreason = "pw-in-netrc"\n`,
    );
    const file = join(directory, 'hostile.zip');
    const words = ['bug-report', '--yes', '--json', '-o', file, '--state', own, '--host', host];
    const called = await call(words);
    expect(called).toMatchObject({ code: 0, err: '' });
    expect(found(file, privates)).toEqual([]);
    expect(called.out.toLowerCase()).not.toMatch(new RegExp(privates.join('|')));

    const before = JSON.parse(
      (await call(['doctor', '--json', '--host', host, '--state', own])).out,
    ) as Doctor;
    const after = await doctor('--from', file);
    expect(before.findings.length).toBeGreaterThan(2);
    const kinds = ({ findings }: Doctor) =>
      findings.map(({ rule, severity, hidden }) => ({ rule, severity, hidden }));
    expect(kinds(after)).toEqual(kinds(before));
    expect(kinds(after)).toContainEqual({ rule: 'go-tool-no-uuid', severity: 'error', hidden: 'muted' });
  });

  test('would be found if it were there: the search sees each of them in the machine itself', async () => {
    const host = join(directory, 'hostile');
    const file = join(directory, 'open.zip');
    await call(['bug-report', '--yes', '--modules', '-o', file, '--state', state, '--host', host]);
    expect(found(file, ['teamalpha', 'projectrocket'])).not.toEqual([]);
  });
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

  test('a file that is there is left as it is', async () => {
    const file = join(directory, 'there.zip');
    writeFileSync(file, 'mine');
    const called = await call([...words(file), '--yes']);
    expect(called.code).toBe(2);
    expect(called.err).toContain('exists already');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('speaks Chinese', async () => {
    const { out } = await call(['--lang', 'zh', ...words('x'), '--print']);
    expect(out).toContain('报告将包含');
  });
});

test('asks the running daemon, and has its status and history in it', async () => {
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
