import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openHost } from '../../../host/open.ts';
import { Turns } from '../../../host/run/turns.ts';
import { readDockerfiles } from '../../../probes/containers/probe.ts';
import { temporary } from '../../faults/running.ts';

/** What is read from a repository with those files, and what is reported as unread. */
async function read(files: Readonly<Record<string, string>>) {
  const top = join(temporary('dockerfiles'), 'repository');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(top, name)), { recursive: true });
    writeFileSync(join(top, name), text);
  }
  const paths = (name: string): string[] => (name in files ? [join(top, name)] : []);
  const found = { dockerfiles: paths('Dockerfile'), builds: paths('compose.yaml') };
  const answer = await readDockerfiles(await openHost(), found, top, new Turns(new AbortController().signal));
  return { ...answer, unread: answer.unread.map((one) => one.replace(top, 'DIR')) };
}

const many = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('');
const tooMuch =
  'DIR/Dockerfile has more stages, instructions, variables or commands than are looked at: what it does is unknown';

test.each([
  [
    'what ONBUILD repeats',
    `FROM golang AS b\n${many(500, () => 'ONBUILD RUN go build\n')}${many(100, () => 'FROM b\n')}`,
  ],
  ['stages', many(300, (index) => `FROM golang AS s${index}\nRUN go build\n`)],
  ['instructions', `FROM golang\n${many(2500, () => 'RUN go v\n')}`],
  ['variables', `FROM golang\n${many(400, (index) => `ENV A${index}=1\n`)}RUN go build\n`],
  ['commands', `FROM golang\nRUN ${many(3000, () => 'go build;')}\n`],
  ['variables of a shell', `FROM golang\nRUN ${many(400, (index) => `export A${index}=1;go build;`)}\n`],
])('nothing is decided about a Dockerfile with too many %s, and the result says so', async (_, text) => {
  expect(await read({ Dockerfile: text })).toEqual({ files: [], unread: [tooMuch] });
});

test('more build variants than are examined are reported as such', async () => {
  const services = many(100, (index) => `  s${index}: {build: {context: ., args: {V: "${index}"}}}\n`);
  const { files, unread } = await read({
    Dockerfile: 'FROM golang\nRUN go build\n',
    'compose.yaml': `services:\n${services}`,
  });
  expect(files.map(({ builds }) => builds.length)).toEqual([...Array<number>(19).fill(1), 81]);
  expect(unread).toEqual([
    'DIR/Dockerfile is built in too many ways to look at each: of the last 81 services or targets, what differs is unknown',
  ]);
});

test('the stages of an ambiguous target are unknown, including the last one', async () => {
  const services = many(
    100,
    (index) =>
      `  s${index}: {build: {context: ., target: ${index % 2 ? 'a' : 'b'}, args: {V: "${index}"}}}\n`,
  );
  const { files, unread } = await read({
    Dockerfile: many(4, (index) => `FROM golang AS ${'abcd'.charAt(index)}\nRUN go build\n`),
    'compose.yaml': `services:\n${services}`,
  });
  expect(files.map(({ builds }) => builds.length)).toEqual(Array<number>(19).fill(1));
  const looked = new Set(
    files.flatMap(({ stages }) => stages.filter((one) => one.runsGo).map(({ stage }) => stage.name)),
  );
  expect([...looked].toSorted()).toEqual(['a', 'b']);
  expect(unread).toHaveLength(1);
});

test('a stage has everything from the stages before it, written and installed', async () => {
  const { files } = await read({
    Dockerfile: [
      ...['FROM golang:1.26-alpine AS a', 'RUN apk add gcc && go env -w GOARCH=arm64'],
      ...['FROM a AS b', 'RUN true', 'FROM b', 'RUN go build', 'FROM alpine AS d'],
      ...['COPY --from=a /usr/local/go /usr/local/go', 'FROM d', 'RUN go build'],
    ].join('\n'),
  });
  const stages = files[0]?.stages ?? [];
  expect(stages[2]?.builds).toMatchObject([
    { cgo: 'on-by-default', builtFor: { kind: 'constant', architecture: 'arm64' } },
  ]);
  expect(stages[4]).toMatchObject({ brought: { version: '1.26' }, builds: [{ cgo: 'unknown' }] });
});
