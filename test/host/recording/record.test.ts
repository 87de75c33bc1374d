import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readBinary } from '../../../host/binary/read.ts';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { Recording } from '../../../host/recording/record.ts';
import { buildMachine } from '../../../host/simulated/build.ts';
import { presets } from '../../../host/simulated/presets.ts';
import { openRecorded } from '../../../host/simulated/open.ts';

let at: string;
let here: Host;

beforeEach(async () => {
  at = mkdtempSync(join(tmpdir(), 'gowarden-recording-'));
  here = await openHost();
});

/** A machine that answers only what `ask` asked `host`. */
function replayed(
  host: Host,
  ask: (host: Host) => void,
  limits?: ConstructorParameters<typeof Recording>[1],
): Host {
  const recording = new Recording(host, limits);
  ask(recording.host);
  return openRecorded(
    JSON.parse(JSON.stringify(recording.description())) as ReturnType<typeof recording.description>,
  );
}

describe('files', () => {
  test('answer as they did, in every way they can be asked', () => {
    writeFileSync(join(at, 'text'), '小明\n', { mode: 0o640 });
    symlinkSync('text', join(at, 'link'));
    symlinkSync('loop', join(at, 'loop'));
    mkdirSync(join(at, 'closed'));
    const ask = ({ files }: Host) => {
      const paths = ['text', 'link', 'loop', 'closed', 'gone', 'text/below'].map((name) => join(at, name));
      return paths.map((path) => [
        ...[
          files.facts(path),
          files.target(path),
          files.readLink(path),
          files.realPath(path),
          files.text(path),
        ],
        files.text(path, 2),
        files.open(path, (source) => [source.size, Buffer.from(source.read(1, 3)).toString('hex')]),
      ]);
    };
    const answers = (host: Host) =>
      ask(host).map((all) => all.map((one) => (one.ok ? one : { ok: false, kind: one.failure.kind })));
    expect(answers(replayed(here, ask))).toEqual(answers(here));
  });

  test('contain only those parts of a binary that were read, and read the same', async () => {
    const folder = join(at, 'mac');
    buildMachine(folder, presets['amd64-tools']());
    const host = await openHost({ simulation: folder });
    const path = '/Users/kim/go/bin/dlv';
    const read = ({ files }: Host) => files.open(path, readBinary);
    expect(read(replayed(host, read))).toEqual(read(host));
    const recording = new Recording(here);
    recording.host.files.open(process.execPath, readBinary);
    const [one] = Object.values(recording.description().files ?? {});
    const size = here.files.target(process.execPath);
    const text = JSON.stringify(one);
    expect(size.ok && size.value.size).toBeGreaterThan(10 * text.length);
  });

  test('list only those names of a directory that were asked about, and tools', () => {
    for (const name of ['private-project', 'asked', 'go1.26.8', 'gopls']) writeFileSync(join(at, name), '');
    const replay = replayed(here, ({ files }) => {
      files.list(at);
      files.facts(join(at, 'asked'));
    });
    expect(replay.files.list(at)).toEqual({ ok: true, value: ['asked', 'go1.26.8', 'gopls'] });
    expect(replay.files.facts(join(at, 'private-project'))).toMatchObject({
      ok: false,
      failure: { kind: 'other' },
    });
  });

  test('are limited: what exceeds the limit is unknown', () => {
    writeFileSync(join(at, 'large'), 'x'.repeat(5000));
    writeFileSync(join(at, 'small'), 'y'.repeat(900));
    const limits = { fileBytes: 1000, allBytes: 1500, paths: 3 };
    const ask = ({ files }: Host): void => {
      for (const name of ['large', 'small']) files.text(join(at, name));
      files.open(join(at, 'large'), (source) => [
        source.read(0, 600),
        source.read(2000, 600),
        source.read(3000, 300),
      ]);
      for (let number = 0; number < 100; number += 1) files.facts(join(at, `gone-${number}`));
    };
    const recording = new Recording(here, limits);
    ask(recording.host);
    const { files = {} } = recording.description();
    expect(Object.keys(files)).toHaveLength(3);
    expect(files[join(at, 'large')]).not.toHaveProperty('text');
    expect(files[join(at, 'small')]).toHaveProperty('text');
    expect(JSON.stringify(files[join(at, 'large')]).length).toBeLessThan(2000);
  });
});

test('commands, processes and variables: only what matters', async () => {
  const folder = join(at, 'mac');
  const { description, files } = presets['apple-silicon']();
  const processes = [
    { pid: 7, executable: '/bin/zsh', arguments: ['zsh', '-c', 'secret'] },
    {
      pid: 8,
      parent: 7,
      executable: '/opt/homebrew/bin/go',
      arguments: ['go', 'test'],
      directory: '/Users/kim/a',
    },
    { pid: 9, executable: '/usr/bin/mail', arguments: ['mail', 'secret'] },
  ];
  const environment = { GOPATH: '/Users/kim/go', MY_DIARY: 'secret' };
  const commands = [
    { run: ['/bin/a', 'b'], stdout: 'c', exitCode: 3 },
    { run: ['/bin/hangs'], delayMs: 60_000 },
  ];
  buildMachine(folder, { description: { ...description, environment, commands, processes }, files });
  const host = await openHost({ simulation: folder });
  const recording = new Recording(host);
  const table = await recording.host.processes();
  expect(table.ancestors(8).map(({ pid }) => pid)).toEqual([7]);
  await table.workingDirectories([8]);
  await recording.host.run({ file: '/bin/a', arguments: ['b'] });
  await recording.host.run({ file: '/bin/hangs', arguments: [], timeLimitMs: 20 });
  await recording.host.run({ file: '/bin/none', arguments: [] });
  const machine = recording.description();
  expect(JSON.stringify(machine)).not.toContain('secret');
  const replay = openRecorded(machine);
  expect((await replay.processes()).all.map(({ pid }) => pid)).toEqual([7, 8]);
  expect(await (await replay.processes()).workingDirectories([8])).toEqual(new Map([[8, '/Users/kim/a']]));
  expect(replay.environment).toMatchObject({ GOPATH: '/Users/kim/go' });
  expect(await replay.run({ file: '/bin/a', arguments: ['b'] })).toMatchObject({ exitCode: 3, stdout: 'c' });
  expect(await replay.run({ file: '/bin/hangs', arguments: [], timeLimitMs: 20 })).toMatchObject({
    outcome: 'timed-out',
  });
  expect(await replay.run({ file: '/bin/none', arguments: [] })).toMatchObject({ outcome: 'not-found' });
});
