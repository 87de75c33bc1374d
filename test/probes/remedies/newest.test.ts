import { expect, it } from 'vitest';
import type { Sketch, SketchedFiles } from '../../../host/simulated/build.ts';
import { brew, type GoSketch, goroot, homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, intel, mac } from '../../../host/simulated/mac.ts';
import { speak } from '../../../messages/speak.ts';
import { sayRemedy } from '../../../probes/remedies/say.ts';
import { findingsOf, with_ } from '../machine.ts';

const program = (place: string, architecture: string): SketchedFiles => ({
  [`${home}/${place}`]: {
    machO: { architectures: [architecture], version: 'go1.26.8', path: 'example.com/it', uuid: true },
  },
});
/** A Mac whose terminal has the go from one directory, with GOROOT and a start-up file. */
function macWith(files: SketchedFiles, path: readonly string[], goroot_?: string, profile = ''): Sketch {
  const { description, ...rest } = mac({ ...files, [`${home}/.zshrc`]: { text: profile } }, { shell: path });
  const login = {
    path: [...path, '/usr/bin'],
    source: 'zsh -l -i -c env',
    environment: goroot_ ? { GOROOT: goroot_ } : {},
  };
  return {
    ...rest,
    description: { ...description, contexts: { ...description.contexts, 'login-shell': login } },
  };
}
const nix = (go: GoSketch): SketchedFiles => {
  const store = `/nix/store/abcdefghijklmnopqrstuvwxyz012345-go-${go.version}`;
  return {
    ...goroot(`${store}/share/go`, go),
    [`${store}/bin/go`]: { link: '../share/go/bin/go' },
    [`${home}/.nix-profile`]: { link: store },
  };
};
const port = (go: GoSketch): SketchedFiles => ({
  ...goroot('/opt/local/lib/go', go),
  '/opt/local/bin/go': { link: '../lib/go/bin/go' },
});
const g = (version: string, architecture: string): SketchedFiles => ({
  ...goroot(`${home}/.g/versions/${version}`, arm(version)),
  [`${home}/.g/go`]: { link: `versions/${version}` },
  ...program('.g/bin/g', architecture),
});

/** What is said about a go that is out of support and the only one. */
async function said(sketch: Sketch): Promise<string | null> {
  const [finding] = await findingsOf('go-version-eol', sketch);
  return sayRemedy(speak('en'), finding?.remedy?.steps ?? []);
}

it.each([
  [
    'g',
    macWith(
      g('1.24.8', 'arm64'),
      [`${home}/.g/bin`, `${home}/.g/go/bin`],
      `${home}/.g/go`,
      'source ~/.g/env\n',
    ),
    'Install one of Go 1.26, 1.27 with g, make it the default, and open a new terminal.',
  ],
  [
    'g for another processor',
    macWith(
      g('1.25.4', 'amd64'),
      [`${home}/.g/bin`, `${home}/.g/go/bin`],
      `${home}/.g/go`,
      'source ~/.g/env\n',
    ),
    `${home}/.g/bin/g itself is built for another architecture, and so is every Go that it installs: replace it with the arm64 build of g. Install one of Go 1.26, 1.27 with g, make it the default, and open a new terminal.`,
  ],
  [
    "moovweb's gvm, a function of the shell",
    macWith(
      goroot(`${home}/.gvm/gos/go1.25.4`, arm('1.25.4')),
      [`${home}/.gvm/gos/go1.25.4/bin`],
      `${home}/.gvm/gos/go1.25.4`,
      '[[ -s "$HOME/.gvm/scripts/gvm" ]] && source "$HOME/.gvm/scripts/gvm"\n',
    ),
    'Install one of Go 1.26, 1.27 with gvm, make it the default, and open a new terminal.',
  ],
  [
    'asdf of a terminal that may be translated',
    macWith(
      {
        ...goroot(`${home}/.asdf/installs/golang/1.15.15/go`, intel('1.15.15')),
        [`${home}/.asdf/bin/asdf`]: { text: '#!/bin/sh\n', executable: true },
      },
      [`${home}/.asdf/installs/golang/1.15.15/go/bin`],
    ),
    'Install one of Go 1.26, 1.27 with asdf, for arm64 and from a terminal that is not translated, make it the default, and open a new terminal.',
  ],
  [
    'Nix',
    macWith(nix(arm('1.25.4')), [`${home}/.nix-profile/bin`]),
    'Update what the Nix profile or flake takes its Go from (`nix profile upgrade`, `nix flake update` or `nix-channel --update`), then open a new terminal.',
  ],
  [
    'Nix for another system',
    macWith(nix(intel('1.25.4')), [`${home}/.nix-profile/bin`]),
    'The Nix profile or flake is evaluated for the wrong system: build it for aarch64-darwin (nixpkgs.hostPlatform, or `system` in nix.conf).',
  ],
  [
    'MacPorts, also beside Homebrew',
    macWith(
      { ...port(arm('1.25.4')), ...brew('/opt/homebrew'), '/opt/homebrew/Cellar': { directory: true } },
      ['/opt/local/bin', '/opt/homebrew/bin'],
    ),
    'Update the port: `sudo port selfupdate`, then `sudo port upgrade go`.',
  ],
] as const)('whoever installed the old Go installs the new one: %s', async (_name, sketch, words) => {
  expect(await said(sketch)).toBe(words);
});

