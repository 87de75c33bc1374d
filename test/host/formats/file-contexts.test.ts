import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../../fast-check.ts';
import { describe, expect, test } from 'vitest';
import {
  readFileContexts,
  readSubstitutions,
  ruleFor,
  substituted,
} from '../../../host/formats/file-contexts.ts';
import { compilePattern } from '../../../host/formats/linear-pattern.ts';

/** Lines of Debian's policy (selinux-policy-default 2:2.20221101), one of each form in it. */
const policy = `# a comment
/.*		system_u:object_r:default_t:s0
/bin/.*		system_u:object_r:bin_t:s0
/usr/(.*/)?bin(/.*)?		system_u:object_r:bin_t:s0
/usr/(.*/)?lib(/.*)?		system_u:object_r:lib_t:s0
/usr/local/etc(/.*)?		system_u:object_r:etc_t:s0
/usr/local/\\.journal	<<none>>
/usr/local/lost\\+found/.*		<<none>>
/usr/bin/[mg]awk	--	system_u:object_r:bin_t:s0
/usr/lib/python[23]\\.[0-9]+/.*\\.py	--	system_u:object_r:python_t:s0
/home/[^/]+/\\.cache(/.*)?		system_u:object_r:xdg_cache_t:s0
/home/[^/]+	-d	system_u:object_r:user_home_dir_t:s0
/a?quota\\.(user|group)	--	system_u:object_r:quota_db_t:s0
/tmp		-d	system_u:object_r:tmp_t:s0
/tmp/.*		<<none>>
/etc/X11/[wx]dm/Xstartup.*	--	system_u:object_r:xsession_exec_t:s0
/opt/(.*/)?var/lib(/.*)?		system_u:object_r:var_lib_t:s0
/usr/sbin/mount\\.(cifs|nfs4?|fuse3?)	--	system_u:object_r:mount_exec_t:s0
/var/log/a{1,3}b{2}	--	system_u:object_r:var_log_t:s0
`;
const rules = readFileContexts(policy);
const typeOf = (path: string, kind: '-' | 'd' = '-'): string | null => {
  const rule = ruleFor(rules, path, kind);
  return rule === null || rule === 'unknown' ? rule : (rule.context?.split(':')[2] ?? '<<none>>');
};

test.each([
  ['/usr/local/go/bin/go', 'bin_t'],
  ['/usr/local/go/lib/time', 'lib_t'],
  ['/usr/local/go/src/fmt/print.go', 'default_t'],
  ['/usr/local/lost+found/x', '<<none>>'],
  ['/home/kim/.cache/go-build/00', 'xdg_cache_t'],
  ['/home/kim/go/bin/gopls', 'default_t'],
  ['/usr/lib/python3.11/x/y.py', 'python_t'],
  ['/aquota.user', 'quota_db_t'],
  ['/usr/sbin/mount.nfs4', 'mount_exec_t'],
  ['/usr/sbin/mount.nfs44', 'default_t'],
  ['/var/log/aabb', 'var_log_t'],
])('%s is of type %s', (path, type) => {
  expect(typeOf(path)).toBe(type);
});

test('a rule for one kind of file does not apply to another', () => {
  expect([typeOf('/home/kim', 'd'), typeOf('/home/kim')]).toEqual(['user_home_dir_t', 'default_t']);
});

test('an unreadable rule makes the types it could apply to unknown, and nothing else', () => {
  const odd = readFileContexts(
    '/.*\tsystem_u:object_r:default_t:s0\n/srv/(?!x).*\tsystem_u:object_r:srv_t:s0\n',
  );
  expect(ruleFor(odd, '/srv/y', '-')).toBe('unknown');
  expect(ruleFor(odd, '/usr/y', '-')).toMatchObject({ line: 1 });
});

test('an equivalent path is looked up as its substitute', () => {
  const pairs = readSubstitutions('/run /var/run\n# no\n/lib64 /usr/lib\n');
  expect(substituted('/lib64/x.so', pairs)).toBe('/usr/lib/x.so');
  expect(substituted('/running', pairs)).toBe('/running');
});

test('a hostile expression takes time in proportion to its length and the text’s', () => {
  const fits = compilePattern(`/${'(a*)*'.repeat(20)}${'a?'.repeat(200)}b`);
  expect(fits?.(`/${'a'.repeat(3000)}`)).toBe(false);
  expect(compilePattern('('.repeat(5000))).toBeNull();
  expect(compilePattern('a{999}{999}')).toBeNull();
});

