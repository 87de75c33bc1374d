import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openHost } from '../../../../host/open.ts';
import { buildsOfCompose } from '../../../../probes/containers/compose/builds.ts';
import { Budget, variantsOf } from '../../../../probes/containers/variants.ts';
import { decideRepository } from '../../../../probes/repository/decide.ts';
import { walkRepository } from '../../../../probes/repository/walk.ts';
import { temporary } from '../../../faults/running.ts';
import { today } from '../../machine.ts';

/** What the compose files of a repository build, and what was not read. */
async function read(files: Readonly<Record<string, string>>) {
  const root = temporary('compose');
  const top = join(root, 'repository');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(top, name)), { recursive: true });
    writeFileSync(join(top, name), text);
  }
  const unread = new Set<string>();
  const names = Object.keys(files).filter((name) => name === 'compose.yaml');
  const host = await openHost();
  const builds = buildsOfCompose(host, { directory: top, names, top }, (one) => unread.add(one));
  return { builds, unread: [...unread].map((one) => one.replaceAll(root, '')), top };
}

/** A build of the last stage of a Dockerfile. */
const nothing = {
  ...{ name: 'services.app', context: '/', dockerfile: '/Dockerfile', inline: null, target: null },
  ...{ contexts: new Map<string, string>(), file: '/compose.yaml', line: 1, platforms: [] },
  ...{ platformFile: '/compose.yaml', platformLine: 1 },
};

const service = (name: string): string => `services: {${name}: {build: .}}\n`;

test('files that each include the next many times are read at most as often as all includes allow', async () => {
  const names = ['compose.yaml', ...Array.from({ length: 9 }, (_, index) => `f${index}.yaml`)];
  const files = names.map((name, index) => {
    const next = names[index + 1];
    const include = next === undefined ? '' : `include: [${Array(40).fill(next).join(', ')}]\n`;
    return [name, `${include}${service(`s${index}`)}`];
  });
  const { builds, unread } = await read(Object.fromEntries(files) as Record<string, string>);
  expect(builds.length).toBeLessThanOrEqual(51);
  expect(unread).toEqual(['more than 50 compose files are included: not all of them were read']);
});

test('thousands of services that extend a large one are not built, and the result says so', async () => {
  const args = Array.from({ length: 4000 }, (_, index) => `A${index}=1`).join(',');
  const many = Array.from({ length: 3000 }, (_, index) => `  s${index}: {extends: base}`).join('\n');
  const text = `services:\n  base: {build: {context: ., args: [${args}]}}\n${many}\n`;
  const { builds, unread } = await read({ 'compose.yaml': text });
  expect(builds).toHaveLength(100);
  expect(unread).toEqual([
    '/repository/compose.yaml has more than 100 services: only the first were looked at',
  ]);
});

test('combinations of Dockerfiles beyond the limit are treated as one', () => {
  const build = { ...nothing, args: new Map([['V', '1']]) };
  const builds = Array.from({ length: 100 }, (_, index) => ({
    ...build,
    args: new Map([['V', `${index}`]]),
  }));
  const budget = new Budget();
  const all = variantsOf(builds, 60_000, budget);
  expect(all.map((one) => one.builds.length)).toEqual([...Array<number>(17).fill(1), 83]);
  expect(all.at(-1)?.given.args.get('V')).toBeNull();
  expect(variantsOf(builds, 60_000, budget).map((one) => one.builds.length)).toEqual([100]);
  expect(variantsOf([build, build], 60_000, budget)[0]?.given.args.get('V')).toBe('1');
});

test('a value that a text repeats endlessly makes it unknown, not endless', async () => {
  const inline = JSON.stringify(`FROM scratch\n# ${'$A$$'.repeat(60_000)}`);
  const { builds } = await read({
    '.env': `A=${'x'.repeat(1000)}\n`,
    'compose.yaml': `services: {app: {build: {dockerfile_inline: ${inline}}}}\n`,
  });
  expect(builds[0]?.inline?.text).toBe('\0');
});

test.each(['/etc/compose.yaml', '../other.yaml'])('a %s in COMPOSE_FILE is not read', async (name) => {
  const { builds, unread } = await read({
    '.env': `COMPOSE_FILE=compose.yaml:${name}\n`,
    'compose.yaml': service('app'),
  });
  expect(builds.map((build) => build.name)).toEqual(['services.app']);
  expect(unread).toHaveLength(1);
  expect(unread[0]).toMatch(/ is outside of \/repository: it was not read$/);
});

test('evidence shows the variable, never what .env has for it', async () => {
  const steps = [
    'FROM golang:1.24',
    'COPY . .',
    'RUN GOPROXY=https://me:${TOKEN}@proxy.test go build -o /app .',
  ];
  const inline = steps.map((step) => `        ${step}\n`).join('');
  const { top } = await read({
    'go.mod': 'module example.com/app\n\ngo 1.25\n',
    '.env': 'TOKEN=hunter2\n',
    'compose.yaml': `services:\n  app:\n    build:\n      dockerfile_inline: |\n${inline}`,
  });
  const { signal } = new AbortController();
  const host = await openHost();
  const repository = await walkRepository(host.files, top, signal);
  const { findings } = await decideRepository(host, repository, today, signal);
  const evidence = findings.flatMap((finding) => finding.evidence).join('\n');
  expect(evidence).toContain('https://me:${TOKEN}@proxy.test');
  expect(JSON.stringify(findings)).not.toContain('hunter2');
});

test.each(['/etc/passwd', '../secret', 'pipe'])('a %s in env_file is not read', async (name) => {
  const { builds, unread, top } = await read({
    '../secret': 'DIR=no\n',
    'compose.yaml': `include:\n  - path: more.yaml\n    env_file: ${name}\n${service('app')}`,
    'more.yaml': 'services: {more: {build: "${DIR:-.}"}}\n',
    'pipe/file': '',
  });
  expect(builds.find((build) => build.name === 'services.more')?.context).toBe(top);
  expect(unread).toHaveLength(1);
});
