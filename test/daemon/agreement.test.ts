import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { lookOnce } from '../../cli/commands/doctor/look-once.ts';
import type { Session } from '../../cli/command.ts';
import { exitCode, lookOfStatus, told, type Look } from '../../cli/look/look.ts';
import { startDaemon } from '../../daemon/daemon.ts';
import { ownPaths } from '../../host/paths.ts';
import { openHost } from '../../host/open.ts';
import { addFiles, buildMachine, type SketchedFiles } from '../../host/simulated/build.ts';
import { brew, fetchedToolchain, homebrew, officialPackage, tool } from '../../host/simulated/installers.ts';
import { arm, home, intel, mac, system } from '../../host/simulated/mac.ts';
import { ruleIds } from '../../probes/rules/ids.ts';
import { fakeClock } from './fakes/clock.ts';

const env = `${home}/Library/Application Support/go/env`;
const versions = fc.constantFrom('1.22.5', '1.24.5', '1.26.8', '1.27.1');
const go = fc.tuple(versions, fc.boolean()).map(([version, native]) => (native ? arm : intel)(version));
/** What may be put on a machine, or over what is there. */
const installed: fc.Arbitrary<SketchedFiles> = fc.oneof(
  go.map((one) => ({ ...homebrew('/opt/homebrew', one), ...brew('/opt/homebrew') })),
  go.map((one) => homebrew('/usr/local', one)),
  go.map(officialPackage),
  go.map((one) => fetchedToolchain(home, one)),
  go.map((one) => tool(`${home}/go/bin`, 'gopls', one)),
  fc
    .constantFrom('GOTOOLCHAIN=go1.24.5+auto', 'GOTOOLCHAIN=local', 'GOROOT=/usr/local/go', '')
    .map((line) => ({ [env]: { text: `${line}\n` } })),
  versions.map((version) => ({ [`${home}/go.mod`]: { text: `module a\n\ngo ${version}\n` } })),
);
const directories = ['/opt/homebrew/bin', '/usr/local/bin', '/usr/local/go/bin', `${home}/go/bin`];
const path = fc.shuffledSubarray(directories);
const gone = fc.constantFrom(
  ...['/opt/homebrew/bin/go', '/usr/local/bin/go', '/usr/local/go', '/opt/homebrew/Cellar/go', `${home}/go`],
  ...[env, '/opt/homebrew/opt/go', '/opt/homebrew'],
);
const change = fc.record({
  passMs: fc.constantFrom(0, 5_000, 61_000, 130_000, 660_000),
  what: fc.oneof(
    installed.map((files) => ({ kind: 'install' as const, files })),
    gone.map((at) => ({ kind: 'remove' as const, path: at })),
    path.map((at) => ({ kind: 'path' as const, path: at })),
  ),
});

type Change = (typeof change extends fc.Arbitrary<infer One> ? One : never)['what'];

function apply(folder: string, what: Change): void {
  const on = (at: string): string => join(folder, 'root', at);
  if (what.kind === 'remove') rmSync(on(what.path), { recursive: true, force: true });
  else if (what.kind === 'install') {
    for (const at of Object.keys(what.files)) {
      mkdirSync(dirname(on(at)), { recursive: true });
      rmSync(on(at), { recursive: true, force: true });
    }
    addFiles(folder, what.files);
  } else {
    const file = join(folder, 'machine.json');
    const description = JSON.parse(readFileSync(file, 'utf8')) as {
      contexts: Record<string, { path: string[] }>;
    };
    description.contexts['login-shell']!.path = [...what.path, ...system];
    writeFileSync(file, JSON.stringify(description));
  }
}

/** The cost of a daemon is left out: here it runs inside a test among others, and `doctor` is not a daemon. */
const ofTheMachine = (look: Look): Look => ({
  ...look,
  findings: look.findings.filter(({ rule }) => rule !== 'gowarden-over-budget'),
});

/** What people see: findings, and the exit code. */
const shown = (look: Look): unknown => [
  told(look).map(({ rule, subject, severity, certainty }) => `${rule} ${subject} ${severity} ${certainty}`),
  exitCode(look, 'info'),
];

/** A fresh command for each look. */
const sessionOf = (lent: object): Session =>
  ({ ...lent, signal: new AbortController().signal }) as unknown as Session;

/** Earlier disagreements. */
const once: [{ files: SketchedFiles[]; path: string[] }, { passMs: number; what: Change }[]][] = [
  // A go that was on no PATH disappears, and then its directory is added to the PATH.
  [
    { files: [{ ...homebrew('/opt/homebrew', intel('1.22.5')), ...brew('/opt/homebrew') }], path: [] },
    [
      { passMs: 0, what: { kind: 'remove', path: '/opt/homebrew' } },
      { passMs: 0, what: { kind: 'path', path: ['/opt/homebrew/bin'] } },
    ],
  ],
  // Of two errors about one go the later one comes first by name.
  [
    { files: [{ ...homebrew('/usr/local', arm('1.22.5')), ...brew('/usr/local') }], path: [] },
    [
      { passMs: 0, what: { kind: 'install', files: { [env]: { text: 'GOROOT=/usr/local/go\n' } } } },
      { passMs: 0, what: { kind: 'path', path: [] } },
    ],
  ],
];

/** Long: `npm run test:agreement-long`. */
const long = process.env.GOWARDEN_LONG === '1';
const limits = { examples: once, ...(long ? { numRuns: 400 } : { numRuns: 12, seed: 14 }) };

test(
  'the daemon and doctor agree, on any machine, after any change, at any moment',
  async () => {
    const machines = fc.record({ files: fc.array(installed, { maxLength: 4 }), path });
    await fc.assert(
      fc.asyncProperty(
        machines,
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async (machine, changes) => {
          const folder = mkdtempSync(join(tmpdir(), 'gowarden-agreement-'));
          const files: SketchedFiles = Object.fromEntries(
            machine.files.flatMap((one) => Object.entries(one)),
          );
          buildMachine(folder, mac(files, { shell: machine.path }));
          const clock = fakeClock();
          const paths = ownPaths('linux', folder, {}, join(folder, 'state'));
          const host = await openHost({ simulation: folder });
          const daemon = await startDaemon({ host, paths, language: 'en', clock, watch: false });
          const session = {
            paths,
            host: () => openHost({ simulation: folder }),
            environment: {},
            err: () => undefined,
          };
          try {
            for (const { passMs, what } of [{ passMs: 0, what: null }, ...changes]) {
              if (what !== null) apply(folder, what);
              await clock.pass(passMs);
              const status = ofTheMachine(lookOfStatus(await daemon.actions.check()));
              const doctor = await lookOnce(sessionOf(session), new Set(ruleIds), clock.now());
              expect(shown(status)).toEqual(shown(doctor));
            }
          } finally {
            await daemon.stop();
            rmSync(folder, { recursive: true, force: true });
          }
        },
      ),
      limits,
    );
  },
  long ? 3_600_000 : 60_000,
);
