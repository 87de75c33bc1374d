import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ProjectDocument } from '../../../../cli/commands/status/project-document.ts';
import { buildMachine } from '../../../../host/simulated/build.ts';
import { home } from '../../../../host/simulated/mac.ts';
import { example } from '../../../../probes/rules/vendor-inconsistent/example.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { shell, with_ } from '../../../probes/machine.ts';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';

const module = `${home}/src/shop`;
const folder = join(temporary('status-project'), 'mac');

test('shows one project without a daemon: what runs, the mode and why, its finding and its caches', async () => {
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

test('a healthy project has no next step; where no go runs, the reason is shown with what is known', async () => {
  const fine = join(temporary('status-fine'), 'mac');
  buildMachine(fine, with_(presets['apple-silicon'](), { [`${module}/go.mod`]: { text: 'module shop\n' } }));
  const page = await call(['status', module, '--host', fine]);
  expect(page.out).toContain('No finding is open about it.');
  expect(page.out).not.toContain('Next:');
  const lost = join(temporary('status-lost'), 'mac');
  const away = shell(presets['official-package'](), ['/usr/bin', '/bin']);
  buildMachine(lost, with_(away, { [`${module}/go.mod`]: { text: 'module shop\n' } }));
  const without = await call(['status', module, '--host', lost]);
  expect(without.out).toContain('Terminal: no go runs');
  expect(without.out).toContain('go-missing');
  expect(without.out).not.toContain('install Go');
  const none = join(temporary('status-none'), 'mac');
  buildMachine(none, with_(presets['no-go'](), { [`${module}/go.mod`]: { text: 'module shop\n' } }));
  expect((await call(['status', module, '--host', none])).out).toContain(
    'install Go from https://go.dev/dl/',
  );
});

test('several module caches are shown with their size and owner; a single one is not measured', async () => {
  const several = join(temporary('status-caches'), 'mac');
  const record = (gopath: string, text: string) => ({
    [`${home}/go/${gopath}pkg/mod/cache/download/example.com/a/@v/v1.0.0.info`]: { text },
  });
  const machine = example.machine();
  const files = { ...record('', 'x'), ...record('1.25.4/', 'x'.repeat(2_000_000)) };
  buildMachine(several, { ...machine, files: { ...machine.files, ...files } });
  const { out } = await call(['status', module, '--host', several]);
  expect(out).toMatch(/module cache {2}\/Users\/kim\/go\/pkg\/mod {2}[\d.]+ k?B \(Terminal\)/);
  expect(out).toMatch(/module cache {2}\/Users\/kim\/go\/1\.25\.4\/pkg\/mod {2}[\d.]+ MB \(goenv 1\.25\.4\)/);
  const { caches, findings } = JSON.parse(
    (await call(['status', module, '--host', several, '--json'])).out,
  ) as ProjectDocument;
  expect(caches.map(({ kind, of, bytes }) => [kind, of, bytes])).toEqual([
    ['build', null, null],
    ['modules', 'login-shell', expect.any(Number)],
    ['modules', 'goenv 1.25.4', expect.any(Number)],
    ['vendor', null, null],
  ]);
  const [, own, other] = caches;
  expect(other!.bytes! - own!.bytes!).toBeGreaterThan(1_000_000);
  expect(findings.map(({ rule }) => rule)).toContain('gopath-mode');
});
