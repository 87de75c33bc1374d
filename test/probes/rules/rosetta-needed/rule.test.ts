import { describe, expect, test } from 'vitest';
import { application, goland, plist, program } from '../../../../host/simulated/applications.ts';
import type { Sketch, SketchedFiles } from '../../../../host/simulated/build.ts';
import { brew, homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, intel, mac, system, withTools } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { rosetta, type Rosetta } from '../../../../probes/rosetta/probe.ts';
import { example as library } from '../../../../probes/rules/cgo-wrong-architecture/example.ts';
import { example } from '../../../../probes/rules/rosetta-needed/example.ts';
import { newSweep } from '../../../../probes/sweep.ts';
import { findingsOf, machine, report, today } from '../../machine.ts';

const both = ['amd64', 'arm64'];
const agent = (inside: string): SketchedFiles => ({
  [`${home}/Library/LaunchAgents/com.example.plist`]: { text: plist(`<dict>${inside}</dict>`) },
});
const starts = (...words: readonly string[]): string =>
  `<key>Label</key><string>com.example</string><key>ProgramArguments</key><array>${words.map((word) => `<string>${word}</string>`).join('')}</array>`;

async function rowsOf(sketch: Sketch): Promise<Rosetta> {
  const { host } = await machine(sketch);
  return newSweep(host, new AbortController().signal, today).ask(rosetta);
}
const rows = async (files: SketchedFiles) =>
  (
    await rowsOf(
      mac({ ...homebrew('/opt/homebrew', arm('1.26.8')), ...files }, { shell: ['/opt/homebrew/bin'] }),
    )
  ).rows;

test('is found once on its example, and not where all is native', async () => {
  expect(await findingsOf('rosetta-needed', example.machine())).toMatchObject([
    {
      subject: 'rosetta',
      severity: 'info',
      values: { own: 3, covered: 0, first: '/Applications/Alacritty.app' },
    },
  ]);
  for (const healthy of ['apple-silicon', 'official-package', 'intel-mac', 'no-go'] as const)
    expect(await findingsOf('rosetta-needed', presets[healthy]())).toEqual([]);
});

test('what has a finding of its own is only counted, and causes no finding alone', async () => {
  const { host } = await machine(presets['intel-prefix-first']());
  const { rows: covered } = await newSweep(host, new AbortController().signal, today).ask(rosetta);
  expect(covered.map(({ kind }) => kind)).toEqual(['homebrew', 'go']);
  expect(await findingsOf('rosetta-needed', presets['intel-prefix-first']())).toEqual([]);
  const sketch = presets['intel-prefix-first']();
  const more = { ...sketch, files: { ...sketch.files, '/usr/local/bin/node': program(['amd64']) } };
  const [one] = await findingsOf('rosetta-needed', more);
  expect(one).toMatchObject({ values: { own: 1, covered: 2, first: '/usr/local/bin/node' } });
  expect(one?.evidence).toEqual(['with findings of their own: 2', 'Node.js: /usr/local/bin/node (amd64)']);
});

test.each([
  'intel-prefix-first',
  'amd64-swapped-in',
  'inherited-toolchain',
  'amd64-tools',
  'translated-node',
] as const)('each row of %s that names a finding has it', async (preset) => {
  const { host } = await machine(presets[preset]());
  const { findings } = await report(host);
  const { rows: all } = await newSweep(host, new AbortController().signal, today).ask(rosetta);
  expect(all.length).toBeGreaterThan(0);
  for (const { finding } of all)
    expect(findings.map(({ rule, subject }) => ({ rule, subject }))).toContainEqual(finding);
});