it('a manager whose program is gone installs nothing', async () => {
  const files = Object.fromEntries(
    Object.entries(g('1.25.4', 'arm64')).filter(([path]) => !path.endsWith('/bin/g')),
  );
  expect(await said(macWith(files, [`${home}/.g/go/bin`], `${home}/.g/go`, 'source ~/.g/env\n'))).toMatch(
    /^g exports GOROOT=.+ Then run: open https:\/\/go\.dev\/dl\/\. /,
  );
});

/** A Linux machine whose terminal has one directory before /usr/bin. */
function linux(files: SketchedFiles, path: readonly string[]): Sketch {
  return with_(
    mac(files, { hardware: { architecture: 'amd64' } }),
    {},
    {
      platform: 'linux',
      user: { name: 'kim', uid: 1000, home: '/home/kim', shell: '/bin/bash' },
      contexts: { 'login-shell': { path: [...path], source: 'bash -l -i -c env' } },
    },
  );
}
const debian: SketchedFiles = {
  ...goroot('/usr/lib/go-1.19', intel('1.19.8')),
  '/usr/lib/go': { link: 'go-1.19' },
  '/usr/bin/go': { link: '../lib/go/bin/go' },
};
const alternatives: SketchedFiles = {
  ...goroot('/usr/lib/go-1.22', intel('1.22.5')),
  '/usr/bin/go': { link: '/etc/alternatives/go' },
  '/etc/alternatives/go': { link: '/usr/lib/go-1.22/bin/go' },
};

it.each([
  [debian, goroot('/usr/local/go', intel('1.26.8')), '/usr/local/go/bin'],
  [debian, goroot('/usr/lib/go-1.26', intel('1.26.8')), '/usr/lib/go-1.26/bin'],
  [alternatives, goroot('/usr/local/go', intel('1.27.1')), '/usr/local/go/bin'],
  [alternatives, goroot('/usr/lib/go-1.27', intel('1.27.1')), '/usr/lib/go-1.27/bin'],
])('a package of a distribution yields to a supported Go: %#', async (old, good, directory) => {
  const path = ['/usr/bin', '/bin', '/usr/local/go/bin'];
  const [finding] = await findingsOf('go-version-eol', linux({ ...old, ...good }, path));
  // Its maintainers may patch it.
  expect(finding).toMatchObject({ subject: '/usr/bin/go', certainty: 'suspected' });
  expect(finding!.evidence.join('\n')).toContain('whether its maintainers patch it is unknown');
  expect(sayRemedy(speak('en'), finding!.remedy!.steps)).toBe(
    `Run: echo 'export PATH="${directory}:$PATH"' >> ~/.bash_profile. Open a new terminal. Applications take PATH from the session: put the line PATH=${directory}:$PATH into ~/.config/environment.d/go.conf, then log in again.`,
  );
});

