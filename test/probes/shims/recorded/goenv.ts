import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from '../../../fast-check.ts';
import type { Host } from '../../../../host/host.ts';
import { chooseByGoenv } from '../../../../probes/shims/goenv.ts';
import type { ShimChoice } from '../../../../probes/shims/shim.ts';
import { type Home, inHome } from './home.ts';

const treeOf = (name: string): string => `.goenv/versions/${name}/bin/go`;

/** What the real goenv of a checkout starts; null where it stops. */
export function realGoenv(checkout: string, home: Home): string | null {
  return inHome(home, treeOf, (root, environment) => {
    const shims = join(root, '.goenv/shims');
    mkdirSync(shims, { recursive: true });
    mkdirSync(join(root, '.goenv/versions'), { recursive: true });
    const shim = `#!/usr/bin/env bash\nset -e\nexport GOENV_ROOT="${root}/.goenv"\nexec "${checkout}/bin/goenv" exec go "$@"\n`;
    writeFileSync(join(shims, 'go'), shim, { mode: 0o755 });
    const cwd = join(root, 'work/m');
    const PATH = [shims, join(root, 'system'), '/usr/bin', '/bin'].join(':');
    const ran = spawnSync(join(shims, 'go'), ['version'], {
      cwd,
      env: { ...environment, PATH, PWD: cwd },
      encoding: 'utf8',
    });
    return ran.status === 0 ? ran.stdout.trim().replaceAll(root, '~') : null;
  });
}

/** What we say it starts. */
export function oursOfGoenv(host: Host, home: Home): ShimChoice {
  return inHome(home, treeOf, (root, environment) => {
    const choice = chooseByGoenv({
      host: { ...host, user: { ...host.user, home: root } },
      environment,
      directory: join(root, 'work/m'),
      root: join(root, '.goenv'),
      program: null,
      architecture: null,
      next: () => join(root, 'system/go'),
    });
    const told = (text: string): string => text.replaceAll(root, '~');
    return { ...choice, path: choice.path === null ? null : told(choice.path), reason: told(choice.reason) };
  });
}

const installed = ['1.20', '1.20.14', '1.22.5', '1.22.12', '1.25.4', '1.23rc1', 'tip'];
const version = fc.constantFrom(
  ...[
    '1.20',
    '1.22',
    '1.22.5',
    '1.25',
    '1.25.4',
    '1.24',
    '1.99.1',
    '1',
    '1.22.',
    '1.23rc1',
    'tip',
    'latest',
    'system',
  ],
  ...[
    'go1.25.4',
    'go-1.25.4',
    'go-1.22',
    'go-tip',
    'v1.22.5',
    '1.22.5:1.25.4',
    '1.99.1:system',
    'system:1.22',
    '1.22.05',
  ],
);
const line = fc.oneof(
  { weight: 5, arbitrary: version },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '# none',
      '  1.22.5 more',
      '1.22.5\r',
      '../x',
      '..',
      '\t1.25.4',
      `#${'x'.repeat(2000)}`,
      '\ufeff1.22.5',
    ),
  },
);
const text = fc
  .array(line, { maxLength: 2 })
  .chain((lines) => fc.constantFrom(lines.join('\n'), `${lines.join('\n')}\n`));
const goMod = fc.constantFrom(
  ...[
    'module m\n\ngo 1.22\n',
    'module m\n\ngo 1.22.5\n\ntoolchain go1.25.4\n',
    'module m\n',
    'toolchain default\ngo 1.25.4\n',
  ],
  ...[
    'go 1.22 // least\n',
    'module example.com/go1.20\n\ngo 1.22\n',
    'go 1.24\ntoolchain go1.22\n',
    'go 1.22\r\n',
  ],
);
const file = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(
      fc.constantFrom('work/m/.go-version', 'work/.go-version', '.goenv/version', '.goenv/version'),
      text,
    ),
  },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('work/m/go.mod', 'work/go.mod'), goMod) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<[string, string]>(
      ['work/m/.go-version', '-> gone'],
      ['work/.go-version/', ''],
      ['work/m/.go-version', '-> ../version'],
    ),
  },
);
const environment = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: version.map((GOENV_VERSION) => ({ GOENV_VERSION })) },
  { weight: 3, arbitrary: fc.constant({ GOENV_GOMOD_VERSION_ENABLE: '1' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { GOENV_VERSION: '' },
      { GOENV_GOMOD_VERSION_ENABLE: 'yes' },
      { GOENV_DIR: '~HOME/work' },
      { GOENV_DISABLE_GOPATH: '1' },
    ),
  },
);

export const goenvHomes: fc.Arbitrary<Home> = fc.record({
  files: fc.array(file, { maxLength: 3 }).map((all) => Object.fromEntries(withoutClashes(all))),
  environment: environment,
  installed: fc.oneof(
    { weight: 4, arbitrary: fc.constant(installed) },
    { weight: 1, arbitrary: fc.subarray(installed) },
  ),
});

/** A path can only be one of a file, a directory or a link. */
function withoutClashes(
  files: readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] {
  return files.filter(
    ([path], at) => files.findIndex(([other]) => other.replace(/\/$/, '') === path.replace(/\/$/, '')) === at,
  );
}
