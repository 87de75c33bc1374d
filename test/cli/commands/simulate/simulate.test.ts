import { inLanguage } from '../../../../messages/fill.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { presets } from '../../../../host/simulated/presets.ts';
import { texts } from '../../../../cli/commands/simulate/text.ts';
import { ruleIds } from '../../../../probes/rules/ids.ts';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';
import { documented } from '../../schema.ts';

const program = new URL('../../../../dist/gowarden.js', import.meta.url).pathname;
const directory = temporary('simulate-test');

/** Starts the built command with a temporary directory of its own. */
function start(name: string, ...words: string[]) {
  const place = join(directory, name);
  mkdirSync(place);
  const child = spawn(process.execPath, [program, 'simulate', ...words], {
    env: { PATH: process.env.PATH, HOME: place, TMPDIR: place, LANG: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => (written.out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (written.err += data.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...written }));
  return { place, child, written, ended };
}

interface Document {
  readonly steps: readonly {
    readonly at: number;
    readonly happenings: readonly { readonly at: number; readonly what: string; readonly text: string }[];
  }[];
  readonly history: readonly {
    readonly kind: string;
    readonly rule?: string;
    readonly subject: string;
    readonly before?: { readonly architectures: readonly string[] } | null;
    readonly after?: { readonly architectures: readonly string[] } | null;
  }[];
}

test('brew-swap: the real daemon sees an amd64 Go come and go, notifies once, and remembers both', async () => {
  const { place, ended } = start('swap', 'brew-swap', '--json');
  const { code, out, err } = await ended;
  expect(code, err).toBe(0);
  const { steps, history } = documented('simulate', out) as Document;
  const [swappedIn, swappedBack] = steps.map(({ happenings }) => happenings);
  const first = (list: typeof swappedIn, what: string) => list!.find((happening) => happening.what === what)!;
  const all = (list: typeof swappedIn, what: string) => list!.filter((happening) => happening.what === what);

  const link = '/opt/homebrew/bin/go';
  expect(first(swappedIn, 'event').text).toBe(link);
  const change = first(swappedIn, 'toolchain-changed');
  expect(change.text).toBe(
    `${link}: go1.26.8 arm64 (homebrew /opt/homebrew) -> go1.27.1 amd64 (homebrew /opt/homebrew)`,
  );
  // While the bottle was poured the link was gone, which is an upgrade and not a finding.
  expect(swappedIn!.map(({ text }) => text).join()).not.toContain('go-missing');
  expect(change.at).toBeGreaterThanOrEqual(first(swappedIn, 'linked').at);
  expect(all(swappedIn, 'notification')).toHaveLength(1);
  const { text } = first(swappedIn, 'notification');
  expect(text).toContain('go1.26.8 arm64');
  expect(text).toContain('go1.27.1 amd64');
  expect(text).toContain('brew reinstall go');

  expect(all(swappedBack, 'notification')).toEqual([]);
  expect(all(swappedBack, 'resolved').map((one) => one.text)).toContain(`error go-arch-mismatch ${link}`);
  for (const { at, happenings } of steps)
    expect(happenings.map((one) => one.at)).toEqual(happenings.map((one) => Math.max(one.at, at)).sort());

  const told = history.filter(({ subject }) => subject === link);
  expect(told.map(({ kind }) => kind)).toEqual([
    'toolchain-changed',
    'opened',
    'toolchain-changed',
    'resolved',
  ]);
  const architectures = told.map(({ before, after }) => [before?.architectures[0], after?.architectures[0]]);
  expect(architectures[0]).toEqual(['arm64', 'amd64']);
  expect(architectures[2]).toEqual(['amd64', 'arm64']);

  expect(readdirSync(place), 'what it wrote is gone again').toEqual([]);
});

test('brew-swap, interrupted: the daemon ends and nothing is left', async () => {
  const { place, child, written, ended } = start('interrupted', 'brew-swap');
  await vi.waitFor(() => expect(written.out).toContain('The daemon watches it'), 20_000);
  const pid = Number(/process (\d+)/.exec(written.out)?.[1]);
  expect(() => process.kill(pid, 0)).not.toThrow();
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 130, err: '' });
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(readdirSync(place)).toEqual([]);
});

describe('a machine', () => {
  test('is what doctor says about it', async () => {
    const { ended } = start('machine', 'amd64-swapped-in');
    const { code, out, err } = await ended;
    expect(code).toBe(1);
    expect(out).toMatch(/^1 error\n/);
    expect(out).toContain('go-arch-mismatch');
    expect(err).toMatch(/^A Mac in the folder .*:\n$/);
  });

  test('stays with --keep, and can be inspected again', async () => {
    const { place, ended } = start('kept', 'goenv', '--keep', '--json');
    const { code, out, err } = await ended;
    const document = documented('doctor', out);
    expect(document).toMatchObject({ simulated: true });
    const [folder = ''] = readdirSync(place);
    const machine = join(place, folder, 'machine');
    expect(err).toContain(`gowarden doctor --host ${machine}`);
    expect(readFileSync(join(machine, 'machine.json'), 'utf8')).toContain('darwin');
    const again = await call(['doctor', '--json', '--host', machine]);
    expect(again.code).toBe(code);
    expect(documented('doctor', again.out)).toEqual({
      ...(document as object),
      at: expect.any(Number) as number,
    });
  });
});

test.each(['gomod-ping-pong', 'modcache-lock-wait', 'gowarden-over-budget', 'go-missing'])(
  'builds a machine on which doctor finds %s',
  async (rule) => {
    const { out, err } = await call(['simulate', rule, '--json']);
    const { findings } = documented('doctor', out) as { findings: { rule: string }[] };
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    expect(err).toContain('A Mac in the folder');
  },
);

test('--list names every machine with its title, in both languages', async () => {
  const { out } = await call(['simulate', '--list', '--json']);
  const { simulations } = documented('simulations', out) as {
    simulations: { name: string; title: string }[];
  };
  const names = ['brew-swap', ...Object.keys(presets)];
  expect(simulations.map(({ name }) => name)).toEqual([...names, ...ruleIds]);
  expect(simulations.map(({ title }) => title)).not.toContain('');
  for (const language of ['en', 'zh-Hans'] as const)
    expect(Object.keys(inLanguage(language, texts).presets)).toEqual(names);
});

test.each([
  [[], 'Expected an argument, got none\nSee `gowarden simulate --list`'],
  [['brew-swp'], 'Unknown simulation `brew-swp`\nDid you mean `brew-swap`?'],
  [['mars'], 'Unknown simulation `mars`\nSee `gowarden simulate --list`'],
])('reports a mistake: %j', async (words, sentence) => {
  const { code, err } = await call(['simulate', ...words]);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
});
