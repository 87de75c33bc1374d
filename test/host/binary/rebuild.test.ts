import { describe, expect, test } from 'vitest';
import { rebuildOf } from '../../../host/binary/rebuild.ts';
import type { GoBuild } from '../../../host/binary/report.ts';
import { machO } from '../../real/mach-o.ts';
import { goVersion } from '../../real/go-programs.ts';
import { readFile } from '../../real/read-file.ts';

const staticcheck: GoBuild = {
  version: 'go1.26.8',
  path: 'honnef.co/go/tools/cmd/staticcheck',
  module: { path: 'honnef.co/go/tools', version: 'v0.6.1' },
  settings: {
    '-buildmode': 'exe',
    '-compiler': 'gc',
    CGO_ENABLED: '1',
    GOARCH: 'amd64',
    GOAMD64: 'v1',
    GOOS: 'darwin',
  },
};

describe('builds the same package of the same version', () => {
  test('for the machine that it is used on', () => {
    expect(rebuildOf(staticcheck)).toEqual({
      possible: true,
      variables: ['CGO_ENABLED=1'],
      flags: [],
      package: 'honnef.co/go/tools/cmd/staticcheck@v0.6.1',
    });
  });

  test('with what it was built with', () => {
    const settings = {
      CGO_ENABLED: '0',
      GOEXPERIMENT: 'jsonv2',
      '-tags': 'netgo,osusergo',
      '-ldflags': '-s -w -X main.version=v0.6.1',
      '-gcflags': '',
      '-trimpath': 'true',
    };
    expect(rebuildOf({ ...staticcheck, settings })).toMatchObject({
      variables: ['CGO_ENABLED=0', 'GOEXPERIMENT=jsonv2'],
      flags: ['-tags=netgo,osusergo', '-ldflags=-s -w -X main.version=v0.6.1', '-trimpath'],
    });
  });

  test('without flags that name programs to run', () => {
    for (const flags of ['-extld=/tmp/x', '-s --extldflags "-static"', '"-extar" y']) {
      const rebuild = rebuildOf({ ...staticcheck, settings: { '-ldflags': flags, '-tags': 'a' } });
      expect(rebuild).toMatchObject({ flags: ['-tags=a'] });
    }
  });

  test('pseudo-versions and incompatible ones are versions', () => {
    for (const version of ['v0.0.0-20260101000000-0123456789ab', 'v4.0.0+incompatible', 'v1.0.0-rc.1'])
      expect(rebuildOf({ ...staticcheck, module: { path: 'm', version } })).toMatchObject({ possible: true });
  });
});

test('says why a command cannot be given', () => {
  const why = (change: Partial<GoBuild>): unknown => {
    const rebuild = rebuildOf({ ...staticcheck, ...change });
    return rebuild.possible ? rebuild.package : rebuild.why;
  };
  const version = (text: string) => ({ module: { path: 'm', version: text } });
  expect(why({ path: 'cmd/go', module: null })).toBe('go-itself');
  expect(why({ path: null, module: null })).toBe('no-module');
  expect(why({ path: 'example.com/tool', module: null })).toBe('no-module');
  expect(why({ path: 'command-line-arguments' })).toBe('no-module');
  expect(why({ path: '-toolexec=x' })).toBe('no-module');
  expect(why(version('(devel)'))).toBe('local');
  expect(why(version('v1.2.3 -x'))).toBe('local');
  expect(why(version(''))).toBe('local');
  expect(why(version('v1.2.3+dirty'))).toBe('changed');
  expect(why(version('v4.0.0+incompatible.dirty'))).toBe('changed');
  expect(why({ replaces: true })).toBe('replaces');
});

test.skipIf(goVersion() === null)(
  'the official go is part of Go itself (needs Go)',
  { timeout: 300_000 },
  () => {
    const { go } = readFile(machO['official go arm64']());
    expect(rebuildOf(go!)).toEqual({ possible: false, why: 'go-itself' });
  },
);
