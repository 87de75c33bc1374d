import fc from '../fast-check.ts';
import type { Sketch, SketchedFiles } from '../../host/simulated/build.ts';
import { goroot, type GoSketch } from '../../host/simulated/installers.ts';
import { home } from '../../host/simulated/mac.ts';
import {
  filesOf,
  inOrder,
  lineEnd,
  nothing,
  opened,
  order,
  type Part,
  toolsPart,
  version,
} from './generated.ts';
import { type Layout, layoutsOfLinux } from './layouts.ts';

const system = ['/usr/bin', '/bin'];

/** Debian's layout: a tree for each version, of which `/usr/bin/go` leads to one, by links or by its alternatives. */
function debian(chosen: GoSketch, others: readonly GoSketch[], byAlternatives: boolean): SketchedFiles {
  const tree = ({ version: number }: GoSketch): string => `/usr/lib/go-${number.split('.', 2).join('.')}`;
  const trees = [...others, chosen].map((go) => goroot(tree(go), go));
  const links: SketchedFiles = byAlternatives
    ? {
        '/usr/bin/go': { link: '/etc/alternatives/go' },
        '/etc/alternatives/go': { link: `${tree(chosen)}/bin/go` },
      }
    : { '/usr/bin/go': { link: '../lib/go/bin/go' }, '/usr/lib/go': { link: tree(chosen) } };
  return { ...(Object.assign({}, ...trees) as SketchedFiles), ...links };
}

const snap = (go: GoSketch): Part => ({
  files: {
    ...goroot('/snap/go/10000', go),
    '/snap/go/current': { link: '10000' },
    '/snap/bin/go': { link: '/usr/bin/snap' },
    '/usr/bin/snap': { text: 'a program', executable: true },
  },
  path: ['/snap/bin'],
});

/** What the distribution has installed, which is always for this machine. */
const distribution = (architecture: string): fc.Arbitrary<Part> =>
  fc
    .tuple(
      fc.constantFrom('none', 'links', 'links', 'alternatives', 'alternatives', 'snap'),
      version,
      fc.array(version, { maxLength: 2 }),
    )
    .map(([by, number, others]): Part => {
      const go = { version: number, architecture };
      if (by === 'none') return nothing;
      if (by === 'snap') return snap(go);
      const beside = others.map((other) => ({ version: other, architecture }));
      return { files: debian(go, beside, by === 'alternatives'), path: ['/usr/bin'] };
    });

/** The archive of go.dev, by a line of the profile or by hand. */
const archive: fc.Arbitrary<Part> = fc.oneof(
  fc.constant(nothing),
  fc
    .tuple(
      version,
      fc.constantFrom('amd64', 'amd64', 'arm64'),
      fc.constantFrom<readonly string[]>(
        [],
        ['export PATH="$PATH:/usr/local/go/bin"'],
        ['export PATH="/usr/local/go/bin:$PATH"'],
      ),
    )
    .map(([number, architecture, lines]) => ({
      files: goroot('/usr/local/go', { version: number, architecture }),
      path: ['/usr/local/go/bin'],
      lines,
    })),
);

const manager: fc.Arbitrary<Part> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(nothing) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom<Layout>(...layoutsOfLinux), version, fc.boolean())
      .map(([layout, number, isThere]) =>
        layout({ version: number, architecture: 'amd64' }, isThere ? 'amd64' : null),
      ),
  },
);

/** A GOROOT that leads nowhere, and who set it. */
const settings: fc.Arbitrary<Part & { readonly session?: Readonly<Record<string, string>> }> = fc
  .constantFrom('nobody', 'nobody', 'nobody', 'profile', 'environment.d', 'go env')
  .map((who) => {
    const gone = { GOROOT: '/opt/go-gone' };
    if (who === 'profile') return { ...nothing, lines: ['export GOROOT=/opt/go-gone'], environment: gone };
    if (who === 'environment.d')
      return {
        files: { [`${home}/.config/environment.d/go.conf`]: { text: 'GOROOT=/opt/go-gone\n' } },
        path: [],
        environment: gone,
        session: gone,
      };
    if (who === 'go env')
      return { files: { [`${home}/.config/go/env`]: { text: 'GOROOT=/opt/go-gone' } }, path: [] };
    return nothing;
  });

/** Linux machines of people: a distribution's Go, the archive of go.dev before or after it, and a version manager. */
export const linuxMachines: fc.Arbitrary<Sketch> = fc
  .constantFrom('amd64', 'amd64', 'arm64')
  .chain((architecture) =>
    fc.record({
      architecture: fc.constant(architecture),
      parts: fc.tuple(distribution(architecture), archive, manager, toolsPart, settings),
      file: fc.constantFrom('.profile', '.bash_profile'),
      order,
      end: lineEnd,
    }),
  )
  .map(({ architecture, parts, file, order: places, end }): Sketch => {
    const path = inOrder(parts, places);
    const lines = parts.flatMap((part) => part.lines ?? []);
    const environment = Object.assign(
      { HOME: home },
      ...parts.map((part) => part.environment ?? {}),
    ) as Record<string, string>;
    return {
      description: {
        format: 1,
        platform: 'linux',
        user: { name: 'kim', uid: 1000, home, shell: '/bin/bash' },
        hardware: { architecture },
        contexts: {
          'login-shell': {
            path: [...new Set([...path, ...system])],
            environment,
            source: 'bash -l -i -c env',
          },
          gui: { path: [...system], environment: parts[4].session ?? {}, source: 'systemd --user' },
          daemon: { path: [...system] },
        },
        commands: [],
        processes: [],
        locks: [],
      },
      files: filesOf(
        parts,
        lines.length > 0 ? { [`${home}/${file}`]: { text: lines.join('\n') + end } } : {},
      ),
    };
  })
  .map(opened);
