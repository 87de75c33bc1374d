import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startDaemon, type Daemon } from '../../../daemon/daemon.ts';
import { verifier } from '../../../daemon/verification/part.ts';
import { readRemembered } from '../../../daemon/verification/remembered.ts';
import { h1, sha256 } from '../../../host/formats/dirhash.ts';
import { openHost } from '../../../host/open.ts';
import { ownPaths } from '../../../host/paths.ts';
import { buildMachine, type SketchedFiles } from '../../../host/simulated/build.ts';
import { home, mac } from '../../../host/simulated/mac.ts';
import { patience, temporary } from '../../faults/running.ts';
import { fakeClock, type FakeClock } from '../fakes/clock.ts';

const version = 'go1.26.99';
const module = `golang.org/toolchain@v0.0.1-${version}.darwin-arm64`;
const goroot = '/usr/local/go';

/** A whole Go in miniature, by the names of the module. */
const tree: SketchedFiles = {
  VERSION: { text: `${version}\ntime 2026-08-28T16:20:06Z\n` },
  'bin/go': {
    machO: { architectures: ['arm64'], version, path: 'cmd/go', settings: { '-trimpath': 'true' } },
  },
  'bin/gofmt': { text: 'gofmt', executable: true },
  'pkg/tool/darwin_arm64/compile': { text: 'compile', executable: true },
  'src/fmt/print.go': { text: 'package fmt\n' },
};

/** A Mac with that Go, whose module cache has recorded what was published. */
function aMac(): string {
  const folder = join(temporary('verifier'), 'machine');
  const files = Object.entries(tree).map(([name, sketch]) => [`${goroot}/${name}`, sketch] as const);
  buildMachine(folder, mac(Object.fromEntries(files), { shell: [`${goroot}/bin`] }));
  const sums = Object.keys(tree).map((name) => {
    return [`${module}/${name}`, sha256(readFileSync(join(onDisk(folder), name)))] as const;
  });
  const record = `${home}/go/pkg/mod/cache/download/golang.org/toolchain/@v/${module.split('@')[1] ?? ''}.ziphash`;
  const place = onDisk(folder).replace(goroot, record);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, h1(sums));
  return folder;
}

const onDisk = (folder: string): string => join(folder, 'root', goroot);

async function watching(folder: string, state: string): Promise<{ daemon: Daemon; clock: FakeClock }> {
  const host = await openHost({ simulation: folder });
  const paths = ownPaths('linux', '/nowhere', {}, state);
  const clock = fakeClock();
  const daemon = await startDaemon({ host, paths, language: 'en', parts: [verifier], clock, watch: false });
  onTestFinished(() => daemon.stop());
  await daemon.actions.check();
  return { daemon, clock };
}

const verdicts = (state: string): string[] => readRemembered(state).map(({ verdict }) => verdict);
const errors = ({ actions }: Daemon): string[] =>
  actions
    .status()
    .findings.filter(({ rule }) => rule === 'go-differs')
    .map(({ subject }) => subject);

test('a toolchain is verified once when it appears, and again when it has changed; only one that differs is reported', async () => {
  const folder = aMac();
  const state = join(temporary('verifier-state'), 's');
  const { daemon, clock } = await watching(folder, state);
  expect(verdicts(state)).toEqual([]);
  await clock.pass(60_000);
  await vi.waitFor(() => expect(verdicts(state)).toEqual(['official']), patience);
  expect(errors(daemon)).toEqual([]);

  const before = readFileSync(join(state, 'verified.json'), 'utf8');
  await daemon.actions.check();
  await clock.pass(120_000);
  expect(readFileSync(join(state, 'verified.json'), 'utf8')).toBe(before);

  writeFileSync(join(onDisk(folder), 'bin/gofmt'), 'somebody else');
  await daemon.actions.check();
  await clock.pass(60_000);
  await vi.waitFor(() => expect(verdicts(state)).toEqual(['differs']), patience);
  await daemon.actions.check();
  expect(errors(daemon)).toEqual([goroot]);
  await daemon.stop();

  // Known results are known again at once, without reading anything.
  const again = await watching(folder, state);
  expect(errors(again.daemon)).toEqual([goroot]);
});
