import { describe, expect, test } from 'vitest';
import { Redactor } from '../../../host/redaction/redactor.ts';
import { redactValue } from '../../../host/redaction/value.ts';

const words = {
  names: ['kim', 'Kim Müller', 'kims-mac.corp.example', '小明', 'jörg', 'al'],
  secrets: ['hunter2-of-the-proxy', 'correct horse battery'],
};
const redactor = new Redactor({ words });

describe('a private name is hidden', () => {
  test.each([
    ['in a path', '/Users/kim/go', 'kim'],
    ['in capitals', '/Users/KIM', 'KIM'],
    ['with other words, digits and signs', 'kim_project-kim2', 'kim'],
    ['as an owner', 'Kims-MacBook', 'Kim'],
    ['within a longer word, when it is long enough', 'myjörgish', 'jörg'],
    ['in a file address', 'file:///Users/%E5%B0%8F%E6%98%8E/x', '%E5%B0%8F'],
    ['percent-encoded whole', '/%6b%69%6d/', '%6b%69%6d'],
    ['with JSON escapes', String.raw`{"home":"\u5c0f\u660e"}`, String.raw`\u5c0f`],
    ['with JSON escapes of plain letters', String.raw`"\u006b\u0069\u006d"`, String.raw`\u006b`],
    ['decomposed', 'jo\u0308rg', 'o\u0308'],
    ['as the module cache writes capitals', '/go/pkg/mod/!kim', 'kim'],
    ['with dashes for slashes', '-Users-kim-src', 'kim'],
    ['with spaces', 'I am Kim Müller', 'Müller'],
    ['percent-encoded with spaces', 'name=Kim%20M%C3%BCller', 'M%C3%BCller'],
  ])('%s', (_, text, private_) => {
    const hidden = redactor.text(text);
    expect(hidden).not.toContain(private_);
    expect(redactor.leftIn(hidden)).toEqual([]);
    expect(redactor.leftIn(text)).not.toEqual([]);
  });

  test('in base64, at any position', () => {
    for (const before of ['', 'a', 'ab', 'abc'])
      expect(redactor.text(Buffer.from(`${before}hunter2-of-the-proxy!`).toString('base64'))).toContain(
        '[redacted]',
      );
  });

  test('in hexadecimal digits', () => {
    expect(redactor.text(Buffer.from('kims-mac.corp.example').toString('hex'))).toMatch(/^x+$/);
  });

  test('always in the same way, as long as its bytes', () => {
    expect(redactor.text('/Users/kim/a:/Users/kim/b')).toBe('/Users/xxx/a:/Users/xxx/b');
    expect(redactor.text('/home/小明')).toBe('/home/xxxxxx');
    expect(Buffer.from(redactor.bytes(Buffer.from('\0/home/小明\xff'))).toString('latin1')).toContain(
      '/home/xxxxxx',
    );
  });

  test('but not within other words, if it is short', () => {
    const tim = new Redactor({ words: { names: ['tim', 'rob'], secrets: [] } });
    expect(tim.text('a time to probe /Users/tim')).toBe('a time to probe /Users/xxx');
  });

  test('but our own words stay, even if a name is part of them', () => {
    expect(redactor.text('/usr/local/go, /Users/al')).toBe('/usr/local/go, /Users/xx');
  });
});

