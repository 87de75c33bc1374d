import fc from '../fast-check.ts';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownPaths } from '../../host/paths.ts';
import { purge } from '../../launchd/purge.ts';
import { snapshot } from '../caches/machine.ts';

const uid = process.getuid?.() ?? 0;

let home: string;
const servers: Server[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gowarden-purge-'));
});

afterEach(() => {
  servers.splice(0).forEach((server) => server.close());
  rmSync(home, { recursive: true, force: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** What daemons, commands and installations leave in a state directory. */
function lived(state: string): void {
  put(join(state, 'history.sqlite'), 'damaged');
  put(join(state, 'history.sqlite-wal'), '');
  put(join(state, 'history.sqlite.aside-20261129T100000-2-shm'), '');
  put(join(state, 'pause.json'), '{"until":1}\n');
  put(join(state, 'notified.json'), '{"schemaVersion":1,"sent":[]}');
  put(join(state, 'socket'), '/run/user/1000/gowarden/gowarden.sock\n');
  put(join(state, 'service.json'), '{\n  "files": []\n}\n');
  put(join(state, 'cleaning/20261129-abc.jsonl'), '\n{"plan":{}}\n');
  put(join(state, 'cleaning.lock'), '');
  put(join(state, 'receipts.jsonl'), '{"kind":"purged"}\n');
  put(join(state, 'logs/gowarden.log'), '{"level":30,"time":1}\n');
  put(join(state, 'logs/gowarden.log.4'), '{"level":30,"time":1}\n');
  put(join(state, 'bin/gowarden'), "#!/bin/sh\n# gowarden's launcher: finds a working Node.js\n");
  put(join(state, 'tray/bundled/2.1.4/helper'), '\u007fELF');
  symlinkSync(
    '/usr/lib/x.so',
    (mkdirSync(join(state, 'tray/bundled/2.1.4/lib')),
    join(state, 'tray/bundled/2.1.4/lib/libappindicator3.so.1')),
  );
  symlinkSync('daemon-1-ab.sock', join(state, 'daemon.1.lock'));
  put(join(state, 'simulated/0123abcd/history.sqlite'), '');
  put(join(state, 'simulated/0123abcd/notifications.jsonl'), '{"at":1}\n');
}

describe('purging', () => {
  it('leaves nothing that gowarden made', () => {
    const paths = ownPaths('linux', home, {});
    lived(paths.state);
    put(paths.configFile, '[log]\n');
    put(join(paths.cache, 'history.txt'), '');
    mkdirSync(join(paths.cache, 'quarantine/plan-1'), { recursive: true });
    const compiled = join(paths.cache, 'compiled/v22.23.3-x64-9ac5647c-0/219d604d');
    mkdirSync(dirname(compiled), { recursive: true });
    writeFileSync(compiled, Buffer.from('b2dbdf8a', 'hex'));
    const purged = purge(paths, [], uid);
    expect(purged).toEqual({ removed: [paths.state, paths.cache, paths.config], left: [] });
    expect(existsSync(paths.state)).toBe(false);
  });

  it('somebody’s files in a directory of that name stay, to the byte', () => {
    const src = join(home, 'src');
    const checkout = join(src, 'gowarden');
    const work: Record<string, string> = {
      '.git/HEAD': 'ref: refs/heads/main\n',
      'main.ts': 'code',
      'logs/notes.txt': 'mine',
      'logs/gowarden.log.old': 'mine',
      'logs/launcher.log': 'times of rockets\n',
      'bin/gowarden': '#!/bin/sh\nexec node dist/gowarden.js "$@"\n',
      'bin/tool': 'mine',
      'run/results.csv': '1',
      'tray/icon.svg': '<svg/>',
      'cleaning/plan.md': 'soap',
      'cleaning/plan.jsonl': '{"mine":1}\n',
      'service.json': '{"name":"mine"}',
      'waiting.json': '[]',
      'simulated/0123abcd/main.go': 'package main',
      'simulated/photos/1.jpg': 'x',
      'history.sqlite.txt': 'mine',
    };
    for (const [name, text] of Object.entries(work)) put(join(checkout, name), text);
    put(join(checkout, 'history.sqlite'), `SQLite format 3\0${'\0'.repeat(200)}`);
    mkdirSync(join(checkout, 'empty'));
    const before = snapshot(checkout);
    const paths = ownPaths('linux', home, { XDG_STATE_HOME: src });
    // A daemon has run there meanwhile.
    put(join(checkout, 'pause.json'), '{"until":1}\n');
    put(join(checkout, 'logs/gowarden.log'), '{"level":30}\n');
    const { removed, left } = purge(paths, [], uid);
    expect(snapshot(checkout)).toEqual(before);
    expect(removed.toSorted()).toEqual([join(checkout, 'logs/gowarden.log'), join(checkout, 'pause.json')]);
    expect(left).toContain(join(checkout, '.git'));
    expect(left).toContain(join(checkout, 'bin/gowarden'));
    expect(left.length).toBeLessThanOrEqual(20);
  });

  it('follows no link, neither in place of a directory nor inside one', () => {
    const precious = join(home, 'precious');
    lived(precious);
    const before = snapshot(precious);
    const paths = ownPaths('linux', home, {});
    mkdirSync(dirname(paths.state), { recursive: true });
    symlinkSync(precious, paths.state);
    mkdirSync(paths.config, { recursive: true });
    symlinkSync(precious, paths.configFile);
    mkdirSync(paths.cache, { recursive: true });
    symlinkSync(precious, join(paths.cache, 'quarantine'));
    const { left } = purge(paths, [], uid);
    expect(left.toSorted()).toEqual(
      [join(paths.cache, 'quarantine'), paths.configFile, paths.state].toSorted(),
    );
    expect(snapshot(precious)).toEqual(before);
  });

  it('a place that the user chose stays when others are in it, and journals stay while something waits', () => {
    const chosen = join(home, 'Documents');
    mkdirSync(chosen);
    const paths = ownPaths('linux', home, {}, chosen);
    expect(purge(paths, [], uid)).toEqual({ removed: [], left: [] });
    expect(existsSync(chosen)).toBe(true);
    lived(chosen);
    put(join(chosen, 'thesis.txt'), 'years of work');
    purge(paths, [], uid, true);
    expect(Object.keys(snapshot(chosen)).toSorted()).toEqual(
      [
        '',
        'cleaning',
        'cleaning.lock',
        'cleaning/20261129-abc.jsonl',
        'receipts.jsonl',
        'thesis.txt',
      ].toSorted(),
    );
  });

  it('a socket counts as ours only where a socket belongs', async () => {
    const paths = ownPaths('linux', home, {});
    mkdirSync(paths.run, { recursive: true });
    put(join(paths.run, '.s12'), 'mine');
    const server = createServer();
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(paths.socket, resolve));
    expect(purge(paths, [], uid)).toEqual({ removed: [paths.socket], left: [join(paths.run, '.s12')] });
  });

  it.skipIf(uid !== 0)('enters no other volume (needs root)', () => {
    const paths = ownPaths('linux', home, {});
    lived(paths.state);
    const volume = join(paths.state, 'bin');
    execFileSync('mount', ['-t', 'tmpfs', 'none', volume]);
    try {
      put(join(volume, 'gowarden'), "#!/bin/sh\n# gowarden's launcher");
      expect(purge(paths, [], uid).left).toEqual([volume]);
      expect(existsSync(join(volume, 'gowarden'))).toBe(true);
    } finally {
      execFileSync('umount', [volume]);
    }
  });

  it('anything else in our places stays', () => {
    const word = fc.constantFrom(
      'history',
      'gowarden',
      'logs',
      'run',
      'bin',
      'cleaning',
      'socket',
      '.git',
      'a b',
      'x',
    );
    const ending = fc.constantFrom(
      '',
      '.sqlite',
      '.json',
      '.jsonl',
      '.log',
      '.1',
      '.lock',
      '.sock',
      '.txt',
      '-wal',
      '~',
    );
    const name = fc.tuple(word, ending).map((parts) => parts.join(''));
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 12 }), (names) => {
        const src = mkdtempSync(join(home, 'src-'));
        const state = join(src, 'gowarden');
        // Content that is not ours; a name without identifying content is left out of the comparison.
        for (const one of names) {
          try {
            put(join(state, one), 'SQLite format 3\0'.padEnd(400, 'mine '));
          } catch (error) {
            // There is a file with another name where a directory is expected.
            if (!['ENOTDIR', 'EEXIST', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
              throw error;
          }
        }
        const byName = /(?:^|\/)(?:gowarden\.toml)$|^ballast$/;
        const files = (): Record<string, string> =>
          Object.fromEntries(
            Object.entries(snapshot(state)).filter(
              ([one, what]) => what.startsWith('file') && !byName.test(one),
            ),
          );
        const before = files();
        purge(ownPaths('linux', home, { XDG_STATE_HOME: src }), [], uid);
        expect(files()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});
