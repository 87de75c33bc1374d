import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsIn } from '../../../../probes/errors/tidy/complaints.ts';
import { HeldLock } from './held-lock.ts';
import { World } from './world.ts';

const hasGo = spawnSync('go', ['version']).status === 0;
const hasFlock = spawnSync('flock', ['--version']).status === 0;

let world: World;
let tidy: Readonly<Record<string, string>>;

beforeAll(() => {
  world = new World();
  if (!hasGo) return;
  tidy = world.tidyModule();
});

afterAll(() => world.remove());

describe.skipIf(!hasGo || !hasFlock)('while others are at work (needs go and flock)', () => {
  it.each([
    ['go.mod', (text: string) => `${text}\n// edited\n`],
    ['go.mod', (text: string) => text.replace('go 1.21', 'go 1.22')],
    ['go.sum', (text: string) => `${text}example.test/b v1.0.0 h1:${'A'.repeat(43)}=\n`],
    ['go.sum', () => null],
  ] as const)('notices a second writer of %s', async (name, change) => {
    const directory = world.module(tidy);
    const lock = new HeldLock(join(world.home, 'go/pkg/mod/cache/lock'));
    await lock.isHeld();
    const asking = world.ask(directory, {}, [], false, true);
    // A process that waits for it has read the module's files.
    await lock.isWanted();
    const text = change(tidy[name] ?? '');
    if (text === null) rmSync(join(directory, name));
    else writeFileSync(join(directory, name), text);
    await lock.release();
    const { causes, status } = await asking;
    expect(status).toBe(1);
    expect(causes).toContainEqual(
      expect.objectContaining({ id: 'changed-meanwhile', subject: join(directory, name) }),
    );
  });
});

describe.skipIf(!hasGo)('where something is in the way (needs go)', () => {
  it('works without a TMPDIR', async () => {
    const asked = await world.ask(world.module(tidy), { TMPDIR: join(world.home, 'none') }, [], false);
    expect(asked).toMatchObject({ status: 0, causes: [] });
  });

  it.each([
    ['that is not there', '/proc/none', true],
    ['that is a file', '/etc/passwd', true],
    ['that is one', '/tmp', false],
  ])('says about a TMPDIR %s whether builds stop because of it', async (_, path, stops) => {
    const { status, en, zh } = await world.ask(world.module(tidy), { TMPDIR: path });
    expect(status).toBe(0);
    for (const said of [en, zh]) expect(said.includes(`TMPDIR`)).toBe(stops);
    if (stops) expect(en.replace(/\s+/g, ' ')).toContain(`TMPDIR is ${path}, where no directory can be made`);
  });

  it('says nothing about a TMPDIR where GOTMPDIR names another', async () => {
    const { en } = await world.ask(world.module(tidy), { TMPDIR: '/proc/none', GOTMPDIR: '/tmp' });
    expect(en).not.toContain('TMPDIR');
  });

  it('says that a copy in the cache is older than go.sum, with a step that leaves go.sum as it is', async () => {
    const directory = world.module(tidy);
    const other = tidy['go.sum']?.replace(/(lib v1\.0\.0 h1:)\S+/, `$1${'B'.repeat(43)}=`) ?? '';
    writeFileSync(join(directory, 'go.sum'), other);
    const zip = join(world.home, 'go/pkg/mod/cache/download/example.test/lib/@v/v1.0.0.zip');
    utimesSync(zip, new Date('2026-01-01'), new Date('2026-01-01'));
    const { causes, en } = await world.ask(directory);
    expect(causes).toMatchObject([
      { id: 'checksum-mismatch', subject: 'example.test/lib@v1.0.0', fault: 'cache' },
    ]);
    expect(en).toMatch(
      /Next: .*rm -rf .*example\.test\/lib.* && go mod download example\.test\/lib@v1\.0\.0/,
    );
    expect(en).not.toContain('go mod tidy\n');
  });

  it('says, with the network, which of the two is served now', async () => {
    const directory = world.module(tidy);
    const other = tidy['go.sum']?.replace(/(lib v1\.0\.0 h1:)\S+/, `$1${'B'.repeat(43)}=`) ?? '';
    writeFileSync(join(directory, 'go.sum'), other);
    const { causes } = await world.ask(directory, {}, ['--network'], false);
    expect(causes).toMatchObject([{ id: 'checksum-mismatch', fault: 'go.sum' }]);
    expect(causes[0]?.evidence).toMatch(/served now: h1:/);
  });

  it.each(['go.mod', 'go.sum', 'go.work'])('does not wait for a pipe in place of %s', (name) => {
    const directory = world.module(tidy);
    execFileSync('sh', ['-c', `rm -f ${name}; mkfifo ${name}`], { cwd: directory });
    const command = join(import.meta.dirname, '../../../../dist/gowarden.js');
    const ran = spawnSync(process.execPath, [command, 'why-tidy', '--lang', 'en', directory], {
      encoding: 'utf8',
      env: world.environment,
    });
    expect(ran.status).toBe(name === 'go.work' ? 1 : 2);
    expect(ran.stdout + ran.stderr).toMatch(/is not a file that go can read|cannot be read/);
    expect(ran.stdout + ran.stderr).toMatch(new RegExp(`ls -ld -- ${join(directory, name)}`));
    expect(ran.stdout + ran.stderr).not.toMatch(/GOFLAGS|fault of gowarden/);
  });

  it('starts nothing that GOFLAGS or the repository names', async () => {
    const directory = world.module({ ...tidy, 'tool.sh': '#!/bin/sh\n: > "$0.ran"\nexec "$@"\n' });
    chmodSync(join(directory, 'tool.sh'), 0o755);
    execFileSync('git', ['init', '-q'], { cwd: directory });
    execFileSync('git', ['config', 'core.fsmonitor', './tool.sh'], { cwd: directory });
    const flags = `-toolexec=${join(directory, 'tool.sh')}`;
    const asked = await world.ask(directory, { GOFLAGS: flags }, [], false);
    expect(asked).toMatchObject({ status: 0, causes: [] });
    expect(existsSync(join(directory, 'tool.sh.ran'))).toBe(false);
  });
});

