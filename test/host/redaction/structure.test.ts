import { describe, expect, test } from 'vitest';
import { redactArguments } from '../../../host/redaction/arguments.ts';
import { redactModuleFile } from '../../../host/redaction/module-file.ts';
import { Redactor } from '../../../host/redaction/redactor.ts';
import { isSecretName } from '../../../host/redaction/secret-names.ts';
import { redactValue } from '../../../host/redaction/value.ts';

const redactor = (): Redactor => new Redactor({ words: { names: ['kimberly'], secrets: [] } });

describe('the name of a secret', () => {
  test.each([
    'DB_PASS',
    'dbPass',
    'main.dbPassword',
    '--api-key',
    'SIGNKEY',
    'auth.Signing',
    'license',
    'GOAUTH',
    'pw',
  ])('%s is one', (name) => {
    expect(isSecretName(name)).toBe(true);
  });
  test.each(['key', 'path', 'passage', 'GOFLAGS', 'keyboard', 'author', 'level', 'msg', 'spin'])(
    '%s is not one',
    (name) => {
      expect(isSecretName(name)).toBe(false);
    },
  );
});

describe('a command line', () => {
  test.each([
    ['go mod tidy', 'go mod tidy'],
    ['go list -e -json ./... -mod=mod', 'go list -e -json ./... -mod=mod'],
    ['/opt/homebrew/bin/gopls -remote=auto serve', '/opt/homebrew/bin/gopls -remote=auto serve'],
    ['go get golang.org/x/tools/gopls@v0.20.0', 'go get golang.org/x/tools/gopls@v0.20.0'],
    ['go build -ldflags=-X=main.a=rocket', 'go build -ldflags=[redacted]'],
    ['go build -tags rocket -o /usr/bin', 'go build -tags [redacted] -o /usr/bin'],
    ['go run . --user rocket', 'go run . --user [redacted]'],
  ])('%s', (line, told) => {
    expect(redactArguments(line.split(' '), redactor()).join(' ')).toBe(told);
  });

  test('keeps which packages and directories are the same', () => {
    const one = redactor();
    const [, , shown = ''] = redactArguments(['go', 'test', 'acme/rocket/internal'], one);
    expect(shown).toMatch(/^[a-z]{4}\/[a-z]{6}\/internal$/);
    expect(one.path('/srv/acme/rocket')).toBe(`/srv/${shown.replace('/internal', '')}`);
  });

  test('is cut where it is endless', () => {
    const words = ['go', ...Array.from({ length: 5000 }, () => 'x'.repeat(100_000))];
    expect(redactArguments(words, redactor()).join('').length).toBeLessThan(200 * 4200);
  });
});

test('a go.mod keeps what go reads and loses what people wrote', () => {
  const told = redactModuleFile(
    'module acme\n\ngo 1.26 // for rocket\nrequire (\n\tgolang.org/x/mod v0.29.0\n\tacme/rocket v1.0.0-zebra // indirect\n)\n',
    redactor(),
  );
  expect(told).not.toMatch(/acme|rocket|zebra/);
  expect(told).toMatch(
    /^module [a-z]{4}\n\ngo 1\.26 \/\/ \[redacted\]\nrequire \(\n\tgolang\.org\/x\/mod v0\.29\.0\n\t[a-z]{4}\/[a-z]{6} v1\.0\.0-[a-z]{5} \/\/ indirect\n\)\n$/,
  );
});

describe('what is private in one place', () => {
  test('is hidden everywhere else, once everything was seen', () => {
    const one = redactor();
    const all = {
      path: '/srv/My Rocketry/x',
      message: 'the rocketry of dbPass=hunter2hunter2; hunter2hunter2 is it',
    };
    redactValue(all, one);
    one.learn();
    const told = JSON.stringify(redactValue(all, one));
    expect(told).not.toMatch(/rocketry|hunter2/i);
    const bytes = Buffer.from(one.bytes(Buffer.from('\0rocketry hunter2hunter2\0'))).toString();
    expect(bytes).toBe('\0xxxxxxxx xxxxxxxxxxxxxx\0');
  });

  test('includes a value with a secret name', () => {
    const told = redactValue(
      {
        password: 'a b',
        '-ldflags': 'rocket',
        name: 'rocketctl',
        version: 'v1.2.3-zebra',
        goVersion: 'go1.26.8',
      },
      redactor(),
    ) as Record<string, string>;
    expect(told).toMatchObject({ password: '[redacted]', '-ldflags': '[redacted]', goVersion: 'go1.26.8' });
    expect(JSON.stringify(told)).not.toMatch(/rocket|zebra/);
  });
});

test('build info of a program keeps how and for what it was built, and its length', () => {
  const info =
    'path\tacme/rocket\nmod\tacme\tv1.2.3-zebra\th1:a=\ndep\tgithub.com/acme/b\tv0.0.0-20240102030405-abcdef123456\n' +
    'build\t-buildmode=exe\nbuild\t-ldflags="-X main.a=secretive"\nbuild\tGOARCH=arm64\nbuild\tvcs.time=2026-01-02T03:04:05Z\n';
  const told = Buffer.from(redactor().bytes(Buffer.from(info))).toString();
  expect(told).toHaveLength(info.length);
  expect(told).not.toMatch(/acme|rocket|zebra|secretive/);
  for (const kept of [
    '-buildmode=exe',
    'GOARCH=arm64',
    'vcs.time=2026-01-02T03:04:05Z',
    '-20240102030405-abcdef123456',
  ])
    expect(told).toContain(kept);
});
