import { expect, test } from 'vitest';
import { module, withModule } from '../../../../host/simulated/modules.ts';
import { example } from '../../../../probes/rules/dockerfile-toolchain/example.ts';
import { findingsOf, today } from '../../machine.ts';

test('is found once on its example, and nowhere else', async () => {
  expect(await findingsOf('dockerfile-toolchain', example.machine())).toMatchObject([
    { subject: `${module}/Dockerfile` },
  ]);
  expect(await findingsOf('dockerfile-toolchain', withModule({}))).toEqual([]);
});

const of = (image: string, go = '1.18') =>
  findingsOf(
    'dockerfile-toolchain',
    withModule({
      'go.mod': `module example.com/app\n\ngo ${go}\n`,
      Dockerfile: `FROM ${image} AS build\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\n`,
    }),
    { now: today },
  );

test('a tag of an unsupported Go is a remark, one with a known bug a warning, and what a line requires comes first', async () => {
  expect(await of('golang:1.20')).toMatchObject([
    { severity: 'info', values: { kind: 'ended', version: '1.20' } },
  ]);
  expect(await of('golang:1.20.3-alpine')).toMatchObject([{ values: { kind: 'ended', version: '1.20.3' } }]);
  expect(await of('golang:1.25', '1.26')).toMatchObject([{ severity: 'warning', values: { kind: 'go' } }]);
  for (const image of ['golang:1.27', 'golang:latest', 'golang:1', 'golang:1.99', 'alpine:1.20'])
    expect(await of(image), image).toEqual([]);
});

test('a release with a known bug is reported only for a tag that names its patch version', async () => {
  // golang/go#80706 on arm64: test/real/bad-releases.test.ts compiled it.
  expect(await of('golang:1.26.3-alpine')).toMatchObject([
    { severity: 'warning', certainty: 'suspected', values: { kind: 'bad', fixedIn: '1.26.6' } },
  ]);
  expect(await of('--platform=linux/amd64 golang:1.26.3')).toEqual([]);
  expect(await of('golang:1.26')).toEqual([]);
  expect(await of('golang:1.26.6')).toEqual([]);
});