describe('what counts as a row', () => {
  test.each<readonly [string, SketchedFiles, object[]]>([
    ['a universal Node.js does not', { '/usr/local/bin/node': program(both) }, []],
    [
      "a manager's Node.js",
      { [`${home}/.volta/tools/image/node/18.20.1/bin/node`]: program(['amd64']) },
      [{ kind: 'node', version: '18.20.1' }],
    ],
    [
      'one file once, however many paths lead to it',
      {
        '/usr/local/Cellar/node/22.1.0/bin/node': program(['amd64']),
        '/usr/local/bin/node': { link: '../Cellar/node/22.1.0/bin/node' },
        '/usr/local/opt/node': { link: '../Cellar/node/22.1.0' },
      },
      [
        { kind: 'homebrew', formulas: 1, finding: null },
        { kind: 'node', path: '/usr/local/bin/node' },
      ],
    ],
    [
      'a terminal',
      application({ path: '/Applications/iTerm.app', executable: 'iTerm2', architectures: ['amd64'] }),
      [{ kind: 'terminal', finding: null }],
    ],
    [
      'an editor, which has a finding',
      goland(['amd64']),
      [{ kind: 'editor', finding: { rule: 'editor-arch-mismatch' } }],
    ],
    [
      'a shell that may be chosen',
      {
        '/etc/shells': { text: '# shells\n/bin/zsh\n/usr/local/bin/fish\n/gone\n' },
        '/usr/local/bin/fish': program(['amd64']),
        '/bin/zsh': program(both),
      },
      [{ kind: 'shell', path: '/usr/local/bin/fish' }],
    ],
    [
      'an agent',
      { ...agent(starts('/opt/x')), '/opt/x': program(['amd64']) },
      [{ kind: 'agent', name: 'com.example' }],
    ],
    [
      'an agent by Program',
      { ...agent('<key>Program</key><string>/opt/x</string>'), '/opt/x': program(['amd64']) },
      [{ kind: 'agent' }],
    ],
    [
      'an agent that is a script for an interpreter for Intel',
      {
        ...agent(starts('/opt/x')),
        '/opt/x': { text: '#!/opt/ruby -w\n', executable: true },
        '/opt/ruby': program(['amd64']),
      },
      [{ kind: 'agent', instead: 'Install the build of /opt/ruby for arm64.' }],
    ],
    [
      'an agent that asks for translation',
      { ...agent(starts('/usr/bin/arch', '-x86_64', '/opt/x')), '/opt/x': program(both) },
      [{ kind: 'agent' }],
    ],
    ['a native agent does not', { ...agent(starts('/opt/x')), '/opt/x': program(['arm64']) }, []],
    [
      'an agent that is off does not',
      { ...agent(`<key>Disabled</key><true/>${starts('/opt/x')}`), '/opt/x': program(['amd64']) },
      [],
    ],
    ['an agent whose program is gone does not', agent(starts('/opt/x')), []],
    ['an agent of a relative program does not', agent(starts('x')), []],
  ])('%s', async (_, files, expected) => {
    expect(await rows(files)).toMatchObject(expected);
  });
});

test('a library that cgo would link has its finding', async () => {
  const { rows: all } = await rowsOf(library.machine());
  expect(all).toMatchObject([
    {
      ...{ kind: 'library', name: 'libzmq.dylib', path: '/usr/local/lib/libzmq.dylib' },
      finding: { rule: 'cgo-wrong-architecture', subject: '/usr/local/lib/libzmq.dylib' },
    },
  ]);
  expect(await findingsOf('cgo-wrong-architecture', library.machine())).toHaveLength(1);
});

const receipt = (arch: string) => ({ text: JSON.stringify({ arch, poured_from_bottle: true }) });
const keg = (prefix: string, name: string, arch: string): SketchedFiles => ({
  [`${prefix}/Cellar/${name}/1.0/INSTALL_RECEIPT.json`]: receipt(arch),
});

test('formulas: all of the prefix for Intel, and those of another whose receipt says so; 2,000 are counted', async () => {
  const many = Object.assign(
    {},
    ...Array.from({ length: 2000 }, (_, index) => keg('/usr/local', `f${index}`, 'x86_64')),
  ) as SketchedFiles;
  const native = {
    ...keg('/opt/homebrew', 'jq', 'x86_64'),
    ...keg('/opt/homebrew', 'fd', 'arm64'),
    '/opt/homebrew/Cellar/odd/1.0/INSTALL_RECEIPT.json': { text: '{' },
  };
  expect(await rows({ ...brew('/usr/local'), ...many, ...native })).toMatchObject([
    { path: '/opt/homebrew', formulas: 1, finding: null },
    { path: '/usr/local', formulas: 2000, finding: { rule: 'brew-intel-prefix' } },
  ]);
});

test('what cannot be read is reported, and affects nothing else', async () => {
  const files = {
    [`${home}/Library/LaunchAgents/cut.plist`]: { text: '<plist><dict><key>Label' },
    [`${home}/Library/LaunchAgents/circle.plist`]: { link: 'circle.plist' },
    '/usr/local/bin/node': program(['amd64']),
  };
  const sketch = mac({ ...homebrew('/opt/homebrew', arm('1.26.8')), ...files });
  expect(await rowsOf(sketch)).toMatchObject({
    rows: [{ kind: 'node' }],
    unknown: [`${home}/Library/LaunchAgents/cut.plist could not be read as a property list`],
  });
});

test('go, its tools and copies, and our own Node', async () => {
  const sketch = mac(
    { ...homebrew('/usr/local', intel('1.25.4')), ...withTools(`${home}/go/bin`, intel('1.25.4')) },
    {
      shell: [`${home}/go/bin`],
      more: { contexts: { 'login-shell': { path: ['/usr/local/bin', ...system] } } },
    },
  );
  const { rows: all } = await rowsOf(sketch);
  expect(all.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'homebrew Homebrew',
    'go go',
    'tool dlv',
    'tool gopls',
    'tool staticcheck',
  ]);
  const { rows: own } = await rowsOf(presets['translated-node']());
  expect(own).toMatchObject([{ kind: 'node', finding: { rule: 'node-translated', subject: 'node' } }]);
});
