import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from '../../fast-check.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { explainGo } from '../../../probes/choice/explain.ts';
import { variableNames } from '../../../probes/environment/environment.ts';
import { Origins } from '../../../probes/environment/origin.ts';
import { environmentStep } from '../../../probes/environment/step.ts';
import { goVersion } from '../../real/go-programs.ts';
import { goPath, older, smallGoroot } from '../../real/toolchains.ts';

const missing = process.platform !== 'linux' ? 'Linux' : goVersion() === null ? 'Go' : null;
const platform = `linux-${process.arch === 'arm64' ? 'arm64' : 'amd64'}`;
const run = promisify(execFile);

const values: Readonly<Record<(typeof variableNames)[number], readonly string[]>> = {
  GOOS: ['', 'linux', 'darwin', 'windows', 'js', 'plan9'],
  GOARCH: ['', 'amd64', 'arm64', '386', 'wasm'],
  GOHOSTARCH: ['', 'amd64', 'arm64'],
  GOARM64: ['', 'v8.0', 'v9.0', 'v8.2,lse'],
  GOAMD64: ['', 'v1', 'v3'],
  CGO_ENABLED: ['', '0', '1', '2', 'true'],
  CC: ['', 'gcc', 'clang', 'no-such-compiler', 'zig cc -target x86_64-linux-musl'],
  CXX: ['', 'g++', 'clang++'],
  GOFLAGS: ['', '-mod=mod', '-trimpath -race'],
  GOTOOLCHAIN: ['', 'local', 'auto', 'path', older, `${older}+auto`, `${older}+path`],
  GOPROXY: ['', 'off', 'direct', 'https://proxy.example.com,direct'],
  GO111MODULE: ['', 'on', 'off', 'auto'],
  GOEXPERIMENT: ['', 'none'],
};

const settings = fc
  .subarray([...variableNames], { maxLength: 6 })
  .chain((names) =>
    fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), fc.constantFrom(...values[name])))),
  );
const lines = settings.map((pairs) => pairs.map(([name, value]) => `${name}=${value}\n`).join(''));
const file = fc.option(
  fc.tuple(lines, lines, fc.constantFrom('', '# x\n', 'junk\n')).map((parts) => parts.join('')),
);
/** GOHOSTARCH would be refused by `go env -w`, but may be written by hand, and GOENV may point elsewhere. */
const machines = fc.record({
  environment: settings.map((pairs) => Object.fromEntries(pairs)),
  goenv: fc.constantFrom<string | undefined>(
    undefined,
    undefined,
    'off',
    '{ROOT}/other-env',
    'relative-env',
    '',
  ),
  userFile: file,
  otherFile: file,
  goEnv: file,
  goMod: fc.constantFrom(null, 'module m\n\ngo 1.21\n', 'module m\n\ngo 1.25.4\ntoolchain go1.25.4\n'),
  goWork: fc.constantFrom(null, null, 'go 1.21\n\nuse ./module\n'),
  compilers: fc.subarray(['gcc', 'clang', 'no-such-compiler']),
});
type Machine = typeof machines extends fc.Arbitrary<infer Value> ? Value : never;

/** Found first by chance: the toolchain required by go.work's module is selected, and go.work is then too old for it. */
const refused: Machine = {
  ...{ environment: {}, goenv: undefined, userFile: null, otherFile: null, compilers: [] },
  goEnv: `GOTOOLCHAIN=${older}+auto\n`,
  goMod: 'module m\n\ngo 1.25.4\ntoolchain go1.25.4\n',
  goWork: 'go 1.21\n\nuse ./module\n',
};

describe.skipIf(missing !== null)(
  `settings beside the real go env${missing ? ` (needs ${missing})` : ''}`,
  () => {
    const root = mkdtempSync(join(tmpdir(), 'gowarden-environment-'));
    const module = join(root, 'work/module');
    let host: Host;
    let gopath: string;

    beforeAll(async () => {
      host = await openHost();
      gopath = goPath([platform]);
      for (const path of [module, join(root, 'home/.config/go/telemetry')])
        mkdirSync(path, { recursive: true });
      writeFileSync(join(root, 'home/.config/go/telemetry/mode'), 'off');
      smallGoroot(join(root, 'goroot'), '');
    });
    afterAll(() => rmSync(root, { recursive: true, force: true }));

    const put = (path: string, text: string | null): void => {
      rmSync(join(root, path), { force: true });
      if (text !== null) writeFileSync(join(root, path), text);
    };

    const agree = async (machine: Machine): Promise<void> => {
      put('home/.config/go/env', machine.userFile);
      put('other-env', machine.otherFile);
      put('work/module/relative-env', machine.otherFile);
      put('goroot/go.env', machine.goEnv);
      put('work/module/go.mod', machine.goMod);
      put('work/go.work', machine.goWork);
      const bin = join(root, 'bin');
      rmSync(bin, { recursive: true, force: true });
      mkdirSync(bin);
      for (const name of machine.compilers) symlinkSync('/bin/true', join(bin, name));
      const path = [join(root, 'goroot/bin'), bin];
      const environment = {
        ...{ HOME: join(root, 'home'), GOPATH: gopath, GOSUMDB: 'sum.golang.org', PATH: path.join(':') },
        ...machine.environment,
        ...(machine.goenv !== undefined && { GOENV: machine.goenv.replace('{ROOT}', root) }),
      };
      const context = {
        ...{ id: 'login-shell' as const, path, environment, certainty: 'observed' as const, source: 'test' },
      };
      const choice = await explainGo(host, module, context);
      const origins = new Origins(host, []);
      const step = environmentStep(host, await host.hardware(), { context, choice, origins });
      const told = JSON.stringify({ machine, outcome: choice.outcome }, null, 1);
      const real = await run(join(root, 'goroot/bin/go'), ['env', '-json', 'GOVERSION', ...variableNames], {
        cwd: module,
        env: { ...environment, PWD: module },
        timeout: 120_000,
      }).catch((error: unknown) => String((error as { stderr?: unknown }).stderr));
      if (typeof real === 'string') {
        // It may refuse its settings; then it does not say what it would do.
        expect(real, told).toMatch(/^go: /);
        return;
      }
      const { GOVERSION, ...said } = JSON.parse(real.stdout) as Record<string, string>;
      expect(Object.fromEntries(step?.variables.map(({ name, value }) => [name, value]) ?? []), told).toEqual(
        said,
      );
      if ('version' in choice.outcome) expect(choice.outcome.version, told).toBe(GOVERSION);
      expect(step?.target, told).toBe(`${said.GOOS}/${said.GOARCH}`);
    };

    // The long form: npm run test:environment-long
    it('agree on random environments, files of go env -w, go.env, go.mod and go.work', async () => {
      const long = process.env.GOWARDEN_LONG !== undefined;
      await fc.assert(fc.asyncProperty(machines, agree), {
        ...(long ? { numRuns: 300 } : { numRuns: 40, seed: 7 }),
        examples: [[refused]],
      });
    }, 600_000);
  },
);