describe('a secret is hidden', () => {
  test.each([
    'GOPROXY=https://deploy:s3cr3tvalue@goproxy.corp.example,direct',
    'https://s3cr3tvalue@github.com/acme/app',
    'machine github.com login kimberly password s3cr3tvalue',
    'Authorization: Basic s3cr3tvalue==',
    'authorization: "Bearer s3cr3tvalue"',
    'bearer s3cr3tvalue',
    'curl --token s3cr3tvalue',
    'app -api-key=s3cr3tvalue',
    '{"password": "s3cr3tvalue"}',
    String.raw`"{\"access_token\":\"s3cr3tvalue\"}"`,
    '-X main.apiToken=s3cr3tvalue',
    'GITHUB_TOKEN=s3cr3tvalue',
    'GOAUTH=s3cr3tvalue',
    'GOPRIVATE=s3cr3tvalue/*',
    '-----BEGIN RSA PRIVATE KEY-----\ns3cr3tvalue\n-----END RSA PRIVATE KEY-----',
    's3cr3tvalue@corp.example',
  ])('%s', (text) => {
    expect(redactor.text(text)).not.toContain('s3cr3tvalue');
    const bytes = Buffer.from(redactor.bytes(Buffer.from(`\0${text}\0`)));
    expect(bytes.toString()).not.toContain('s3cr3tvalue');
    expect(bytes.length).toBe(Buffer.byteLength(text) + 2);
  });

  test.each([
    'ghp_0123456789abcdefghijABCDEFGHIJ012345',
    'github_pat_11ABCDEFG0123456789_abcdefghijk',
    'glpat-abcdefghij0123456789',
    'xoxb-1234567890-abcdefghij',
    'AKIAIOSFODNN7EXAMPLE',
    'npm_abcdefghijklmnopqrstuvwxyz0123456789',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl',
  ])('%s by its shape', (token) => {
    expect(redactor.text(`seen: ${token}.`)).toMatch(/^seen: \[redacted\]/);
  });

  test('by its value, also with spaces', () => {
    expect(redactor.text('it was correct horse battery, no?')).toBe('it was [redacted], no?');
  });
});

describe('modules', () => {
  test('are hidden, and related ones remain related', () => {
    const file = redactor.text(
      'module git.corp.io/team/secretapp\nrequire github.com/Acme/hovercraft v1.2.3',
    );
    expect(file).not.toMatch(/corp|team|secretapp|acme|hovercraft/i);
    expect(file).toContain('github.com/');
    const name = /github\.com\/(\w+)\/(\w+) v1\.2\.3/.exec(file)!;
    expect(redactor.text('/go/pkg/mod/cache/download/github.com/!acme/hovercraft/@v/v1.2.3.zip')).toBe(
      `/go/pkg/mod/cache/download/github.com/${name[1]!}/${name[2]!}/@v/v1.2.3.zip`,
    );
  });

  test.each([
    'golang.org/toolchain@v0.0.1-go1.26.8.darwin-arm64',
    'github.com/go-delve/delve/cmd/dlv@v1.27.2',
    'honnef.co/go/tools/cmd/staticcheck',
    '/opt/homebrew/Cellar/go@1.25/1.25.4/libexec/bin/go',
    '/Applications/Visual Studio Code.app/Contents/MacOS/Electron',
    '/Library/Apple/usr/libexec/oah/libRosettaRuntime',
    '/opt/homebrew/Library/Homebrew/brew.rb',
  ])('%s stays', (text) => {
    expect(redactor.text(text)).toBe(text);
  });

  test('stay on request', () => {
    const open = new Redactor({ words, modules: true });
    expect(open.text('module git.corp.io/team/app')).toBe('module git.corp.io/team/app');
  });

  test.each([
    'https://deploy:pw@proxy.corpnet.io',
    'https://deploy:pw@proxy.corpnet,direct',
    'ssh://git@corpnet.io:22/x',
  ])('and the host of an address with credentials: %s', (text) => {
    expect(redactor.text(text)).not.toMatch(/deploy|pw|corpnet/);
    expect(Buffer.from(redactor.bytes(Buffer.from(text))).toString()).not.toMatch(/deploy|pw|corpnet/);
  });

  test('another report uses other names', () => {
    const text = 'module git.corp.io/team/secretapp';
    expect(new Redactor({ words }).text(text)).not.toBe(redactor.text(text));
  });

  test('names of projects are hidden with the directories above them', () => {
    const some = new Redactor({ words });
    const hidden = some.text('/Users/kim/src/acme/rocket/go.mod');
    expect(hidden).toMatch(/^\/Users\/xxx\/src\/[a-z]{4}\/[a-z]{6}\/go\.mod$/);
    expect(hidden).not.toMatch(/acme|rocket/);
    expect(some.text('/Users/kim/src/acme')).toBe(hidden.slice(0, '/Users/kim/src/acme'.length));
  });
});

test('one of our words stays, a path under the same name does not', () => {
  const redactor = new Redactor({ words: { names: ['kimberly'], secrets: [] } });
  const value = { kind: 'opened', state: '/home/kimberly/.local/state/gowarden' };
  expect(redactValue(value, redactor)).toEqual({
    kind: 'opened',
    state: '/home/xxxxxxxx/.local/state/gowarden',
  });
});