test('an expression matches what JavaScript’s own does, within the supported syntax', () => {
  const atom = fc.constantFrom('a', 'b', '/', '.', '[ab]', '[^/]', '\\.', '[a-c.]', '\\d');
  const times = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,2}', '{0,}');
  const piece = fc.tuple(atom, times).map(([one, count]) => one + count);
  const group = fc
    .tuple(fc.array(piece, { maxLength: 3 }), fc.array(piece, { minLength: 1, maxLength: 3 }), times)
    .map(([one, other, count]) => `(${one.join('')}|${other.join('')})${count}`);
  const expression = fc.array(fc.oneof(piece, group), { maxLength: 6 }).map((parts) => parts.join(''));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '/', '.', '1'), maxLength: 10 });
  fc.assert(
    fc.property(expression, text, (source, word) => {
      expect(compilePattern(source)?.(word)).toBe(new RegExp(`^(?:${source})$`, 's').test(word));
    }),
    { numRuns: process.env.GOWARDEN_LONG === undefined ? 2_000 : 200_000 },
  );
}, 3_600_000);

const matchpathcon = '/usr/sbin/matchpathcon';
const missing = existsSync(matchpathcon) ? '' : ' (needs selinux-utils)';

describe.skipIf(missing !== '')(`beside libselinux’s own matchpathcon${missing}`, () => {
  test('every path has the type that it reports', () => {
    const directory = mkdtempSync(join(tmpdir(), 'gowarden-policy-'));
    try {
      const file = join(directory, 'file_contexts');
      writeFileSync(file, policy);
      const paths = [
        '/usr/local/go/bin/go',
        '/usr/local/go',
        '/home/kim/.cache/go-build',
        '/opt/x/var/lib/y',
        '/bin/sh',
        '/x',
      ];
      const said = execFileSync(matchpathcon, ['-m', 'file', '-f', file, '-n', ...paths], {
        encoding: 'utf8',
      });
      expect(paths.map((path) => typeOf(path))).toEqual(
        said
          .trim()
          .split('\n')
          .map((line) => line.split(':')[2]),
      );
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

/** Where Go and its tools are installed and write, and the top of every tree of a system. */
const placesOfGo = ['', '/home/kim', '/root', '/srv/ci', '/var/lib/jenkins'].flatMap((home) =>
  [
    ...[
      '/go',
      '/go/bin',
      '/go/bin/gopls',
      '/go/pkg/mod',
      '/go/pkg/mod/cache/download',
      '/sdk/go1.26.8/bin/go',
    ],
    ...[
      '/.cache',
      '/.cache/go-build',
      '/.cache/go-build/00',
      '/.cache/gopls',
      '/.config/go',
      '/.config/go/env',
    ],
    ...[
      '/bin',
      '/bin/dlv',
      '/.local/bin/dlv',
      '/.local/share/mise/installs/go/1.26/bin/go',
      '/.gvm/gos/go1.26',
    ],
    ...[
      '/usr/local/go/bin/go',
      '/usr/local/bin/go',
      '/usr/lib/go-1.24/bin/go',
      '/usr/lib64/go',
      '/opt/go/bin/go',
    ],
    ...[
      '/snap/go/current/bin/go',
      '/tmp/go-build1/b001/exe/a',
      '/var/tmp/x',
      '/run/x',
      '/var/run/x',
      '/lib/x.so',
    ],
    ...[
      '/etc/passwd',
      '/usr/share/go-1.24/src/fmt/print.go',
      '/usr/sbin/x',
      '/proc/1',
      '/mnt/go',
      '/media/x/go',
    ],
  ].map((place) => `${home}${place}`),
);

const installed = '/etc/selinux/default/contexts/files';
const noPolicy =
  missing === '' && existsSync(join(installed, 'file_contexts')) ? '' : ' (needs selinux-policy-default)';

// Installing it compiles the policy: otherwise these run only in the long form (`npm run test:places-long`), which then says so.
const whole =
  noPolicy === '' || process.env.GOWARDEN_LONG ? describe.skipIf(noPolicy !== '') : () => undefined;

whole(`Debian’s own policy beside matchpathcon${noPolicy}`, () => {
  const read = (file: string): string => readFileSync(join(installed, file), 'utf8');

  test.each([
    ['-', 'file'],
    ['d', 'dir'],
  ] as const)('every place of Go and of the system has the type that it reports, as %s', (kind, mode) => {
    const all = ['file_contexts', 'file_contexts.homedirs'].flatMap((file) => readFileContexts(read(file)));
    const pairs = readSubstitutions(read('file_contexts.subs_dist'));
    const said = execFileSync(matchpathcon, ['-m', mode, '-n', ...placesOfGo], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => line.split(':')[2] ?? line);
    const ours = placesOfGo.map((path) => {
      const rule = ruleFor(all, substituted(path, pairs), kind);
      return rule === 'unknown' ? rule : (rule?.context?.split(':')[2] ?? '<<none>>');
    });
    expect(Object.fromEntries(placesOfGo.map((path, index) => [path, ours[index]]))).toEqual(
      Object.fromEntries(placesOfGo.map((path, index) => [path, said[index]])),
    );
  });
});
