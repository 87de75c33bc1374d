import fc from '../fast-check.ts';
import type { Sketch, SketchedFiles } from '../../host/simulated/build.ts';
import {
  brew,
  type GoSketch,
  homebrew,
  homebrewKeg,
  officialPackage,
  tool,
} from '../../host/simulated/installers.ts';
import { home, rosetta, system } from '../../host/simulated/mac.ts';
import { Machine } from '../../remedies/stand-in/machine.ts';
import { effectsOf, openTerminal } from '../../remedies/stand-in/profile.ts';
import { type Layout, layouts } from './layouts.ts';

/** What one part of a machine contributes: files, directories of PATH, and lines of the shell's start-up file. */
export interface Part {
  readonly files: SketchedFiles;
  readonly path: readonly string[];
  readonly lines?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const supported = ['1.26.8', '1.27.1'];
const unsupported = ['1.15.15', '1.18.10', '1.22.5', '1.24.4', '1.25.4'];
export const nothing: Part = { files: {}, path: [] };

export const version = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...supported) },
  { weight: 2, arbitrary: fc.constantFrom(...unsupported) },
);

/** Go for arm64 Macs starts with 1.16. */
const goOf = (architecture: fc.Arbitrary<string>): fc.Arbitrary<GoSketch> =>
  fc
    .record({ version, architecture })
    .map((go) => (go.version === '1.15.15' ? { ...go, architecture: 'amd64' } : go));
const anyGo = goOf(fc.constantFrom('arm64', 'amd64'));

function keg(prefix: string, formula: string, go: GoSketch): SketchedFiles {
  const plain = homebrewKeg(prefix, go);
  const from = `${prefix}/Cellar/go/`;
  const moved = Object.entries(plain).map(([path, file]) => [
    path.startsWith(from) ? `${prefix}/Cellar/${formula}/${path.slice(from.length)}` : path,
    file,
  ]);
  return {
    ...(Object.fromEntries(moved) as SketchedFiles),
    [`${prefix}/opt/${formula}`]: { link: `../Cellar/${formula}/${go.version}` },
  };
}

/** A Homebrew with various histories. */
function homebrewPart(prefix: string, architecture: string): fc.Arbitrary<Part> {
  const bin = `${prefix}/bin`;
  const minor = (number: string): string => number.split('.', 2).join('.');
  const shellenv = fc.constantFrom<readonly string[]>([], [`eval "$(${bin}/brew shellenv)"`]);
  return fc
    .tuple(
      fc.constantFrom(
        ...(['none', 'brew alone', 'go', 'unlinked', 'keg-only', 'keg-only on PATH', 'dangling'] as const),
        ...(['removed on PATH', 'removed alone on PATH'] as const),
      ),
      goOf(fc.constant(architecture)).filter((go) => go.architecture === architecture),
      shellenv,
    )
    .map(([state, go, lines]): Part => {
      const program = brew(prefix);
      const formula = `go@${minor(go.version)}`;
      if (state === 'none') return nothing;
      if (state === 'brew alone')
        return { files: { ...program, [`${prefix}/Cellar`]: { directory: true } }, path: [bin], lines };
      if (state === 'go') return { files: homebrew(prefix, go), path: [bin], lines };
      if (state === 'unlinked')
        return { files: { ...keg(prefix, 'go', go), ...program }, path: [bin], lines };
      if (state === 'keg-only')
        return { files: { ...keg(prefix, formula, go), ...program }, path: [bin], lines };
      if (state === 'keg-only on PATH') {
        const opt = `${prefix}/opt/${formula}/bin`;
        const newer = { version: '1.27.1', architecture };
        return {
          files: { ...homebrew(prefix, newer), ...keg(prefix, formula, go) },
          path: [opt, bin],
          lines: [...lines, `export PATH="${opt}:$PATH"`],
        };
      }
      // The directory of a removed formula, beside the newest, another keg-only one, or nothing.
      const gone = { [`${prefix}/opt/go@1.23`]: { link: '../Cellar/go@1.23/1.23.1' } };
      const goneBin = `${prefix}/opt/go@1.23/bin`;
      const wanted = [`export PATH="${goneBin}:$PATH"`];
      if (state === 'removed on PATH')
        return { files: { ...homebrew(prefix, go), ...gone }, path: [goneBin], lines: wanted };
      if (state === 'removed alone on PATH')
        return {
          files: {
            ...program,
            ...gone,
            ...(lines.length > 0 ? keg(prefix, formula, go) : {}),
            [`${prefix}/Cellar`]: { directory: true },
          },
          path: [goneBin],
          lines: wanted,
        };
      return {
        files: {
          ...keg(prefix, formula, go),
          ...program,
          [`${bin}/go`]: { link: `../Cellar/go@1.23/1.23.1/bin/go` },
        },
        path: [bin],
        lines,
      };
    });
}

const packagePart: fc.Arbitrary<Part> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(nothing) },
  { weight: 2, arbitrary: anyGo.map((go) => ({ files: officialPackage(go), path: ['/usr/local/go/bin'] })) },
);

const managerPart: fc.Arbitrary<Part> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(nothing) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom<Layout>(...layouts), anyGo, fc.constantFrom('arm64', 'amd64'), fc.boolean())
      .map(([layout, go, program, isThere]) => layout(go, isThere ? program : null)),
  },
);

