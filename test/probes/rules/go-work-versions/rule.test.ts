import { expect, test } from 'vitest';
import { homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../../host/simulated/mac.ts';
import { openedInCode } from '../../../../host/simulated/opened.ts';
import { example } from '../../../../probes/rules/go-work-versions/example.ts';
import { commandFor, findingsOf } from '../../machine.ts';

const top = `${home}/src/shop`;

/** What is found where go.work has these lines and its only module has those. */
function found(work: string, api: string) {
  return findingsOf(
    'go-work-versions',
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...openedInCode(home, `${top}/api`),
        [`${top}/go.work`]: { text: `${work}\nuse ./api\n` },
        [`${top}/api/go.mod`]: { text: `module example.com/api\n\n${api}` },
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
  );
}

test('a go line that is too low is reported in go’s words, with the command that raises it and the one that undoes that', async () => {
  const [one, ...others] = await findingsOf('go-work-versions', example.machine());
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    subject: `${top}/api`,
    severity: 'error',
    values: {
      kind: 'go-below-member',
      setting: 'go 1.26.0',
      source: `${top}/api/go.mod:3`,
      listed: '1.25.0',
    },
  });
  expect(one?.evidence.at(-1)).toBe(
    'go says: go: module api listed in go.work file requires go >= 1.26.0, but go.work lists go 1.25.0; to update it: go work use',
  );
  expect(commandFor(one)).toBe(`GOTOOLCHAIN=local go work edit -go=1.26.0 ${top}/go.work`);
  expect(one?.remedy?.undo).toMatchObject([{ argv: ['go', 'work', 'edit', '-go=1.25.0', `${top}/go.work`] }]);
});

test.each([
  ['go 1.24.0\n', 'go 1.24.0\n\ntoolchain go1.26.9\n', 'toolchain-hidden', '-toolchain=go1.26.9'],
  ['go 1.26.0\n\ntoolchain go1.24.5\n', 'go 1.24.0\n', 'toolchain-idle', '-toolchain=none'],
])('%j above %j: %s', async (work, api, kind, flag) => {
  const [one, ...others] = await found(work, api);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ severity: 'info', values: { kind } });
  expect(commandFor(one)).toBe(`GOTOOLCHAIN=local go work edit ${flag} ${top}/go.work`);
});

test('for many modules there is one finding that names them, about the most demanding one', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `m${String(index).padStart(2, '0')}`);
  const uses = names.map((name) => `use ./${name}\n`).join('');
  const modules = names.map((name, index) => {
    const lines = `go 1.26.${index === 12 ? 3 : 1}\n\ntoolchain go1.27.${index === 3 ? 1 : 0}\n`;
    return [`${top}/${name}/go.mod`, { text: `module example.com/${name}\n\n${lines}` }] as const;
  });
  const [below, hidden, ...others] = await findingsOf(
    'go-work-versions',
    mac(
      {
        ...homebrew('/opt/homebrew', arm('1.26.8')),
        ...openedInCode(home, `${top}/m00`),
        [`${top}/go.work`]: { text: `go 1.25.0\n\n${uses}` },
        ...Object.fromEntries(modules),
      },
      { shell: ['/opt/homebrew/bin'] },
    ),
  );
  expect(others).toEqual([]);
  expect(below).toMatchObject({
    subject: `${top}/m12`,
    values: { kind: 'go-below-member', setting: 'go 1.26.3', source: `${top}/m12/go.mod:3`, others: 19 },
  });
  expect(below?.evidence).toHaveLength(18);
  expect(below?.evidence[15]).toBe('… and 5 more modules');
  // It stops at the first.
  expect(below?.evidence.at(-1)).toContain('go: module m00 listed in go.work file requires go >= 1.26.1');
  expect(commandFor(below)).toBe(`GOTOOLCHAIN=local go work edit -go=1.26.3 ${top}/go.work`);
  expect(hidden).toMatchObject({
    subject: `${top}/m03/go.mod`,
    values: { kind: 'toolchain-hidden', setting: 'toolchain go1.27.1', listed: '1.25.0', others: 19 },
  });
  expect(hidden?.evidence.at(-1)).toBe(`${top}/go.work asks for go 1.25.0`);
  expect(commandFor(hidden)).toBe(`GOTOOLCHAIN=local go work edit -toolchain=go1.27.1 ${top}/go.work`);
});

test.each([
  ['the same line', 'go 1.26.0\n', 'go 1.26.0\n'],
  ['a line of before Go was strict about it', 'go 1.18\n', 'go 1.20\n'],
  ['no line at all', '', ''],
  ['a toolchain line that counts', 'go 1.24.0\n\ntoolchain go1.26.9\n', 'go 1.24.0\n\ntoolchain go1.26.8\n'],
  ['toolchain default', 'go 1.24.0\n\ntoolchain default\n', 'go 1.24.0\n\ntoolchain default\n'],
])('is quiet about %s', async (_, work, api) => {
  expect(await found(work, api)).toEqual([]);
});

test('nothing is reported for a go.work that go refuses as a whole: the command would be refused too', async () => {
  expect(await found('go 1.24.0\n<<<<<<< HEAD\n', 'go 1.26.0\n')).toEqual([]);
});
