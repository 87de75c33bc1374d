import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask } from '../../../../cli/commands/doctor/ask.ts';
import { type PresetName, presets } from '../../../../host/simulated/presets.ts';
import type { Probe } from '../../../../probes/probe.ts';
import { ruleIds } from '../../../../probes/rules/ids.ts';
import { newSweep } from '../../../../probes/sweep.ts';
import type { Host } from '../../../../host/host.ts';
import { call } from '../../call.ts';
import { build, temporary } from '../../machine.ts';
import { documented } from '../../schema.ts';

const directory = temporary('doctor');
const folders = new Map(
  (Object.keys(presets) as PresetName[]).map((preset) => [preset, build(directory, preset)] as const),
);

interface Document {
  readonly findings: readonly {
    readonly rule: string;
    readonly subject: string;
    readonly hidden: string | null;
    readonly severity: string;
    readonly message: string;
    readonly next: string;
    readonly evidence: readonly string[];
  }[];
  readonly unknown: readonly string[];
  readonly toolchains: readonly { readonly path: string; readonly wins: boolean }[];
}

async function doctor(preset: PresetName, ...words: string[]) {
  const state = join(directory, 'state');
  const host = folders.get(preset)!;
  const called = await call(['doctor', '--json', '--host', host, '--state', state, ...words]);
  return { ...called, document: documented('doctor', called.out) as Document };
}

describe('of a simulated Mac', () => {
  test.each<[PresetName, string[], 0 | 1]>([
    ['apple-silicon', [], 0],
    ['intel-mac', [], 0],
    ['official-package', [], 0],
    ['no-go', [], 0],
    ['amd64-swapped-in', ['go-arch-mismatch'], 1],
    ['official-package-amd64', ['go-arch-mismatch'], 1],
    ['mixed-goroot', ['go-toolchain-mixed'], 1],
    ['translated-node', ['node-translated'], 1],
  ])('%s', async (preset, rules, exit) => {
    const { code, document } = await doctor(preset);
    expect(document.findings.map(({ rule }) => rule)).toEqual(rules);
    expect(code).toBe(exit);
  });

  test.each([...folders.keys()])(
    '%s: every document is as documented, and so is the text for people',
    async (preset) => {
      const { code, document } = await doctor(preset);
      const text = await call(['doctor', '--host', folders.get(preset)!]);
      expect(text.code).toBe(code);
      for (const { rule, hidden, message } of document.findings)
        if (hidden === null) {
          expect(text.out).toContain(rule);
          expect(text.out.replaceAll(/\s+/g, ' ')).toContain(message);
        }
      expect(text.out).not.toMatch(/undefined|null|\[object/);
    },
  );

  test('the worst comes first, with evidence, and the next step names a command', async () => {
    const { document } = await doctor('amd64-tools');
    const severities = document.findings.map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort());
    const dlv = document.findings.find(({ rule }) => rule === 'go-tool-arch-mismatch')!;
    expect(dlv.evidence.join('\n')).toContain('/Users/kim/go/bin/dlv');
    expect(dlv.next).toContain('go install github.com/go-delve/delve/cmd/dlv@v1.27.2');
  });

  test('what may not be read is not a finding, and is not forgotten', async () => {
    const { code, document } = await doctor('unreadable');
    expect(code).toBe(0);
    expect(document.unknown.join('\n')).toContain('/Users/kim/Documents');
    const { out } = await call(['doctor', '--host', folders.get('unreadable')!]);
    expect(out).toMatch(/^No drift seen, but \d questions? could not be answered\n/);
  });

  test('summarizes in one line what was checked; --verbose lists it, and puts the hardware below a heading', async () => {
    const host = ['--host', folders.get('amd64-swapped-in')!];
    const { out } = await call(['doctor', ...host]);
    expect(out.split('\n')[1]).toBe(`${ruleIds.length} checks, 1 finding`);
    expect((await call(['doctor', ...host, '--rule', 'go-missing'])).out.split('\n')[1]).toBe(
      '1 check, 0 findings',
    );
    const verbose = (await call(['doctor', '-v', ...host])).out.split('\n');
    for (const id of ruleIds)
      expect(
        verbose.filter((line) => line.startsWith(`  ${id} `)),
        id,
      ).toHaveLength(1);
    expect(verbose.find((line) => line.startsWith('  go-arch-mismatch'))).toMatch(/: 1 finding$/);
    const heading = verbose.indexOf('Hardware');
    expect(verbose[heading - 1]).toBe('');
    expect(verbose.slice(heading + 1, -1).every((line) => line.startsWith('  '))).toBe(true);
    expect((await call(['doctor', '--lang', 'zh-Hans', ...host])).out.split('\n')[1]).toBe(
      `${ruleIds.length} 项检查，1 个发现`,
    );
  });

  test('a machine without Go has a next step', async () => {
    const { out } = await call(['doctor', '--host', folders.get('no-go')!]);
    expect(out).toMatch(/^No Go found\n.*\n\n  Next: install Go from https:\/\/go\.dev\/dl\/\n/);
  });

  test('the winner is marked', async () => {
    const { document } = await doctor('intel-prefix-first');
    expect(document.toolchains.filter(({ wins }) => wins).map(({ path }) => path)).toContain(
      '/usr/local/bin/go',
    );
  });
});

