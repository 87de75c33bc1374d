import type { Sketch } from './build.ts';
import { arm, home, intel, mac, rosetta, system, withTools } from './mac.ts';
import { twoIdes } from './two-ides.ts';
import { fetchedToolchain, goenv, goroot, homebrew, officialPackage, tool } from './installers.ts';

const brew = '/opt/homebrew';
const go = '1.26.8';

/** Small machines by name, for `gowarden simulate` and for tests. Each call makes a new one. */
export const presets = {
  /** Apple silicon, everything native: nothing to report. */
  'apple-silicon': () =>
    mac(
      { ...homebrew(brew, arm(go)), ...withTools(`${home}/go/bin`, arm(go)) },
      { shell: [`${brew}/bin`, `${brew}/sbin`, `${home}/go/bin`] },
    ),
  /** An Intel Homebrew that was migrated along comes before the native one. */
  'intel-prefix-first': () =>
    mac(
      { ...homebrew(brew, arm(go)), ...homebrew('/usr/local', intel('1.25.4')) },
      { shell: ['/usr/local/bin', `${brew}/bin`] },
    ),
  /** The native prefix holds an amd64 Go. */
  'amd64-swapped-in': () =>
    mac(
      { ...homebrew(brew, intel(go)), ...withTools(`${home}/go/bin`, arm(go)) },
      { shell: [`${brew}/bin`, `${home}/go/bin`] },
    ),
  /** Go's own package, native, found through /etc/paths.d. */
  'official-package': () => mac(officialPackage(arm(go)), { shell: ['/usr/local/go/bin'] }),
  /** The package for Intel Macs on Apple silicon. */
  'official-package-amd64': () => mac(officialPackage(intel(go)), { shell: ['/usr/local/go/bin'] }),
  /** goenv's shims first. */
  goenv: () => mac(goenv(home, arm('1.25.4')), { shell: [`${home}/.goenv/shims`] }),
  /** All is native but the Node that we run on. */
  'translated-node': () =>
    mac(homebrew(brew, arm(go)), { hardware: { ...rosetta, ours: 'amd64' }, shell: [`${brew}/bin`] }),
  /** An Intel Mac with its own Homebrew: amd64 is right here. */
  'intel-mac': () =>
    mac(
      { ...homebrew('/usr/local', intel(go)), ...withTools(`${home}/go/bin`, intel(go)) },
      { hardware: { architecture: 'amd64', osVersion: '26.1' }, shell: [`${home}/go/bin`] },
    ),
  /** No Go anywhere. */
  'no-go': () => mac({ [`${brew}/bin`]: { directory: true } }, { shell: [`${brew}/bin`] }),
  /** Tools of an amd64 Go, one of them linked before Go wrote LC_UUID. */
  'amd64-tools': () =>
    mac(
      {
        ...homebrew(brew, arm(go)),
        ...tool(`${home}/go/bin`, 'gopls', intel(go)),
        ...tool(`${home}/go/bin`, 'dlv', intel('1.22.5')),
        ...tool(`${home}/go/bin`, 'staticcheck', arm(go)),
      },
      { shell: [`${brew}/bin`, `${home}/go/bin`] },
    ),
  /** GOROOT in the shell names another Go than the one that wins. */
  'mixed-goroot': () => {
    const sketch = mac(
      { ...homebrew(brew, arm(go)), ...officialPackage(arm('1.25.4')) },
      { shell: [`${brew}/bin`] },
    );
    const { contexts } = sketch.description;
    const shell = { path: [`${brew}/bin`, ...system], environment: { GOROOT: '/usr/local/go' } };
    return {
      ...sketch,
      description: { ...sketch.description, contexts: { ...contexts, 'login-shell': shell } },
    };
  },
  /** An amd64 Go fetched an amd64 toolchain, which outlives it. */
  'inherited-toolchain': () =>
    mac(
      { ...homebrew(brew, arm('1.25.4')), ...fetchedToolchain(home, intel(go)) },
      { shell: [`${brew}/bin`] },
    ),
  /** Links on the way to go lead in a circle. */
  'link-loop': () =>
    mac(
      {
        [`${brew}/bin/go`]: { link: '../opt/go/bin/go' },
        [`${brew}/opt/go`]: { link: '../var/go' },
        [`${brew}/var/go`]: { link: '../opt/go' },
      },
      { shell: [`${brew}/bin`] },
    ),
  /** Directories that we may not look into: not the same as empty ones. */
  unreadable: () =>
    mac(
      {
        ...homebrew(brew, arm(go)),
        ...goenv(home, arm('1.25.4')),
        ...goroot(`${home}/Documents/go`, intel(go)),
      },
      {
        shell: [`${home}/.goenv/shims`, `${brew}/bin`, `${home}/Documents/go/bin`],
        more: { blocked: [`${home}/.goenv`], privacy: [`${home}/Documents`] },
      },
    ),
  /** VS Code (translated) and GoLand work on one module, and one's go command waits for the other's. */
  'two-ides': () => {
    const { files, ...more } = twoIdes(home);
    return mac(
      { ...homebrew(brew, arm(go)), ...withTools(`${home}/go/bin`, arm(go)), ...files },
      { shell: [`${brew}/bin`, `${home}/go/bin`], more },
    );
  },
} as const satisfies Readonly<Record<string, () => Sketch>>;

export type PresetName = keyof typeof presets;
