import { describe, expect, it } from 'vitest';
import { coveredBy } from '../../../host/go/private.ts';
import { proxyAddresses, proxyFault, withoutCredentials } from '../../../host/go/proxies.ts';

describe('whether a list covers a module agrees with golang.org/x/mod/module.MatchPrefixPatterns', () => {
  it.each([
    ['', 'test/foo', false],
    ['test', 'test', true],
    ['test', 'test/foo', true],
    ['test', 'testing/foo', false],
    ['test/', 'test/foo', true],
    ['test/foo', 'test', false],
    ['*/foo', 'test/foo/bar', true],
    ['*.corp.test', 'git.corp.test/a', true],
    ['*.corp.test', 'corp.test/a', false],
    ['a,*.test ,b', 'x.test/m', true],
    [',', 'test', false],
    ['te?t/*', 'test/a/b', true],
    ['[a-c]x', 'bx/m', true],
    ['[^a-c]x', 'bx/m', false],
    ['[^a-c]x', 'dx/m', true],
    ['[a', 'a', false],
    ['[]', 'a', false],
    ['[-a]', '-', false],
    ['[a-]', 'a', false],
    ['\\*x', '*x/m', true],
    ['x\\', 'x', false],
    ['*a*b*', 'xxaxxbxx', true],
    ['*a*b*', 'xxbxxaxx', false],
    ['a*', 'a', true],
  ])('%s and %s: %s', (list, module, covers) => expect(coveredBy(list, module)).toBe(covers));

  it('handles a pattern of many stars in its stride', () =>
    expect(coveredBy('*a'.repeat(200), `${'a'.repeat(5000)}b`)).toBe(false));
});

describe('what is wrong with a GOPROXY', () => {
  it.each([
    ['', null],
    ['https://proxy.golang.org,direct', null],
    ['direct', null],
    ['proxy.example.test', null],
    ['file:///srv/proxy', null],
    [' , https://a.test', null],
    ['https://a.test|off', null],
    ['off', 'off'],
    [' off , direct', 'off'],
    [',', 'empty'],
    ['dirct', 'scheme'],
    ['htps://a.test', 'scheme'],
    ['/srv/proxy', 'scheme'],
  ])('%s: %s', (value, fault) => expect(proxyFault(value)).toBe(fault));
});

describe('the addresses in a GOPROXY', () => {
  it('are those that are contacted', () => {
    expect(proxyAddresses('https://a.test, http://b.test|direct,off')).toEqual([
      'https://a.test',
      'http://b.test',
    ]);
    expect(proxyAddresses('direct')).toEqual([]);
  });

  it('are shown without names and passwords', () => {
    const value = 'https://kim:s3cret@a.test/x@y,http://token@b.test|direct';
    expect(withoutCredentials(value)).toBe('https://…@a.test/x@y,http://…@b.test|direct');
  });
});
