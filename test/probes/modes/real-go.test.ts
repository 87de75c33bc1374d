import { seed } from '../../seed.ts';
import { join } from 'node:path';
import fc from '../../fast-check.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../../host/go/settings.ts';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { type Mode, modeOf } from '../../../probes/modes/mode.ts';
import { goRoot, goVersion } from '../../real/go-programs.ts';
import { go, withTree } from '../workspace/trees.ts';
import { type Asked, asked } from './trees.ts';

const long = process.env.GOWARDEN_LONG !== undefined;
const missing = goVersion() === null ? ' (needs Go)' : '';

describe.skipIf(missing !== '')(`the reported mode beside the real go${missing}`, () => {
  let host: Host;
  let goroot: string;
  beforeAll(async () => {
    host = await openHost();
    goroot = goRoot();
  });

  const agree = ({ files, directory: below, environment }: Asked): void =>
    withTree(files, (top) => {
      const variables = Object.fromEntries(
        Object.entries(environment).map(([name, value]) => [name, value.replaceAll('TOP', top)]),
      );
      const directory = join(top, below);
      const settings = readSettings(host, { ...variables, GOENV: 'off' }, goroot, directory);
      const mode = modeOf({
        host,
        directory,
        settings,
        goroot,
        temporary: '/tmp',
        version: goVersion()?.slice(2) ?? null,
      });
      const told = JSON.stringify(mode, null, 1);
      const list = go(directory, ['list', '-e', '.'], variables);
      const expected = messageOf(mode);
      if (expected !== null) {
        expect(list.messages.join(' '), told).toContain(expected);
        expect(list.status, told).not.toBe(0);
      } else expect(list.messages.join(' '), told).not.toMatch(ourMatter);
      if (mode.kind === 'refused') return;
      const [goMod, goWork] = go(directory, ['env', 'GOMOD', 'GOWORK'], variables).stdout.split('\n');
      // Without modules `go env` still names the go.work that it would use.
      if (mode.kind !== 'gopath') expect(mode.goWork ?? '', told).toBe(goWork === 'off' ? '' : goWork);
      expect(mode.goMod ?? '', told).toBe(goMod === '/dev/null' ? '' : goMod);
      if (mode.goMod === null)
        expect(mode.kind === 'gopath', told).toBe(goMod === '' && mode.goWork === null);
      if (expected !== null || list.status !== 0 || mode.build === null) return;
      const all = go(directory, ['list', '-m', 'all'], variables).messages.join(' ');
      expect(/using the vendor directory/.test(all), `${told}\n${all}`).toBe(mode.build.mod === 'vendor');
    });

  // Different ones each time. The long form: npm run test:modules-long: 3,000 of them or as many as nine minutes allow, and it says how many.
  test(`it names the same files, uses vendor where go does, and stops with these words (GOWARDEN_SEED=${seed} draws them again)`, () => {
    const limits = long
      ? { numRuns: 3000, interruptAfterTimeLimit: 540_000 }
      : { numRuns: 120, interruptAfterTimeLimit: 4_000 };
    let count = 0;
    const counted = (one: Asked): void => {
      count += 1;
      agree(one);
    };
    fc.assert(fc.property(asked, counted), { seed, ...limits, examples: [[twice], [twoWays], ...several] });
    if (long) console.log(`${count} trees`);
  }, 3_600_000);
});

/** A module that is twice in modules.txt, about which go says the same twice. */
const twice: Asked = {
  files: {
    'alone/go.mod': 'module example.com/alone\n\n',
    'alone/main.go': 'package main\n\nfunc main() {}\n',
    'alone/vendor/modules.txt':
      '# example.com/z => ../lib\n## explicit\n# example.com/z => example.com/fork v1.5.0\n## explicit\n',
  },
  directory: 'alone',
  environment: { GOFLAGS: '-mod=vendor', GOPATH: 'TOP/gopath' },
};

/** Two modules of a workspace that replace the same version by different things, one of them by a line for every version. */
const twoWays: Asked = {
  files: {
    'ws/a/go.mod': 'module example.com/ws-a\n\nreplace example.com/x => ../lib\n',
    'ws/a/main.go': 'package main\n\nfunc main() {}\n',
    'ws/b/go.mod': 'module example.com/ws-b\n\nreplace example.com/x v1.0.0 => ./here\n',
    'ws/go.work': 'go 1.21\nuse ./a\nuse ./b\n',
    'ws/vendor/modules.txt': '',
  },
  directory: 'ws/a',
  environment: { GOFLAGS: '-mod=vendor', GOPATH: 'TOP/gopath' },
};

/** Modules whose packages were copied from several versions: those older than an earlier one do not count. */
const several: readonly [Asked][] = [
  ['v1.0.0', '=> ./here'],
  ['v1.1.0-rc.1', 'v1.1.0'],
  ['v1.10.0', 'v1.9.0'],
  ['v1.9.0', 'v1.10.0'],
  ['v1.0.0-2', 'v1.0.0-10', 'v1.0.0-a', 'v1.0.0-a.1'],
].map((versions) => [
  {
    ...twice,
    files: {
      ...twice.files,
      'alone/vendor/modules.txt': versions
        .map((one) => `# example.com/x ${one}\n## explicit\nexample.com/x\n`)
        .join(''),
    },
  },
]);

/** Messages about things that must not stop go unless we say so. */
const ourMatter =
  /inconsistent vendoring| listed in go\.work |appears multiple times|conflicting replacements|GO111MODULE|GOWORK|GOPATH entry|-mod may only be set|not supported \(can be/;

function messageOf({ says, vendor, goWork, isStoppedByWork }: Mode): string | null {
  const lines = vendor?.inconsistent ?? [];
  if (says === null || lines.length === 0 || isStoppedByWork) return says;
  const command = goWork === null ? 'mod' : 'work';
  return `${says} ${lines.join(' ')} To ignore the vendor directory, use -mod=readonly or -mod=mod. To sync the vendor directory, run: go ${command} vendor`;
}
