import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from '../../../fast-check.ts';
import type { Host } from '../../../../host/host.ts';
import { chooseByAsdf } from '../../../../probes/shims/asdf.ts';
import type { ShimChoice } from '../../../../probes/shims/shim.ts';
import { type Home, inHome } from './home.ts';

const treeOf = (name: string): string => `.asdf/installs/golang/${name}/go/bin/go`;

/** What the real asdf starts, with the plugin for Go of a checkout; null where it stops. */
export function realAsdf(program: string, plugin: string, home: Home): string | null {
  return inHome(home, treeOf, (root, environment) => {
    const shims = join(root, '.asdf/shims');
    mkdirSync(shims, { recursive: true });
    cpSync(plugin, join(root, '.asdf/plugins/golang'), { recursive: true });
    const known = home.installed
      .map((name) => `# asdf-plugin: golang ${name.replace(/^ref-/, 'ref:')}\n`)
      .join('');
    const shim = `#!/usr/bin/env bash\n${known || '# asdf-plugin: golang none\n'}exec "${program}" exec "go" "$@"\n`;
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
export function oursOfAsdf(host: Host, home: Home): ShimChoice {
  return inHome(home, treeOf, (root, environment) => {
    const choice = chooseByAsdf({
      host: { ...host, user: { ...host.user, home: root } },
      environment,
      directory: join(root, 'work/m'),
      root: join(root, '.asdf'),
      program: null,
      architecture: null,
      next: () => join(root, 'system/go'),
    });
    const told = (text: string): string => text.replaceAll(root, '~');
    return { ...choice, path: choice.path === null ? null : told(choice.path), reason: told(choice.reason) };
  });
}

const installed = ['1.20', '1.20.14', '1.22.5', '1.22.12', '1.25.4', 'ref-master'];
const version = fc.constantFrom(
  ...[
    '1.20',
    '1.22.5',
    '1.22.5',
    '1.22.12',
    '1.25.4',
    '1.25.4',
    '1.22',
    '1.99.1',
    'system',
    'latest',
    'ref:master',
    'go1.25.4',
  ],
  ...['path:~HOME/own-go', 'path:~HOME/none', 'v1.22.5'],
);
const often = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(usual) },
    { weight: 2, arbitrary: fc.constantFrom(...others) },
  );
const line = fc
  .tuple(
    often('golang', 'golang', 'go', 'nodejs', 'golang:', '  golang', '\ufeffgolang', '#golang'),
    often(' ', '  ', '\t', ' \t'),
    fc.array(version, { minLength: 0, maxLength: 3 }),
    often('', ' # why', '#x', '\r', '\t'),
  )
  .map(([tool, gap, all, end]) => `${tool}${gap}${all.join(gap)}${end}`);
const toolVersions = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => `${lines.join('\n')}\n`);
const goVersion = fc.constantFrom(
  '1.22.5\n',
  '1.22',
  '1.2\n',
  '1.25.4',
  '',
  '1.99.1\n',
  'go1.25.4\n',
  '1.20\n\n',
  'v1.22.5',
);
const asdfrc = fc.constantFrom(
  ...[
    'legacy_version_file = yes\n',
    'legacy_version_file=yes',
    'legacy_version_file = YES',
    'legacy_version_file: yes',
    'legacy_version_file = no',
  ],
  ...[
    '# legacy_version_file = yes',
    '[x]\nlegacy_version_file = yes',
    'legacy_version_file = yes # old',
    ' legacy_version_file = yes',
    'legacy_version_file = true',
  ],
);

const file = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(
      fc.constantFrom('work/m/.tool-versions', 'work/.tool-versions', '.tool-versions', 'work/m/.versions'),
      toolVersions,
    ),
  },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('work/m/.go-version', 'work/.go-version'), goVersion) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('.asdfrc', '.asdfrc', 'x/asdfrc'), asdfrc) },
);
const environment = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  {
    weight: 2,
    arbitrary: fc
      .array(version, { minLength: 1, maxLength: 2 })
      .map((all) => ({ ASDF_GOLANG_VERSION: all.join(' ') })),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { ASDF_TOOL_VERSIONS_FILENAME: '.versions' },
      { ASDF_DEFAULT_TOOL_VERSIONS_FILENAME: '.versions' },
      { ASDF_CONFIG_FILE: '~HOME/x/asdfrc' },
      { ASDF_CONFIG_FILE: '~/x/asdfrc' },
      { ASDF_GOLANG_VERSION: '' },
      { ASDF_GOLANG_MOD_VERSION_ENABLED: 'false' },
      { ASDF_TOOL_VERSIONS_FILENAME: '.tool-versions', ASDF_DEFAULT_TOOL_VERSIONS_FILENAME: '.versions' },
      { ASDF_GOLANG_VERSION: ' ' },
    ),
  },
);

export const asdfHomes: fc.Arbitrary<Home> = fc.record({
  files: fc.array(file, { maxLength: 4 }).map((all) => Object.fromEntries(all)),
  environment: environment,
  installed: fc.oneof(
    { weight: 4, arbitrary: fc.constant(installed) },
    { weight: 1, arbitrary: fc.subarray(installed) },
  ),
});
