import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildMachine, type Sketch } from '../../../../host/simulated/build.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { call } from '../../call.ts';
import { bench, type Doctor } from './bench.ts';
import { found } from './search.ts';

const { directory, state, doctor, save } = bench('private');

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
        [`${home}/go/bin/staticcheck`]: {
          machO: {
            architectures: ['arm64'],
            uuid: false,
            version: 'go1.22.1',
            path: 'honnef.co/go/tools/cmd/staticcheck',
            module: { path: 'honnef.co/go/tools', version: 'v0.4.7' },
          },
        },
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

  test('would be found if they were there: the search finds each of them on the machine itself', async () => {
    const host = join(directory, 'hostile');
    const file = join(directory, 'open.zip');
    await call(['bug-report', '--yes', '--modules', '-o', file, '--state', state, '--host', host]);
    expect(found(file, ['teamalpha', 'projectrocket'])).not.toEqual([]);
  });
});

test.each(['tim', 'val', 'error', 'level', 'summary', 'pid', 'x', 'daemon'])(
  'of a user called %s',
  async (name) => {
    const host = join(directory, `called-${name}`);
    const text = JSON.stringify(presets['amd64-tools']()).replaceAll('kim', name);
    buildMachine(host, JSON.parse(text) as Sketch);
    const file = await save(host, `of-${name}`);
    const rules = ({ findings }: Doctor) => findings.map(({ rule }) => rule);
    expect(rules(await doctor('--from', file))).toEqual(rules(await doctor('--host', host)));
    expect(rules(await doctor('--from', file))).not.toEqual([]);
  },
);