describe('exits with 1', () => {
  test.each([
    ['amd64-swapped-in', 'error', 1],
    ['translated-node', 'warning', 1],
    ['translated-node', 'error', 0],
    ['translated-node', 'info', 1],
    ['apple-silicon', 'info', 0],
  ] as const)('%s with --fail-on %s: %i', async (preset, level, code) => {
    expect((await doctor(preset, '--fail-on', level)).code).toBe(code);
  });

  test('only for the requested rules', async () => {
    const other = await doctor('amd64-swapped-in', '--rule', 'node-translated', '--rule=go-missing');
    expect(other).toMatchObject({ code: 0, document: { findings: [] } });
    expect((await doctor('amd64-swapped-in', '--rule', 'go-arch-mismatch')).code).toBe(1);
  });
});

test('a finding that another explains, or that is muted, is hidden and counted', async () => {
  const { document } = await doctor('intel-prefix-first');
  expect(document.findings.filter(({ hidden }) => hidden === 'explained')).not.toEqual([]);

  const state = join(directory, 'muted');
  mkdirSync(join(state, 'config'), { recursive: true });
  writeFileSync(
    join(state, 'config/gowarden.toml'),
    '[[mute]]\nrule = "go-arch-mismatch"\nreason = "known"\n',
  );
  const words = ['doctor', '--host', folders.get('amd64-swapped-in')!, '--state', state];
  const quiet = await call(words);
  expect(quiet).toMatchObject({ code: 0, err: '' });
  expect(quiet.out).toContain('1 finding is not shown');
  expect(quiet.out).not.toContain('go-arch-mismatch');
  expect((await call([...words, '--verbose'])).out).toContain('go-arch-mismatch  (muted)');
});

test('a mistake in the settings is reported, and the check goes on', async () => {
  const state = join(directory, 'mistaken');
  mkdirSync(join(state, 'config'), { recursive: true });
  writeFileSync(join(state, 'config/gowarden.toml'), '[history]\nretentionDays = "7d"\n');
  const called = await call(['doctor', '--host', folders.get('apple-silicon')!, '--state', state]);
  expect(called.code).toBe(0);
  expect(called.err).toContain('retentionDays');
});

test('speaks Chinese', async () => {
  const { out } = await call(['--lang', 'zh', 'doctor', '--host', folders.get('amd64-swapped-in')!]);
  expect(out).toMatch(/^1 个错误\n\d+ 项检查，1 个发现\n\n错误 {2}go-arch-mismatch\n/);
});

test('a rule that is misspelt is a usage error', async () => {
  const called = await call(['doctor', '--rule', 'go-arch-mismach']);
  expect(called.code).toBe(2);
  expect(called.err).toContain('Did you mean `go-arch-mismatch`?');
});

test('--list names every rule once', async () => {
  const { out } = await call(['doctor', '--list', '--json']);
  const { rules } = documented('rules', out) as { rules: { id: string }[] };
  expect(rules.map(({ id }) => id).sort()).toEqual([...ruleIds].sort());
  const text = await call(['doctor', '--list']);
  for (const { id } of rules) expect(text.out).toContain(`${id} `);
});

test('--notify without a daemon ends with 3 and names the next step', async () => {
  const called = await call(['doctor', '--notify', '--json', '--state', join(directory, 'nobody')]);
  expect(called.code).toBe(3);
  expect(documented('error', called.out)).toMatchObject({ error: { code: 'daemon-unreachable' } });
  expect(called.err).toContain('gowarden run');
});

describe('a probe', () => {
  const sweep = newSweep({} as Host, new AbortController().signal, 0);
  const probe = (asked: Probe['ask']): Probe => ({
    id: 'broken',
    schedule: '* * * * *',
    timeLimitMs: 20,
    ask: asked,
    doubts: () => ({ unknown: [] }),
  });

  test('that throws has no answer', async () => {
    const report = await ask(
      probe(() => Promise.reject(new Error('no luck'))),
      sweep,
    );
    expect(report).toMatchObject({ findings: [], unknown: ['The probe broken gave no answer: no luck'] });
  });

  test('that hangs has no answer, and is asked to stop', async () => {
    let stopped = false;
    const hanging = probe(
      ({ signal }) =>
        new Promise(() => {
          signal.addEventListener('abort', () => {
            stopped = true;
          });
        }),
    );
    const report = await ask(hanging, sweep);
    expect(report.unknown[0]).toContain('no answer within 0.02 s');
    expect(stopped).toBe(true);
  });
});
