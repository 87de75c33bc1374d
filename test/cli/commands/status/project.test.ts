import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildMachine } from '../../../../host/simulated/build.ts';
import { home } from '../../../../host/simulated/mac.ts';
import { example } from '../../../../probes/rules/vendor-inconsistent/example.ts';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';

const module = `${home}/src/shop`;
const folder = join(temporary('status-project'), 'mac');

test('one project is told without a daemon: what runs, the mode and why, its finding and its caches', async () => {
  buildMachine(folder, example.machine());
  const { out, code } = await call(['status', module, '--host', folder]);
  const text = out.replace(/\s+/g, ' ');
  expect(code).toBe(1);
  expect(text).toContain(`The module at ${module}`);
  expect(text).toContain('Terminal: go1.26.8 arm64 (/opt/homebrew/Cellar/go/1.26.8/libexec/bin/go)');
  expect(text).toContain(`Module mode ${module}/go.mod is the nearest Packages come from vendor/`);
  expect(text).toContain(`${module}/vendor does not fit ${module}/go.mod in 2 lines`);
  expect(text).toContain(`build cache ${home}/Library/Caches/go-build`);
  const json = await call(['status', module, '--host', folder, '--json']);
  expect(JSON.parse(json.out)).toMatchObject({
    schemaVersion: 1,
    directory: module,
    module,
    contexts: [
      {
        context: 'login-shell',
        outcome: { kind: 'own' },
        mode: { kind: 'modules', build: { mod: 'vendor' } },
      },
      {},
    ],
    findings: [{ rule: 'vendor-inconsistent' }],
    caches: [{ kind: 'build' }, { kind: 'modules' }, { kind: 'vendor' }],
  });
});
