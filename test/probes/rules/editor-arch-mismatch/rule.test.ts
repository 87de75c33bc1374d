import { describe, expect, test } from 'vitest';
import {
  application,
  type ApplicationSketch,
  goland,
  plist,
  program,
  visualStudioCode,
} from '../../../../host/simulated/applications.ts';
import type { Sketch, SketchedFiles } from '../../../../host/simulated/build.ts';
import { home, mac } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { example } from '../../../../probes/rules/editor-arch-mismatch/example.ts';
import { findingsOf } from '../../machine.ts';

const found = (files: SketchedFiles) => findingsOf('editor-arch-mismatch', mac(files));
const both = ['amd64', 'arm64'];
const first = '<key>LSArchitecturePriority</key><array><string>x86_64</string><string>arm64</string></array>';

test('is found once on its example, and not where all is native', async () => {
  expect(await findingsOf('editor-arch-mismatch', example.machine())).toMatchObject([
    {
      subject: '/Applications/GoLand.app',
      severity: 'warning',
      certainty: 'observed',
      values: { name: 'GoLand', why: 'built', architecture: 'amd64', hardware: 'arm64' },
    },
  ]);
  expect(await findingsOf('editor-arch-mismatch', presets['apple-silicon']())).toEqual([]);
});

describe('the non-native part', () => {
  test.each<readonly [string, SketchedFiles, object[]]>([
    ['all of Visual Studio Code', visualStudioCode(['amd64']), [{ values: { why: 'built' } }]],
    ['none of a universal one', visualStudioCode(both), []],
    ['none of a native one', visualStudioCode(['arm64']), []],
    [
      'the framework alone',
      {
        ...visualStudioCode(both),
        '/Applications/Visual Studio Code.app/Contents/Frameworks/Electron Framework.framework/Versions/A/Electron Framework':
          program(['amd64']),
      },
      [{ values: { why: 'part', file: expect.stringMatching(/Electron Framework$/) as string } }],
    ],
    [
      'the Java of a native GoLand',
      goland(['arm64'], ['amd64']),
      [{ values: { why: 'part', file: '/Applications/GoLand.app/Contents/jbr/Contents/Home/bin/java' } }],
    ],
    ['none of a native GoLand', goland(['arm64']), []],
  ])('%s', async (_, files, expected) => {
    expect(await found(files)).toMatchObject(expected);
  });
});

/** A fork that is on no list. */
const fork = (info: string, id = 'dev.fork'): SketchedFiles =>
  application({
    ...{ path: '/Applications/Fork.app', executable: 'Fork', architectures: both, info, id },
    more: { 'Resources/app/product.json': { text: '{"nameLong":"Fork","dataFolderName":".fork"}' } },
  } satisfies ApplicationSketch);

const chosen = (id: string, ...words: readonly string[]): SketchedFiles => {
  const pairs = words.map((word) => `<array><data>AA==</data><string>${word}</string></array>`).join('');
  const inside = `<dict><key>Architectures for arm64</key><dict><key>${id}</key><array>${pairs}</array></dict></dict>`;
  const file = `${home}/Library/Preferences/com.apple.LaunchServices/com.apple.LaunchServices.plist`;
  return { [file]: { text: plist(inside) } };
};

describe('the started slice of a universal program', () => {
  test.each<readonly [string, SketchedFiles, object[]]>([
    ['nobody says', fork(''), []],
    [
      'its Info.plist wants x86_64 first',
      fork(first),
      [{ subject: '/Applications/Fork.app', certainty: 'observed', values: { why: 'priority' } }],
    ],
    ['its Info.plist wants arm64 first', fork(first.replace('x86_64', 'arm64e')), []],
    [
      'the user once chose Rosetta',
      { ...fork(''), ...chosen('dev.fork', 'x86_64') },
      [{ severity: 'info', certainty: 'suspected', values: { why: 'chosen' } }],
    ],
    ['the user chose arm64', { ...fork(''), ...chosen('dev.fork', 'arm64') }, []],
    ['two copies, two choices', { ...fork(''), ...chosen('dev.fork', 'arm64', 'x86_64') }, []],
    ['another application was chosen for', { ...fork(''), ...chosen('dev.other', 'x86_64') }, []],
    [
      'its Info.plist allows no choice',
      { ...fork('<key>LSRequiresNativeExecution</key><true/>'), ...chosen('dev.fork', 'x86_64') },
      [],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await found(files)).toMatchObject(expected);
  });
});

