import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../host/go/settings.ts';
import { refusedCompilers, refusedFlags } from '../../../probes/cgo/refused.ts';
import { temporary } from '../../cli/machine.ts';
import fc from '../../fast-check.ts';
import { goVersion } from '../../real/go-programs.ts';

const runs = process.env.GOWARDEN_LONG ? 500 : 20;

const only =
  (name: string, value: string): Settings =>
  (asked) => ({
    name: asked,
    value: asked === name ? value : '',
    source: { kind: asked === name ? 'variable' : 'default' },
  });

const home = temporary('refused');

/** What the real `go env` says about a value: empty where it accepts it. */
function goSays(name: string, value: string): string {
  const ran = spawnSync('go', ['env', '-json'], {
    encoding: 'utf8',
    env: { HOME: home, PATH: process.env.PATH, GOENV: 'off', GOTOOLCHAIN: 'local', [name]: value },
  });
  return ran.status === 0 ? '' : ran.stderr;
}

describe.skipIf(goVersion() === null)('values that the real go refuses', () => {
  const names = fc.constantFrom('CC', 'CXX', 'FC', 'CGO_CFLAGS', 'CGO_CPPFLAGS', 'CGO_LDFLAGS', 'PKG_CONFIG');
  const values = fc
    .array(fc.constantFrom('"', "'", ' ', '/', './', 'gcc', '-I', '\\', '\t'), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join(''));

  test('are exactly the reported ones, in its words', () => {
    fc.assert(
      fc.property(names, values, (name, value) => {
        const settings = only(name, value);
        // Nobody sets PKG_CONFIG to nothing but blanks, and it is not reported.
        fc.pre(name !== 'PKG_CONFIG' || value.trim() !== '');
        const told = [...refusedCompilers(settings, goVersion()!), ...refusedFlags(settings, goVersion()!)];
        const said = goSays(name, value);
        expect(told).toHaveLength(said === '' ? 0 : 1);
        for (const { says } of told) expect(said).toContain(says);
      }),
      {
        numRuns: runs,
        examples: [
          ['CC', '"gcc'],
          ['CXX', './gcc'],
          ['CGO_LDFLAGS', "-I 'a"],
          ['CC', ' '],
        ],
      },
    );
  });
});
