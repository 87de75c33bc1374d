import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { go, imports } from './situation.ts';
import { World } from './world.ts';

const hasGo = spawnSync('go', ['version']).status === 0;
const long = process.env.GOWARDEN_LONG === '1';
const workspace = (...uses: readonly string[]): string =>
  `go 1.21\n\nuse (\n${uses.map((use) => `\t${use}\n`).join('')})\n`;
const asking = (name: string): Readonly<Record<string, string>> => ({
  'go.mod': go(`example.test/${name} v1.0.0`),
  'm.go': imports(`example.test/${name}`),
});
const local = { 'q/go.mod': 'module example.test/lib\n', 'q/q.go': 'package lib\n' };

interface Case {
  readonly name: string;
  readonly cause: string;
  readonly files: Readonly<Record<string, string>>;
  /** Also in the short form. */
  readonly short?: true;
}

const cases: readonly Case[] = [
  { name: 'a line that is missing', cause: 'missing-go-sum', files: { 'go.sum': '' } },
  {
    name: 'a replacement that is gone',
    cause: 'replacement',
    files: { 'go.mod': go('example.test/lib v1.0.0', 'replace example.test/lib => "./my q"\n') },
    short: true,
  },
  {
    name: 'a module that imports what its requirement lacks',
    cause: 'import',
    files: asking('wanting'),
    short: true,
  },
  {
    name: 'a package in two modules',
    cause: 'ambiguous-import',
    files: {
      'go.mod': `${go('example.test/split v1.0.0')}require example.test/split/sub v1.1.0\n`,
      'm.go': imports('example.test/split/sub'),
    },
  },
  {
    name: 'a module within the module',
    cause: 'import',
    files: {
      'm.go': imports('example.com/m/n'),
      'n/go.mod': 'module example.com/m/n\n',
      'n/n.go': 'package n\n',
    },
  },
  { name: 'vendor', cause: 'vendor', files: { 'vendor/modules.txt': '## none\n' } },
  {
    name: 'vendor of a workspace',
    cause: 'vendor',
    files: {
      'go.work': 'go 1.22\n\nuse .\n',
      'go.mod': go('example.test/lib v1.0.0').replace('1.21', '1.22'),
      'vendor/modules.txt': '## workspace\n# example.test/lib v0.9.0\n## explicit\nexample.test/lib\n',
      'vendor/example.test/lib/l.go': 'package lib\n',
    },
    short: true,
  },
  {
    name: 'a go.work that uses what is gone',
    cause: 'workspace',
    files: { 'go.work': workspace('.', './gone') },
  },
  {
    name: 'a go.work that does not list it',
    cause: 'workspace',
    files: { 'go.work': workspace('./q'), ...local, 'q/go.mod': 'module example.com/q\n' },
  },
  { name: 'an older go.work', cause: 'workspace', files: { 'go.work': 'go 1.18\n\nuse .\n' } },
  {
    name: 'two replacements in a workspace',
    cause: 'workspace',
    files: {
      ...local,
      'go.work': workspace('.', './b'),
      'go.mod': go('example.test/lib v1.0.0', 'replace example.test/lib => ./q\n'),
      'b/go.mod': 'module example.com/b\n\ngo 1.21\n\nreplace example.test/lib => ../r\n',
      'r/go.mod': 'module example.test/lib\n',
    },
  },
];

let world: World;
let tidy: Readonly<Record<string, string>>;

beforeAll(() => {
  world = new World();
  if (!hasGo) return;
  tidy = world.tidyModule();
  const wanting = 'package w\n\nimport _ "example.test/lib/nope"\n';
  world.serve('example.test/wanting', 'v1.0.0', { 'w.go': wanting });
  world.serve('example.test/wanting', 'v1.1.0', { 'w.go': 'package w\n' });
  world.serve('example.test/split', 'v1.0.0', { 's.go': 'package split\n', 'sub/s.go': 'package sub\n' });
  world.serve('example.test/split', 'v1.1.0', { 's.go': 'package split\n' });
  world.serve('example.test/split/sub', 'v1.1.0', { 's.go': 'package sub\n' });
});

afterAll(() => world.remove());

/** The commands at the end of the steps, in order, as they can be pasted. */
function commandsIn(shown: string): readonly string[] {
  const steps = [...shown.matchAll(/^Next: (.*)$/gm)].map(([, step = '']) => step);
  return steps.map((step) => step.slice(step.indexOf('cd /')).replace(/; or leave the workspace .*$/, ''));
}

test.skipIf(!hasGo).each(cases.filter(({ short }) => long || short === true))(
  '$name: the printed step, run from elsewhere, removes the cause (needs go)',
  async ({ cause, files }) => {
    const directory = world.module({ ...tidy, ...files });
    const ask = async (): Promise<readonly [string, string]> => {
      const words = ['why-tidy', directory, '--network', '--lang', 'en'];
      return [(await world.run([...words, '--json'])).out, (await world.run(words)).out];
    };
    const [found, shown] = await ask();
    expect(found).toContain(`"id": "${cause}"`);
    for (const command of commandsIn(shown))
      execFileSync('sh', ['-ec', command], { cwd: '/', env: world.environment, stdio: 'pipe' });
    expect((await ask())[0]).not.toContain(`"id": "${cause}"`);
  },
  120_000,
);
