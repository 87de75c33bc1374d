import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from './database.ts';
import { World, type Cause } from './world.ts';

const hasGo = spawnSync('go', ['version']).status === 0;
const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0;
const command = join(import.meta.dirname, '../../../../dist/gowarden.js');
const lib = 'example.test/lib@v1.0.0';

let world: World;
let tidy: Readonly<Record<string, string>>;
const servers: { close: () => unknown }[] = [];

beforeAll(() => {
  world = new World();
  if (!hasGo) return;
  tidy = world.tidyModule();
});

afterAll(() => {
  for (const server of servers) server.close();
  world.remove();
});

const fresh = (): string => mkdtempSync(join(world.home, 'cache-'));
const hashes = (): readonly string[] => [...(tidy['go.sum'] ?? '').matchAll(/h1:\S+/g)].map(([hash]) => hash);
const wrong = `h1:${'A'.repeat(43)}=`;

describe.skipIf(!hasGo)('the checksum database (needs go)', () => {
  it('is the security case, with the module and both hashes, where it recorded another hash', async () => {
    const [hash = '', goModHash = ''] = hashes();
    const database = new Database(lib, wrong, goModHash);
    servers.push(database);
    const directory = world.module({ ...tidy, 'go.sum': '' });
    const more = { GOSUMDB: await database.open(), GONOSUMDB: '', GOMODCACHE: fresh() };
    const { causes, en, zh, status } = await world.ask(directory, more, ['--network']);
    expect(status).toBe(1);
    expect(causes).toMatchObject([
      {
        id: 'checksum-mismatch',
        subject: lib,
        values: { database: database.name, downloaded: hash, recorded: wrong },
      },
    ]);
    for (const text of [en, zh])
      for (const word of [lib, hash, wrong, database.name]) expect(text).toContain(word);
    expect(en).toMatch(/^Security: /m);
    expect(en).toMatch(/^Next: .*do not build with it, and leave go\.sum and GOSUMDB as they are/m);
    expect(zh).toMatch(/^安全：/m);
    expect(en).not.toMatch(/go mod tidy\n|GONOSUMDB|GOFLAGS=-insecure/);
  }, 120_000);

  it('raises no objection where it recorded the same hash', async () => {
    const [hash = '', goModHash = ''] = hashes();
    const database = new Database(lib, hash, goModHash);
    servers.push(database);
    const more = { GOSUMDB: await database.open(), GONOSUMDB: '', GOMODCACHE: fresh() };
    expect(await world.ask(world.module(tidy), more, ['--network'], false)).toMatchObject({
      status: 0,
      causes: [],
    });
  }, 120_000);
});

describe.skipIf(!hasGo)('a moved tag, without the network (needs go)', () => {
  const other = (): string => (tidy['go.sum'] ?? '').replace(/(lib v1\.0\.0 h1:)\S+/, `$1${'B'.repeat(43)}=`);
  const lookup = (): string => join(world.home, 'go/pkg/mod/cache/download/sumdb/sum.golang.org/lookup');

  it('is judged by what the checksum database said when the copy was downloaded', async () => {
    mkdirSync(join(lookup(), 'example.test'), { recursive: true });
    const [hash = '', goModHash = ''] = hashes();
    const record = (one: string): void =>
      writeFileSync(
        join(lookup(), lib),
        `7\nexample.test/lib v1.0.0 ${one}\nexample.test/lib v1.0.0/go.mod ${goModHash}\n\ngo.sum database tree\n`,
      );
    const directory = world.module({ ...tidy, 'go.sum': other() });
    record(hash);
    const right = await world.ask(directory);
    expect(right.causes).toMatchObject([{ id: 'checksum-mismatch', subject: lib, fault: 'go.sum' }]);
    expect(right.causes[0]?.evidence).toContain(`sum.golang.org recorded when it was downloaded: ${hash}`);
    expect(right.unseen.join()).toMatch(/which of the two hashes is served now/);
    expect(right.zh).toContain('未使用 --network 时没有询问');
    record(`h1:${'B'.repeat(43)}=`);
    expect((await world.ask(directory, {}, [], false)).causes).toMatchObject([{ fault: 'cache' }]);
    execFileSync('rm', ['-rf', lookup()]);
  }, 120_000);
});

