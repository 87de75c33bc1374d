import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { LiveSettings } from '../../../daemon/configuration/open.ts';
import { eventually } from '../../eventually.ts';

let directory: string;
let file: string;
let errors: unknown[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gowarden-settings-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  file = join(directory, 'config', 'gowarden.toml');
  mkdirSync(dirname(file));
  errors = [];
});

const days = (number: number): string => `[history]\nretentionDays = ${number}\n`;

function open(options: { watch?: boolean } = {}): LiveSettings & { readonly heard: number[] } {
  const settings = new LiveSettings({ file, onError: (error) => errors.push(error), ...options });
  onTestFinished(() => settings.close());
  const heard: number[] = [];
  settings.onChange(({ history }) => heard.push(history.retentionDays));
  return Object.assign(settings, { heard });
}

/** Waits until the settings are as expected; fails when they never are. */
const toSay = (settings: LiveSettings, number: number): Promise<void> =>
  vi.waitFor(() => expect(settings.current().history.retentionDays).toBe(number), { timeout: 20_000 });
const toComplain = (settings: LiveSettings, code: string): Promise<void> =>
  vi.waitFor(() => expect(settings.notices()[0]?.code).toBe(code), { timeout: 20_000 });

describe('a change takes effect at once', () => {
  test.each([
    ['written in place', () => writeFileSync(file, days(2))],
    [
      'written beside and renamed, as editors do',
      () => {
        writeFileSync(`${file}~`, days(2));
        renameSync(`${file}~`, file);
      },
    ],
    [
      'removed and made again',
      () => {
        rmSync(file);
        writeFileSync(file, days(2));
      },
    ],
    [
      'in a directory that was replaced',
      () => {
        renameSync(dirname(file), `${dirname(file)}.old`);
        mkdirSync(dirname(file));
        writeFileSync(file, days(2));
      },
    ],
  ])('%s', async (_, change) => {
    writeFileSync(file, days(1));
    const settings = open();
    change();
    await toSay(settings, 2);
    writeFileSync(file, days(3));
    await toSay(settings, 3);
    expect(settings.heard).toEqual([2, 3]);
    expect(errors).toEqual([]);
  });

  test('in a new file in new directories', async () => {
    file = join(directory, 'a', 'b', 'gowarden.toml');
    const settings = open();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, days(2));
    await toSay(settings, 2);
    rmSync(join(directory, 'a'), { recursive: true });
    await toSay(settings, 365);
  });

  test('behind a link, as dotfiles are kept, and when the link is redirected', async () => {
    mkdirSync(join(directory, 'dotfiles'));
    const target = join(directory, 'dotfiles', 'gowarden.toml');
    writeFileSync(target, days(1));
    symlinkSync(target, file);
    const settings = open();
    writeFileSync(target, days(2));
    await toSay(settings, 2);
    writeFileSync(`${target}.other`, days(3));
    symlinkSync(`${target}.other`, `${file}.new`);
    renameSync(`${file}.new`, file);
    await toSay(settings, 3);
    writeFileSync(`${target}.other`, days(4));
    await toSay(settings, 4);
  });
});

describe('while the file is wrong the last good settings remain in effect, and it says why', () => {
  test.each([
    ['a bad edit', () => writeFileSync(file, days(0)), 'setting-invalid'],
    [
      'a file cut off in the middle',
      () => writeFileSync(file, '[history]\nretentionDays ='),
      'configuration-syntax',
    ],
    [
      'a directory in its place',
      () => {
        rmSync(file);
        mkdirSync(file);
      },
      'configuration-unreadable',
    ],
    [
      'a link loop',
      () => {
        rmSync(file);
        symlinkSync(file, file);
      },
      'configuration-unreadable',
    ],
    ['10 MB', () => writeFileSync(file, Buffer.alloc(10_000_000, '#')), 'configuration-unreadable'],
    ['an unknown name', () => writeFileSync(file, '[histori]\nretentionDays = 9\n'), 'setting-unknown'],
  ])('%s, and recovers', async (_, spoil, code) => {
    writeFileSync(file, days(7));
    const settings = open();
    spoil();
    await toComplain(settings, code);
    expect(settings.notices()[0]?.values.stays).toBe('before');
    expect(settings.current().history.retentionDays).toBe(7);
    expect(settings.current().caches.keep).toEqual([]);
    rmSync(file, { recursive: true });
    writeFileSync(file, days(8));
    await toSay(settings, 8);
    expect(settings.notices()).toEqual([]);
    expect(settings.heard).toEqual([8]);
  });

  test('a file that an editor writes in small pieces is not read after the first ones', async () => {
    writeFileSync(file, `${days(7)}[log]\nlevel = "warn"\n`);
    const settings = open();
    const levels: string[] = [];
    settings.onChange(({ log }) => levels.push(log.level));
    writeFileSync(file, '');
    for (const letter of `${days(8)}[log]\nlevel = "warn"\n`) {
      appendFileSync(file, letter);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await toSay(settings, 8);
    expect(levels).toEqual(['warn']);
    expect(settings.heard).toEqual([8]);
  });

  test('keeping everything because of a file that was wrong from the start ends only when it is right', async () => {
    writeFileSync(file, 'nonsense');
    const settings = open();
    expect(settings.current().caches.keep).toEqual(['/']);
    writeFileSync(file, 'other nonsense');
    settings.reload();
    expect(settings.notices().map(({ code }) => code)).toEqual([
      'configuration-syntax',
      'configuration-keeps-all',
    ]);
    expect(settings.current().caches.keep).toEqual(['/']);
    writeFileSync(file, '');
    await eventually(() => expect(settings.current().caches.keep).toEqual([]));
    expect(settings.notices()).toEqual([]);
  });
});

test('reload finds what a lost event missed, and nothing else is reported', () => {
  writeFileSync(file, days(1));
  const settings = open({ watch: false });
  writeFileSync(file, days(22));
  settings.reload();
  settings.reload();
  writeFileSync(file, `# the same\n${days(22)}`);
  settings.reload();
  expect(settings.heard).toEqual([22]);
});

test('a listener that throws is reported and does not keep others from being called', () => {
  const settings = open({ watch: false });
  settings.onChange(() => {
    throw new Error('mine');
  });
  const late: number[] = [];
  const end = settings.onChange(({ history }) => late.push(history.retentionDays));
  writeFileSync(file, days(3));
  settings.reload();
  end();
  writeFileSync(file, days(4));
  settings.reload();
  expect(late).toEqual([3]);
  expect(errors).toHaveLength(2);
});