describe.skipIf(!hasGo || process.getuid?.() !== 0)('as another user (needs go and root)', () => {
  it('notices first that go.mod is not writable, which tidy needs even if it changes nothing', () => {
    const directory = world.module(tidy);
    chmodSync(world.home, 0o755);
    chmodSync(directory, 0o755);
    const cache = join(world.home, 'of-nobody');
    mkdirSync(cache);
    execFileSync('chown', ['-R', '65534', cache]);
    const command = join(import.meta.dirname, '../../../../dist/gowarden.js');
    const words = [
      '--reuid=65534',
      '--clear-groups',
      process.execPath,
      command,
      'why-tidy',
      '--json',
      directory,
    ];
    const ran = spawnSync('setpriv', words, {
      encoding: 'utf8',
      env: { ...world.environment, HOME: cache, GOMODCACHE: join(world.home, 'go/pkg/mod') },
    });
    const { causes } = JSON.parse(ran.stdout) as { causes: readonly { id: string; subject: string }[] };
    expect(causes[0]).toMatchObject({ id: 'permission', subject: join(directory, 'go.mod') });
  });
});

describe.skipIf(!hasGo || process.getuid?.() !== 0)('of another user (needs go and root)', () => {
  it('says who owns an unreadable go.mod, and that tidy cannot be tried', () => {
    const directory = world.module(tidy);
    chmodSync(world.home, 0o755);
    chmodSync(directory, 0o755);
    chmodSync(join(directory, 'go.mod'), 0o600);
    const command = join(import.meta.dirname, '../../../../dist/gowarden.js');
    const words = ['--reuid=65534', '--clear-groups', process.execPath, command, 'why-tidy', directory];
    for (const [language, says] of [
      ['en', /go\.mod cannot be read, so that tidy cannot be tried: .*\(EACCES\)/],
      ['zh-Hans', /无法读取 .*go\.mod，因此无法尝试 tidy：/],
    ] as const) {
      const ran = spawnSync('setpriv', [...words, '--lang', language], {
        encoding: 'utf8',
        env: { ...world.environment, HOME: world.home },
      });
      expect(ran.status).toBe(2);
      expect(ran.stderr.replaceAll('\n', ' ')).toMatch(says);
      expect(ran.stderr).toContain(`ls -ld -- ${join(directory, 'go.mod')}`);
      expect(ran.stderr).not.toContain('fault of gowarden');
    }
  });
});

it('recognizes a mismatch with the checksum database, with the module and both hashes', () => {
  const said = [
    'verifying example.test/lib@v1.0.0: checksum mismatch',
    '\tdownloaded: h1:aaa=',
    '\tsum.golang.org: h1:bbb=',
    '',
    'SECURITY ERROR',
    'This download does NOT match the one reported by the checksum server.',
  ].join('\n');
  expect(complaintsIn(said)).toMatchObject([
    {
      id: 'checksum-mismatch',
      subject: 'example.test/lib@v1.0.0',
      values: { downloaded: 'h1:aaa=', recorded: 'h1:bbb=', database: 'sum.golang.org' },
    },
  ]);
});