test('an editor without a list or Info.plist is known by its bundle, and a broken one is not reported', async () => {
  const bare = { '/Applications/Zed.app/Contents/MacOS/zed': program(['amd64']) };
  expect(await found(bare)).toMatchObject([{ subject: '/Applications/Zed.app' }]);
  const broken = {
    '/Applications/Zed.app/Contents/Info.plist': { text: '<plist><dict><key>CFBundleExecutable' },
    '/Applications/Zed.app/Contents/MacOS/zed': { text: 'no program', executable: true },
    '/Applications/Cursor.app/Contents': { link: 'Contents' },
    '/Applications/GoLand.app/Contents/Resources/product-info.json': { text: '[[[' },
  };
  expect(await found(broken)).toEqual([]);
});

test('anything but an editor is ignored here', async () => {
  const mail = { path: '/Applications/Mail.app', executable: 'Mail', architectures: ['amd64'] };
  const terminal = { path: '/Applications/iTerm.app', executable: 'iTerm2', architectures: ['amd64'] };
  expect(await found({ ...application(mail), ...application(terminal) })).toEqual([]);
});

describe('on Linux', () => {
  const elf = { amd64: 62, arm64: 183 };
  const linux = (files: Readonly<Record<string, 'amd64' | 'arm64' | { readonly text: string }>>): Sketch => ({
    description: {
      ...{ format: 1, platform: 'linux', user: { name: 'kim', home: '/home/kim' } },
      ...{ hardware: { architecture: 'arm64' }, processes: [], locks: [], commands: [] },
    },
    files: Object.fromEntries(
      Object.entries(files).map(([path, file]) => [
        path,
        typeof file === 'string' ? { text: elfHeader(elf[file]), executable: true } : file,
      ]),
    ),
  });
  /** Headers contain no byte above 127 except in arm64's machine number, which UTF-8 would turn into two bytes. */
  const elfHeader = (machine: number): string =>
    `\x7fELF\x02\x01\x01${'\0'.repeat(9)}\x02\0${String.fromCharCode(machine)}\0\x01\0\0\0${'\0'.repeat(40)}`;
  const product = { text: '{"nameLong":"Fork","dataFolderName":".fork","applicationName":"fork"}' };
  const info = (java: string) => ({
    text: JSON.stringify({
      ...{ name: 'GoLand', productCode: 'GO', version: '2026.1' },
      launch: [{ os: 'Linux', launcherPath: 'bin/goland', javaExecutablePath: java }],
    }),
  });

  test.each<readonly [string, Parameters<typeof linux>[0], object[]]>([
    [
      'a relative of VS Code, found by its own files',
      { '/usr/share/fork/resources/app/product.json': product, '/usr/share/fork/fork': 'amd64' },
      [{ subject: '/usr/share/fork', values: { name: 'Fork', why: 'built' } }],
    ],
    [
      'the Java of a GoLand that a script starts',
      {
        '/opt/GoLand-2026.1/product-info.json': info('jbr/bin/java'),
        '/opt/GoLand-2026.1/jbr/bin/java': 'amd64',
      },
      [{ subject: '/opt/GoLand-2026.1', values: { why: 'part' } }],
    ],
    [
      'a Java outside of it is not its own',
      { '/opt/g/product-info.json': info('../../usr/bin/java'), '/usr/bin/java': 'amd64' },
      [],
    ],
    [
      'Zed in the home',
      { '/home/kim/.local/zed.app/libexec/zed-editor': 'amd64' },
      [{ values: { name: 'Zed' } }],
    ],
    ['Sublime Text', { '/opt/sublime_text/sublime_text': 'amd64' }, [{ values: { name: 'Sublime Text' } }]],
  ])('%s', async (_, files, expected) => {
    expect(await findingsOf('editor-arch-mismatch', linux(files))).toMatchObject(expected);
  });
});