/** A proxy over TLS with a self-signed certificate. */
async function proxyOverTls(): Promise<{ readonly address: string; readonly certificate: string }> {
  const at = mkdtempSync(join(world.home, 'tls-'));
  const words = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
  ];
  const names = ['-subj', '/CN=proxy', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', [...words, ...names, '-keyout', 'key.pem', '-out', 'cert.pem'], {
    cwd: at,
    stdio: 'ignore',
  });
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => readFileSync(join(at, name)));
  const server: Server = createServer({ key, cert }, ({ url = '' }, response) => {
    const file = join(world.proxy, decodeURI(url));
    if (existsSync(file) && statSync(file).isFile()) response.end(readFileSync(file));
    else response.writeHead(404).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    certificate: join(at, 'cert.pem'),
  };
}

describe.skipIf(!hasGo)('an unknown certificate (needs go)', () => {
  it('is named, with the host, and causes no trouble where SSL_CERT_FILE names it', async () => {
    const { address, certificate } = await proxyOverTls();
    const more = { GOPROXY: address, GOMODCACHE: fresh() };
    const asked = await world.ask(world.module(tidy), more, ['--network']);
    expect(asked.causes).toMatchObject([{ id: 'certificate', subject: address.slice('https://'.length) }]);
    expect(asked.en).toMatch(/^Next: .*SSL_CERT_FILE/m);
    expect(asked.zh).toMatch(/SSL_CERT_FILE/);
    const known = await world.ask(
      world.module(tidy),
      { ...more, SSL_CERT_FILE: certificate },
      ['--network'],
      false,
    );
    expect(known).toMatchObject({ status: 0, causes: [] });
  }, 120_000);
});

/** Asks in a mount namespace of its own, after a script that makes the mounts; `$D` is the directory. */
function askMounted(
  script: string,
  directory: string,
  more: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
) {
  const run = (words: readonly string[]) =>
    spawnSync(
      'unshare',
      [
        '-rm',
        'sh',
        '-ec',
        `${script}\nexec "$@"`,
        'sh',
        process.execPath,
        command,
        'why-tidy',
        directory,
        ...flags,
        ...words,
      ],
      { encoding: 'utf8', cwd: '/', env: { ...world.environment, ...more, D: directory } },
    );
  const { causes } = JSON.parse(run(['--json']).stdout) as { readonly causes: readonly Cause[] };
  return { causes, en: run(['--lang', 'en']).stdout, zh: run(['--lang', 'zh-Hans']).stdout };
}

describe.skipIf(!hasGo || !canMount)('disks and mounts (needs go and mounts of its own)', () => {
  const full =
    'cp -a "$D" "$D.copy"; mount -t tmpfs -o size=64k none "$D"; cp -a "$D.copy/." "$D"; rm -r "$D.copy"; cat /dev/zero > "$D/full" 2>/dev/null || :';

  it('a full one with the module on it: what tidy would have to write does not fit', () => {
    const { causes, en, zh } = askMounted(full, world.module({ ...tidy, 'go.sum': '' }));
    expect(causes[0]).toMatchObject({ id: 'disk' });
    expect(causes[0]?.evidence).toMatch(/0 bytes are free, tidy needs \d+ more/);
    expect(en).toMatch(/^Next: .*df -h -- /m);
    expect(zh).toMatch(/df -h -- /);
  }, 120_000);

  it('a full one with the module cache on it', () => {
    const cache = fresh();
    const script = `C='${cache}'; mount -t tmpfs -o size=64k none "$C"; cat /dev/zero > "$C/full" 2>/dev/null || :`;
    const { causes, en } = askMounted(script, world.module(tidy), { GOMODCACHE: cache }, ['--network']);
    expect(causes[0]).toMatchObject({ id: 'disk' });
    expect(causes[0]?.subject, JSON.stringify(causes)).toContain(cache);
    expect(en).toContain(`df -h -- ${cache}`);
  }, 120_000);

  it('one that is mounted read-only, where sudo does not help', () => {
    const script = 'mount --bind "$D" "$D"; mount -o remount,bind,ro "$D"';
    const directory = world.module(tidy);
    const { causes, en, zh } = askMounted(script, directory);
    expect(causes[0]).toMatchObject({ id: 'permission', subject: join(directory, 'go.mod'), row: 'D49' });
    expect(en).toMatch(/mounted read-only/);
    expect(en).not.toMatch(/sudo/);
    expect(zh).toMatch(/只读/);
  }, 120_000);
});