/** dlv or gopls where `go install` or somebody has put them. */
export const toolsPart: fc.Arbitrary<Part> = fc
  .array(
    fc.tuple(
      fc.constantFrom<'dlv' | 'gopls'>('dlv', 'gopls'),
      fc.constantFrom(`${home}/go/bin`, '/usr/local/bin'),
      anyGo.filter((go) => go.version !== '1.15.15'),
    ),
    { maxLength: 2 },
  )
  .map((tools) => ({
    files: Object.assign(
      {},
      ...tools.map(([name, directory, go]) => tool(directory, name, go)),
    ) as SketchedFiles,
    path: [`${home}/go/bin`],
  }));

/** GOROOT and GOTOOLCHAIN, and who set them. */
const settingsPart: fc.Arbitrary<Part & { readonly session?: Readonly<Record<string, string>> }> = fc
  .tuple(
    fc.constantFrom('nobody', 'nobody', 'nobody', 'profile', 'session', 'go env', 'unknown'),
    fc.constantFrom('/usr/local/go', '/opt/homebrew/opt/go/libexec', `${home}/sdk/gone`),
    fc.constantFrom('', '', '', 'go1.26.8', 'go1.22.5', 'local'),
    fc.boolean(),
  )
  .map(([who, goroot_, toolchain, isEnded]) => {
    const pin = toolchain === '' ? {} : { GOTOOLCHAIN: toolchain };
    const env = `${home}/Library/Application Support/go/env`;
    const written = `GOROOT=${goroot_}${isEnded ? '\n' : ''}`;
    if (who === 'profile')
      return { ...nothing, lines: [`export GOROOT=${goroot_}`], environment: { ...pin, GOROOT: goroot_ } };
    if (who === 'session')
      return { ...nothing, environment: { ...pin, GOROOT: goroot_ }, session: { GOROOT: goroot_ } };
    if (who === 'unknown') return { ...nothing, environment: { ...pin, GOROOT: goroot_ } };
    if (who === 'go env') return { ...nothing, files: { [env]: { text: written } }, environment: pin };
    return { ...nothing, environment: pin };
  });

const hardware = fc.constantFrom(
  rosetta,
  rosetta,
  { ...rosetta, osVersion: '15.6' },
  { architecture: 'arm64', osVersion: '26.1' },
  { architecture: 'amd64', osVersion: '15.6' },
);

const shells = fc.constantFrom<readonly [shell: string, file: string, source: string]>(
  ['/bin/zsh', '.zshrc', 'zsh -l -i -c env'],
  ['/bin/zsh', '.zprofile', 'zsh -l -i -c env'],
  ['/bin/bash', '.bash_profile', 'bash -l -i -c env'],
  ['/bin/bash', '.profile', 'bash -l -i -c env'],
  ['/opt/homebrew/bin/fish', '.config/fish/config.fish', 'fish -l -i -c env'],
);

/** The sort key for directories of PATH. */
export const order = fc.array(fc.nat(), { minLength: 12, maxLength: 12 });
/** What an editor leaves at the end of a file. */
export const lineEnd = fc.constantFrom('\n', '\n', '');

export function inOrder(parts: readonly Part[], places: readonly number[]): readonly string[] {
  return [...new Set(parts.flatMap(({ path }) => path))]
    .map((directory, index) => [places[index % places.length] ?? 0, directory] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, directory]) => directory);
}

/** People's machines: one in a thousand has everything, and each part alone is common. */
export const machines: fc.Arbitrary<Sketch> = fc
  .record({
    native: homebrewPart('/opt/homebrew', 'arm64'),
    intel: fc.oneof({ weight: 2, arbitrary: fc.constant(nothing) }, homebrewPart('/usr/local', 'amd64')),
    official: packagePart,
    manager: managerPart,
    tools: toolsPart,
    settings: settingsPart,
    hardware,
    shell: shells,
    order,
    end: lineEnd,
  })
  .map(({ native, intel, official, manager, tools, settings, hardware: machine, shell, order, end }) => {
    const isArm = machine.architecture === 'arm64';
    const parts: readonly Part[] = [...(isArm ? [native] : []), intel, official, manager, tools, settings];
    const path = inOrder(parts, order);
    const lines = parts.flatMap((part) => part.lines ?? []);
    const [program, file, source] = shell;
    const environment = Object.assign(
      { HOME: home },
      ...parts.map((part) => part.environment ?? {}),
    ) as Record<string, string>;
    return {
      description: {
        format: 1,
        platform: 'darwin',
        user: { name: 'kim', uid: 501, home, shell: program },
        hardware: machine,
        contexts: {
          'login-shell': {
            path: [...path, ...(path.includes('/usr/local/bin') ? [] : ['/usr/local/bin']), ...system],
            environment,
            source,
          },
          gui: { path: [...system], environment: settings.session ?? {}, source: 'launchd default' },
          daemon: { path: ['/opt/homebrew/bin', '/usr/local/bin', ...system] },
        },
        commands: [],
        processes: [],
        locks: [],
      },
      files: filesOf(
        parts,
        lines.length > 0 ? { [`${home}/${file}`]: { text: lines.join('\n') + end } } : {},
      ),
    } satisfies Sketch;
  })
  .map(opened);

/** The files of a machine with these parts, and its start-up file. */
export function filesOf(parts: readonly Part[], profile: SketchedFiles): SketchedFiles {
  return Object.assign(
    { [`${home}/go/bin`]: { directory: true }, '/usr/local/bin': { directory: true } },
    ...parts.map(({ files }) => files),
    profile,
  ) as SketchedFiles;
}

/** As after opening a terminal: what the start-up files add to PATH is where they put it, and nowhere before that. */
export function opened(sketch: Sketch): Sketch {
  const machine = new Machine(sketch);
  openTerminal(machine, effectsOf(machine));
  return machine.sketch();
}