it('the advice is for applications alone where terminals have a better Go', async () => {
  const sketch = linux({ ...debian, ...goroot('/usr/local/go', intel('1.26.8')) }, [
    '/usr/local/go/bin',
    '/usr/bin',
  ]);
  expect(await said(sketch)).toBe(
    'Applications take PATH from the session: put the line PATH=/usr/local/go/bin:$PATH into ~/.config/environment.d/go.conf, then log in again.',
  );
});

it('a package of a distribution, a snap and an archive on their own are renewed by their own means', async () => {
  expect(await said(linux(debian, ['/usr/bin', '/bin']))).toMatch(
    /^The maintainers of the distribution may still patch this Go, .+ unpack the newest linux-amd64 archive of https:\/\/go\.dev\/dl\/ as \/usr\/local\/go beside it, /,
  );
  const archive = linux(goroot('/usr/local/go', intel('1.25.4')), ['/usr/local/go/bin', '/usr/bin']);
  expect(await said(archive)).toBe(
    'Download the newest linux-amd64 archive from https://go.dev/dl/ first, and only then put it in the place of /usr/local/go, as https://go.dev/doc/install says.',
  );
  const snap = {
    ...goroot('/snap/go/10000', intel('1.25.4')),
    '/snap/go/current': { link: '10000' },
    '/snap/bin/go': { link: '/usr/bin/snap' },
    '/usr/bin/snap': { text: 'a program', executable: true },
  } as const;
  const [finding] = await findingsOf('go-version-eol', linux(snap, ['/snap/bin', '/usr/bin']));
  expect(finding?.certainty).toBe('observed');
  expect(sayRemedy(speak('en'), finding?.remedy?.steps ?? [])).toMatch(
    /^Refresh the snap: `sudo snap refresh go`/,
  );
});

it('Homebrew upgrades what it installed', async () => {
  const sketch = macWith(homebrew('/opt/homebrew', arm('1.25.4')), ['/opt/homebrew/bin']);
  expect(await said(sketch)).toBe('Run: arch -arm64 /opt/homebrew/bin/brew upgrade go');
});

it('fish uses its own syntax to put a Go first', async () => {
  const sketch = macWith(
    { ...homebrew('/opt/homebrew', arm('1.27.1')), ...goroot('/usr/local/go', arm('1.25.4')) },
    ['/usr/local/go/bin', '/opt/homebrew/bin'],
  );
  const { contexts } = sketch.description;
  const login = {
    ...contexts?.['login-shell'],
    path: ['/usr/local/go/bin', '/opt/homebrew/bin'],
    source: 'fish -l -i -c env',
  };
  expect(await said(with_(sketch, {}, { contexts: { ...contexts, 'login-shell': login } }))).toBe(
    'In fish, run `fish_add_path --move --prepend /opt/homebrew/bin`, then open a new terminal.',
  );
});

it('PATH stays as it is where the terminal already finds a Homebrew go first', async () => {
  const keg = '/opt/homebrew/Cellar/go@1.22/1.22.3';
  const files = {
    ...goroot(`${keg}/libexec`, arm('1.22.3')),
    [`${keg}/bin/go`]: { link: '../libexec/bin/go' },
    ['/opt/homebrew/opt/go@1.22']: { link: '../Cellar/go@1.22/1.22.3' },
    ...brew('/opt/homebrew'),
    ...program('go/bin/dlv', 'arm64'),
  };
  const remedyOf = async (path: readonly string[]) => {
    const [finding] = await findingsOf('go-missing', macWith(files, path));
    return sayRemedy(speak('en'), finding?.remedy?.steps ?? []);
  };
  const install = 'Run: arch -arm64 /opt/homebrew/bin/brew install go';
  expect(await remedyOf([`${home}/go/bin`, '/opt/homebrew/bin'])).toBe(install);
  expect(await remedyOf([`${home}/go/bin`])).toMatch(new RegExp(`^${install}.+\\.zprofile`, 's'));
});
