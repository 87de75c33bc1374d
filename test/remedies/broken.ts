import type { Sketch } from '../../host/simulated/build.ts';
import { homebrew, officialPackage, tool } from '../../host/simulated/installers.ts';
import { arm, home, intel, mac } from '../../host/simulated/mac.ts';
import { append, newTerminal, run } from '../../probes/remedies/steps.ts';
import type { Edit, Run, Step } from '../../probes/remedy.ts';
import type { RuleId } from '../../probes/rules/ids.ts';
import { asdf, contrary, mise, packaged, shimmed, variable, wrapped } from './machines.ts';

const brew = '/opt/homebrew/bin/brew';
const intelBrew = '/usr/local/bin/brew';
const gopls = 'golang.org/x/tools/gopls';
const dlv = 'github.com/go-delve/delve/cmd/dlv';
const native = (...argv: Run['argv']): Run => run('arch', '-arm64', ...argv);
const withEnvironment = (step: Run, environment: Record<string, string>): Run => ({ ...step, environment });
const shellenv = `eval "$(${brew} shellenv)"`;
const beforeIt: Edit = {
  kind: 'edit',
  file: '~/.zprofile',
  before: 'export PATH="/usr/local/bin:$PATH"\n',
  after: `${shellenv}\nexport PATH="/usr/local/bin:$PATH"\n`,
};

export interface Case {
  readonly what: string;
  readonly rule: RuleId;
  readonly steps: readonly Step[];
  /** The rule's own example when absent. */
  readonly machine?: () => Sketch;
  /** The terminal runs translated. */
  readonly translated?: true;
  /** What refuses it; without this it completes and fixes nothing. */
  readonly why?: string;
}

