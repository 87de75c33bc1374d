import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build, temporary } from '../../machine.ts';
import { call } from '../../call.ts';
import { documented } from '../../schema.ts';
import type { ExplainDocument } from '../../../../cli/commands/explain/document.ts';

const directory = temporary('explain');
const intel = build(directory, 'intel-prefix-first');
const healthy = build(directory, 'apple-silicon');
const badCpu = 'zsh: bad CPU type in executable: dlv';

const explained = async (words: readonly string[], given: Parameters<typeof call>[1] = {}) => {
  const { code, out, err } = await call(['explain', '--json', ...words], { directory, ...given });
  expect(err).toBe('');
  const { matches } = documented('explain', out) as ExplainDocument;
  return { code, matches };
};

test('a cause is "here" with the fix for this machine, and "not here" on a healthy machine', async () => {
  const { code, matches } = await explained([badCpu, '--host', intel]);
  expect(code).toBe(0);
  expect(matches[0]).toMatchObject({ row: 'A01', rule: 'go-arch-mismatch', proof: 'here' });
  expect(matches[0]?.evidence[0]).toBe(badCpu);
  expect(matches[0]?.evidence.length).toBeGreaterThan(1);
  expect(matches[0]?.next).toContain('brew');
  const well = await explained([badCpu, '--host', healthy]);
  expect(well.matches[0]).toMatchObject({ row: 'A01', proof: 'not here' });
  expect(well.matches[0]?.next).toContain('native build');
});

test('what no probe can find out is "unknown", and an unrecognised text is not an answer', async () => {
  const { matches } = await explained(['import cycle not allowed', '--host', healthy]);
  expect(matches).toMatchObject([{ row: 'D33', rule: null, proof: 'unknown' }]);
  expect(await explained(['all is well', '--host', healthy])).toEqual({ code: 5, matches: [] });
  expect(await call(['explain', 'A99'])).toMatchObject({
    code: 5,
    out: expect.stringContaining('A99') as string,
  });
});

test('several causes, the most specific first; a log file, a pipe, the arguments and an id give the same', async () => {
  const text = 'go: m@v1 requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local)';
  const log = join(directory, 'build.log');
  writeFileSync(log, `ok\n${text}\n`);
  const rows = async (words: readonly string[], given = {}) =>
    (await explained([...words, '--host', healthy], given)).matches.map(({ row }) => row);
  expect(await rows([text])).toEqual(['C06', 'I08']);
  expect(await rows(text.split(' '))).toEqual(['C06', 'I08']);
  expect(await rows(['build.log'])).toEqual(['C06', 'I08']);
  expect(
    await rows([], { piped: () => Promise.resolve({ bytes: Buffer.from(text), isWhole: true }) }),
  ).toEqual(['C06', 'I08']);
  expect(await rows(['c06'])).toEqual(['C06']);
});

test('of a log that is too long the end is read, where the failure is, and the output says so', async () => {
  const log = join(directory, 'long.log');
  const end = 'go: import cycle not allowed\n';
  writeFileSync(log, `go: unsupported GOOS/GOARCH pair a/b\n${'ordinary\n'.repeat(120_000)}${end}`);
  const { out, err } = await call(['explain', 'long.log', '--host', healthy], { directory });
  expect(out).toMatch(/^D33 /);
  expect(out).not.toContain('A14');
  expect(err).toContain('Only the last 1.0 MB of it was read.');
});

test('for people: what, why, the step, what does not help; in both languages', async () => {
  const { out } = await call(['explain', badCpu, '--host', intel]);
  expect(out).toMatch(/^A01 {2}here\n {2}zsh: bad CPU type in executable: dlv\n/);
  expect(out).toContain('Does not help: Installing Rosetta');
  const chinese = await call(['explain', badCpu, '--host', intel, '--lang', 'zh']);
  expect(chinese.out).toMatch(/^A01 {2}本机如此\n/);
  expect(chinese.out).toContain('下一步：');
});

test('a missing text is a usage error with the next step', async () => {
  const { code, err } = await call(['explain', '--host', healthy]);
  expect(code).toBe(2);
  expect(err).toContain('Expected the text of an error, got none.');
  expect(err).toContain('gowarden explain');
});

test('--list names every row', async () => {
  const { out } = await call(['explain', '--list']);
  expect(out.trimEnd().split('\n').length).toBeGreaterThan(150);
  expect(out).toMatch(/^A01 {2}bad CPU type in executable/);
  const { rows } = documented('explain-list', (await call(['explain', '--list', '--json'])).out) as {
    rows: unknown[];
  };
  expect(rows.length).toBeGreaterThan(150);
});
