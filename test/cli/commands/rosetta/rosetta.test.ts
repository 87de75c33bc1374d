import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RosettaDocument } from '../../../../cli/commands/rosetta/document.ts';
import { program } from '../../../../host/simulated/applications.ts';
import { buildMachine, type Sketch } from '../../../../host/simulated/build.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { example as translated } from '../../../../probes/rules/app-translated/example.ts';
import { example } from '../../../../probes/rules/rosetta-needed/example.ts';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';
import { documented } from '../../schema.ts';

const directory = temporary('rosetta');
let count = 0;

async function rosetta(sketch: Sketch, ...more: readonly string[]): Promise<string> {
  const folder = join(directory, String((count += 1)));
  buildMachine(folder, sketch);
  const { code, out, err } = await call(['rosetta', '--host', folder, ...more]);
  expect(err).toBe('');
  expect(code).toBe(0);
  return out;
}

async function json(sketch: Sketch): Promise<RosettaDocument> {
  return documented('rosetta', await rosetta(sketch, '--json')) as RosettaDocument;
}

describe('what still needs Rosetta', () => {
  test('is listed in the order of work, with its replacement', async () => {
    const { rows, running } = await json(example.machine());
    expect(rows.map(({ kind, name }) => [kind, name])).toEqual([
      ['terminal', 'Alacritty'],
      ['node', 'node'],
      ['agent', 'com.example.backup'],
    ]);
    expect(running).toEqual([]);
    expect(await rosetta(example.machine())).toContain('  2. Node.js: node 14.21.3 (amd64)');
    expect(await rosetta(example.machine(), '--lang', 'zh')).toContain('安装 arm64 的该 Node.js。');
  });

  test('shows which rows have a finding of their own', async () => {
    const { rows } = await json(presets['intel-prefix-first']());
    expect(rows.map(({ finding }) => finding?.rule)).toEqual(['brew-intel-prefix', 'go-arch-mismatch']);
    expect(await rosetta(presets['intel-prefix-first']())).toContain(
      'It has a finding of its own: go-arch-mismatch',
    );
  });

  test.each(['intel-mac', 'apple-silicon'] as const)('is nothing on %s', async (preset) => {
    expect((await json(presets[preset]())).rows).toEqual([]);
  });

  test('an Intel Mac sees what ends for it', async () => {
    expect(await rosetta(presets['intel-mac']())).toMatch(/Intel processor.*\n.*2027-09-01/s);
  });
});

test('translated processes are shown with their ancestors, in both languages', async () => {
  const way = 'launchd → iTerm, opened with Rosetta → login → zsh';
  expect((await json(translated.machine())).running).toMatchObject([{ certainty: 'observed', ways: [way] }]);
  expect(await rosetta(translated.machine())).toContain(`  ${way}\n`);
  expect(await rosetta(translated.machine(), '--lang', 'zh')).toContain(
    'launchd → iTerm（使用 Rosetta 打开） → login → zsh',
  );
  expect((await json(presets['two-ides']())).running).toMatchObject([
    { certainty: 'suspected', why: 'unknown' },
  ]);
});

test('each date has a source, and a day where the day is known', async () => {
  const { dates } = await json(example.machine());
  for (const { day, daysLeft, source, what } of dates) {
    expect(source).toMatch(/^https:\/\//);
    expect(what).toMatch(/\.$/);
    expect(daysLeft === null).toBe(day === null);
  }
  const end = dates.find(({ id }) => id === 'homebrew-ends');
  expect(end).toMatchObject({ day: '2027-09-01', ends: 'homebrew' });
  expect(Math.abs(end!.daysLeft! - (Date.UTC(2027, 8, 1) - Date.now()) / 86_400_000)).toBeLessThanOrEqual(1);
});

describe('untrusted names', () => {
  const evil = '/usr/local/x`|<b>[a](b)\u001b[31m\u202e';
  const sketch = (): Sketch => {
    const { description, files } = example.machine();
    const shells = { '/etc/shells': { text: `${evil}/zsh\n` }, [`${evil}/zsh`]: program(['amd64']) };
    const processes = [{ pid: 9, parent: 1, executable: `${evil}/zsh → launchd`, translated: true }];
    return { description: { ...description, processes }, files: { ...files, ...shells } };
  };

  test('are made visible in a terminal', async () => {
    const out = await rosetta(sketch());
    expect(out).toContain('"zsh → launchd"');
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });

  test('are not interpreted as Markdown', async () => {
    const out = await rosetta(sketch(), '--markdown');
    const line = out.split('\n').find((one) => one.includes('Shell')) ?? '';
    expect(line).toContain('`` /usr/local/x`\\|<b>[a](b)');
    expect(out).not.toMatch(/[\u001b\u202e]/);
    const cells = out.split('\n').filter((one) => one.startsWith('| '));
    const counts = cells.map((one) => one.replaceAll('\\|', '').split('|').length);
    expect([...new Set(counts)].sort()).toEqual([6, 8]);
  });
});

test('one page and one document cannot be requested together', async () => {
  const { code, err } = await call(['rosetta', '--json', '--markdown']);
  expect(code).toBe(2);
  expect(err).toContain('--markdown');
});