const arch = 'go-arch-mismatch';
/** Remedies that do not help, each because of a common mistake. */
export const broken: readonly Case[] = [
  {
    what: 'an install of what is there',
    rule: arch,
    steps: [run(brew, 'install', 'go')],
    machine: () => mac(homebrew('/opt/homebrew', intel('1.27.1')), { shell: ['/opt/homebrew/bin'] }),
  },
  {
    what: 'an upgrade of what is the newest',
    rule: arch,
    steps: [run(brew, 'upgrade', 'go')],
    machine: () => mac(homebrew('/opt/homebrew', intel('1.27.1')), { shell: ['/opt/homebrew/bin'] }),
  },
  { what: 'a link of what is linked', rule: arch, steps: [run(brew, 'link', '--overwrite', 'go')] },
  {
    what: 'a reinstall from a translated terminal',
    rule: arch,
    steps: [run(brew, 'reinstall', 'go')],
    translated: true,
    why: 'Cannot install under Rosetta 2',
  },
  {
    what: 'a reinstall as Intel',
    rule: arch,
    steps: [run('arch', '-x86_64', brew, 'reinstall', 'go')],
    why: 'Cannot install under Rosetta 2',
  },
  {
    what: "the other Homebrew's reinstall",
    rule: arch,
    steps: [native(intelBrew, 'reinstall', 'go')],
    machine: contrary,
    why: 'on ARM processor in Intel default prefix',
  },
  {
    what: 'a brew that is not there',
    rule: arch,
    steps: [native('/opt/brew/bin/brew', 'reinstall', 'go')],
    why: 'command not found',
  },
  {
    what: 'a formula that does not exist',
    rule: arch,
    steps: [native(brew, 'reinstall', 'golang')],
    why: 'No available formula',
  },
  {
    what: 'a formula of its own version, which is not linked',
    rule: arch,
    steps: [native(brew, 'install', 'go@1.26')],
  },
  {
    what: 'removing it alone',
    rule: arch,
    steps: [run(brew, 'uninstall', 'go')],
  },
  {
    what: 'a link without a keg',
    rule: 'go-missing',
    steps: [run(brew, 'uninstall', 'go'), run(brew, 'link', '--overwrite', 'go')],
    why: 'No such keg',
  },
  {
    what: 'an upgrade where only the link is broken',
    rule: 'go-missing',
    steps: [run(brew, 'upgrade', 'go@1.26')],
    why: 'not installed',
  },
  {
    what: 'go install without a version',
    rule: 'go-tool-arch-mismatch',
    steps: [run('go', 'install', gopls)],
    why: 'requires a version',
  },
  {
    what: 'go install of a version that does not exist',
    rule: 'go-tool-arch-mismatch',
    steps: [run('go', 'install', `${gopls}@v9.9.9`)],
    why: 'unknown revision v9.9.9',
  },
  {
    what: 'go install of another package',
    rule: 'go-tool-arch-mismatch',
    steps: [run('go', 'install', `${dlv}@latest`)],
  },
  {
    what: 'go install into another directory',
    rule: 'go-tool-arch-mismatch',
    steps: [withEnvironment(run('go', 'install', `${gopls}@v0.24.0`), { GOBIN: '/opt/homebrew/bin' })],
  },
  {
    what: 'go install for another architecture',
    rule: 'go-tool-arch-mismatch',
    steps: [withEnvironment(run('go', 'install', `${gopls}@v0.24.0`), { GOARCH: 'amd64' })],
  },
  {
    what: 'go install across architectures into GOBIN',
    rule: 'go-tool-arch-mismatch',
    steps: [
      withEnvironment(run('go', 'install', `${gopls}@v0.24.0`), { GOARCH: 'amd64', GOBIN: `${home}/go/bin` }),
    ],
    why: 'cannot install cross-compiled binaries',
  },
  {
    what: 'go install with the foreign go',
    rule: 'go-tool-arch-mismatch',
    steps: [run('/usr/local/bin/go', 'install', `${gopls}@v0.24.0`)],
    machine: () =>
      mac(
        {
          ...homebrew('/opt/homebrew', arm('1.26.8')),
          ...homebrew('/usr/local', intel('1.26.8')),
          ...tool(`${home}/go/bin`, 'gopls', intel('1.26.8')),
        },
        { shell: ['/opt/homebrew/bin', `${home}/go/bin`] },
      ),
  },
  {
    what: 'a rebuild with a Go that writes no LC_UUID either',
    rule: 'go-tool-no-uuid',
    steps: [run('/usr/local/go/bin/go', 'install', `${dlv}@v1.27.2`)],
    why: 'missing LC_UUID',
    machine: () =>
      mac(
        {
          ...homebrew('/opt/homebrew', arm('1.26.8')),
          ...officialPackage(arm('1.22.5')),
          ...tool(`${home}/go/bin`, 'dlv', arm('1.22.5')),
        },
        { shell: ['/opt/homebrew/bin', `${home}/go/bin`] },
      ),
  },
  {
    what: 'go env -u of a variable of the terminal',
    rule: 'go-toolchain-mixed',
    steps: [run('go', 'env', '-u', 'GOROOT')],
    machine: variable,
  },
  {
    what: 'go env -u of another setting',
    rule: 'go-toolchain-mixed',
    steps: [run('go', 'env', '-u', 'GOPATH')],
  },
  {
    what: 'goenv install of what is there',
    rule: arch,
    steps: [native('goenv', 'install', '1.26.8')],
    machine: shimmed,
    why: 'already exists',
  },
  {
    what: "goenv install with Go's own name",
    rule: arch,
    steps: [native('goenv', 'install', '--force', 'go1.26.8')],
    machine: shimmed,
    why: 'definition not found',
  },
  {
    what: 'goenv install from a translated terminal',
    rule: arch,
    steps: [run('goenv', 'install', '--force', '1.26.8')],
    machine: shimmed,
    translated: true,
  },
  {
    what: 'goenv install of a release without such a build',
    rule: arch,
    steps: [native('goenv', 'install', '--force', '1.15.15')],
    machine: shimmed,
    why: '404 Not Found',
  },
  {
    what: 'asdf install of what is there',
    rule: arch,
    steps: [run('asdf', 'install', 'golang', '1.26.8')],
    machine: asdf,
  },
  {
    what: 'asdf install anew without its architecture',
    rule: arch,
    steps: [run('asdf', 'uninstall', 'golang', '1.26.8'), run('asdf', 'install', 'golang', '1.26.8')],
    machine: asdf,
    translated: true,
  },
  {
    what: 'mise install without --force',
    rule: arch,
    steps: [native('mise', 'install', 'go@1.26.8')],
    machine: mise,
  },
  {
    what: "a wrapper's download where its tree is",
    rule: arch,
    steps: [run('go', 'install', 'golang.org/dl/go1.26.8@latest'), run('go1.26.8', 'download')],
    machine: () => ({
      ...wrapped(),
      files: {
        ...wrapped().files,
        [`${home}/sdk/go1.26.8/bin/go`]: wrapped().files[`${home}/sdk/go1.26.8/bin/go`]!,
      },
    }),
  },
  {
    what: 'the package for the other architecture',
    rule: arch,
    steps: [
      run('open', 'https://go.dev/dl/go1.26.8.darwin-amd64.pkg'),
      { kind: 'person', en: 'Follow it.', zh: '照做。', effect: 'installer' },
    ],
    machine: packaged,
  },
  {
    what: 'a package that nobody opens',
    rule: arch,
    steps: [run('open', 'https://go.dev/dl/go1.26.8.darwin-arm64.pkg')],
    machine: packaged,
  },
  {
    what: "a line in another shell's profile",
    rule: 'go-prefix-shadowed',
    steps: [append('~/.bash_profile', shellenv), newTerminal],
  },
  {
    what: 'a line before the one that overrules it',
    rule: 'go-prefix-shadowed',
    steps: [beforeIt, newTerminal],
    machine: contrary,
  },
  {
    what: 'a line in place of one that is not there',
    rule: 'go-prefix-shadowed',
    steps: [beforeIt, newTerminal],
    why: 'the file does not exist',
  },
  {
    what: 'a line without a new terminal',
    rule: 'go-prefix-shadowed',
    steps: [append('~/.zprofile', shellenv)],
  },
  {
    what: 'a cache by another name',
    rule: 'go-toolchain-inherited',
    steps: [run('gowarden', 'clean', 'go-toolchain:go1.26.8.darwin-amd64')],
    why: 'There is no cache',
  },
  {
    what: 'a shell',
    rule: arch,
    steps: [run('bash', '-c', `${brew} reinstall go`)],
    why: 'command not found',
  },
  {
    what: 'a program that nobody knows',
    rule: 'go-version-eol',
    steps: [run('g', 'install', 'latest')],
    why: 'command not found',
  },
];
