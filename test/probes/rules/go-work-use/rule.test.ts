import { expect, test } from 'vitest';
import type { Sketch } from '../../../../host/simulated/build.ts';
import { homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../../host/simulated/mac.ts';
import { openedInCode } from '../../../../host/simulated/opened.ts';
import { example } from '../../../../probes/rules/go-work-use/example.ts';
import { commandFor, findingsOf, shell } from '../../machine.ts';

const top = `${home}/src/shop`;
const path = ['/opt/homebrew/bin'];
const found = (sketch: Sketch, directory?: string) =>
  findingsOf('go-work-use', sketch, directory === undefined ? {} : { directory });

/** A workspace of kim's with these files; the window is on `opened`. */
function workspace(texts: Record<string, string>, opened = `${top}/api`): Sketch {
  const files = Object.entries(texts).map(([name, text]) => [`${top}/${name}`, { text }] as const);
  return mac(
    {
      ...homebrew('/opt/homebrew', arm('1.26.8')),
      ...openedInCode(home, opened),
      ...Object.fromEntries(files),
    },
    { shell: path },
  );
}

const mod = (name: string): string => `module example.com/${name}\n\ngo 1.26.0\n`;

test('a missing module is reported with its line, go’s words, and the command that removes the line', async () => {
  const [one, ...others] = await found(example.machine());
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    subject: `${top}/billing`,
    severity: 'error',
    values: { kind: 'missing', source: `${top}/go.work:5`, name: './billing' },
  });
  expect(one?.evidence).toContain(
    'go says: go: cannot load module billing listed in go.work file: open billing/go.mod: no such file or directory',
  );
  expect(commandFor(one)).toBe(`go work edit -dropuse=./billing ${top}/go.work`);
});

test('a module that is not listed matters more where somebody works in it, and one for another module’s tests not at all', async () => {
  const texts = {
    'go.work': 'go 1.26.0\n\nuse ./api\n',
    'api/go.mod': mod('api'),
    'tools/go.mod': mod('tools'),
    'api/testdata/broken/go.mod': mod('broken'),
  };
  const seen = async (opened: string) =>
    (await found(workspace(texts, opened))).map(({ subject, severity }) => [subject, severity]);
  expect(await seen(`${top}/api`)).toEqual([[`${top}/tools`, 'info']]);
  expect(await seen(`${top}/tools`)).toEqual([[`${top}/tools`, 'warning']]);
  const [one] = await found(workspace(texts));
  expect(commandFor(one)).toBe(`go -C ${top} work use ./tools`);
});

test('a line that leads out of the tree is reported, and left to its owner', async () => {
  const sketch = workspace({
    'go.work': 'go 1.26.0\n\nuse ./api\nuse ../library\n',
    'api/go.mod': mod('api'),
    '../library/go.mod': mod('library'),
  });
  const [one, ...others] = await found(sketch);
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    subject: `${home}/src/library`,
    severity: 'info',
    values: { kind: 'outside' },
  });
  expect(one?.remedy?.steps).toMatchObject([{ kind: 'person' }]);
});

test('the root of a workspace is known when it was opened itself, or when somebody asks from there', async () => {
  const texts = { 'go.work': 'go 1.26.0\n\nuse ./gone\n' };
  expect(await found(workspace(texts, top))).toHaveLength(1);
  expect(await found(workspace(texts, `${home}/elsewhere`), top)).toHaveLength(1);
  expect(await found(workspace(texts, `${home}/elsewhere`))).toEqual([]);
});

test('nothing is said about a go.work that GOWORK turns off', async () => {
  const machine = shell(example.machine(), path, { GOWORK: 'off' });
  const { contexts = {} } = machine.description;
  const off = { ...contexts, gui: { path: ['/usr/bin'], environment: { GOWORK: 'off' } } };
  expect(await found({ ...machine, description: { ...machine.description, contexts: off } })).toEqual([]);
  expect(await found({ ...machine, description: { ...machine.description, contexts } })).toHaveLength(1);
});
