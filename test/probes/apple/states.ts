import {
  agreement,
  appleShims,
  binaryPlist,
  commandLineTools,
  macSdk,
  receiptFile,
  selected,
  xcode,
} from '../../../host/simulated/apple.ts';
import type { Sketch, SketchedFiles } from '../../../host/simulated/build.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, intel, mac, system } from '../../../host/simulated/mac.ts';
import type { State } from './state.ts';
import { severalXcodes } from './xcodes.ts';

const clt = '/Library/Developer/CommandLineTools';
const developer = '/Applications/Xcode.app/Contents/Developer';
const sdks = `${developer}/Platforms/MacOSX.platform/Developer/SDKs`;
const preferences = '/Library/Preferences/com.apple.dt.Xcode.plist';

/** What is left of the files when those at and below certain paths are gone. */
function without(files: SketchedFiles, ...paths: readonly string[]): SketchedFiles {
  const isGone = (file: string): boolean =>
    paths.some((path) => file === path || file.startsWith(`${path}/`));
  return Object.fromEntries(Object.entries(files).filter(([file]) => !isGone(file)));
}

const clang = `${clt}/usr/bin/clang`;
const xcodeInUse = { ...xcode(), ...agreement('EA1910', '26.0'), ...selected(developer) };
const beta = {
  application: '/Applications/Xcode-beta.app',
  license: { id: 'EA1915', kind: 'Beta' } as const,
};
const cut = { base64: Buffer.from('bplist00\xd1\x01', 'latin1').toString('base64') };

/** The states of Apple's tools, by how one would describe them. */
export const states: Readonly<Record<string, State>> = {
  'Command Line Tools': { files: commandLineTools(), finds: null },
  'Command Line Tools, chosen': { files: { ...commandLineTools(), ...selected(clt) }, finds: null },
  Xcode: { files: xcodeInUse, finds: null },
  'Xcode at its place, chosen by none': {
    files: { ...xcode(), ...agreement('EA1910', '26.0') },
    finds: null,
  },
  'Xcode and the Command Line Tools': { files: { ...xcodeInUse, ...commandLineTools() }, finds: null },
  'an Intel Mac': { files: commandLineTools(), finds: null, isIntel: true },
  'macOS 14 with an old link': {
    files: {
      ...commandLineTools({ version: '15.3.0.0.1', sdk: '14.4' }),
      '/var/db/xcode_select_link': { link: clt },
    },
    finds: null,
    osVersion: '14.8',
  },
  'tools that are not the newest': { files: commandLineTools(), finds: null, osVersion: '26.4' },
  'a macOS of which nothing is known': {
    files: commandLineTools({ version: '28.0', sdk: '28.0' }),
    finds: null,
    osVersion: '28.0',
  },
  'developer tools of nix': {
    files: { ...commandLineTools(), '/nix/store/x-apple-sdk': { directory: true } },
    environment: { DEVELOPER_DIR: '/nix/store/x-apple-sdk' },
    finds: null,
  },
  'two links of which one leads to whole tools': {
    files: { ...commandLineTools(), ...selected(developer), '/var/db/xcode_select_link': { link: clt } },
    finds: null,
  },
  ...severalXcodes,
  nothing: { files: {}, finds: 'apple-tools-missing', subject: clt },
  'a receipt without tools': {
    files: { [receiptFile]: binaryPlist({ PackageVersion: '26.0' }) },
    finds: 'apple-tools-broken',
    subject: clt,
  },
  'Command Line Tools and their receipt without clang': {
    files: without(commandLineTools(), clang),
    finds: 'apple-tools-broken',
    subject: clt,
  },
  'Command Line Tools without xcrun': {
    files: without(commandLineTools(), `${clt}/usr/lib`),
    finds: 'apple-tools-broken',
    subject: clt,
  },
  'a link to a deleted Xcode': {
    files: selected(developer),
    finds: 'apple-tools-broken',
    subject: developer,
  },
  'a link to a renamed Xcode beside whole Command Line Tools': {
    files: { ...commandLineTools(), ...selected('/Applications/Xcode-26.app') },
    finds: 'apple-tools-broken',
    subject: '/Applications/Xcode-26.app/Contents/Developer',
  },
  'half of Xcode': {
    files: without(xcodeInUse, `${developer}/Toolchains`),
    finds: 'apple-tools-broken',
    subject: developer,
  },
  'DEVELOPER_DIR set to nowhere': {
    files: { ...commandLineTools(), [`${home}/.zshrc`]: { text: 'export DEVELOPER_DIR=/nowhere\n' } },
    environment: { DEVELOPER_DIR: '/nowhere' },
    finds: 'apple-tools-broken',
    subject: '/nowhere',
  },
  'Command Line Tools 15 on macOS 26': {
    files: commandLineTools({ version: '15.3.0.0.1', sdk: '15.2' }),
    finds: 'apple-tools-old',
    subject: clt,
  },
  'Xcode 16 on macOS 26': {
    files: { ...xcode({ version: '16.4', sdk: '15.5' }), ...agreement('EA1910', '16.4') },
    finds: 'apple-tools-old',
    subject: developer,
  },
  'SDK 15 on macOS 26': {
    files: commandLineTools({ sdk: '15.5' }),
    finds: 'apple-sdk-broken',
    subject: `${clt}/SDKs/MacOSX.sdk`,
  },
  'SDK 15 chosen, SDK 26 beside it': {
    files: {
      ...commandLineTools({ sdk: '15.5' }),
      ...without(macSdk(`${clt}/SDKs`, '26.0'), `${clt}/SDKs/MacOSX.sdk`),
    },
    finds: null,
  },
  'a link to an SDK that is gone': {
    files: { ...commandLineTools(), [`${clt}/SDKs/MacOSX.sdk`]: { link: 'MacOSX15.5.sdk' } },
    finds: 'apple-sdk-broken',
    subject: `${clt}/SDKs/MacOSX.sdk`,
  },
  'no SDK': {
    files: without(commandLineTools(), `${clt}/SDKs`),
    finds: 'apple-sdk-broken',
    subject: `${clt}/SDKs/MacOSX.sdk`,
  },
  'an SDK of Xcode without headers': {
    files: without(xcodeInUse, `${sdks}/MacOSX26.0.sdk/usr`),
    finds: 'apple-sdk-broken',
    subject: `${sdks}/MacOSX.sdk`,
  },
  'SDKROOT set to nowhere': {
    files: commandLineTools(),
    environment: { SDKROOT: '/gone/MacOSX.sdk' },
    finds: 'apple-sdk-broken',
    subject: '/gone/MacOSX.sdk',
  },
  'SDKROOT set to nowhere by a file': {
    files: {
      ...commandLineTools(),
      [`${home}/.zshrc`]: { text: 'export SDKROOT=/gone/MacOSX.sdk\n' },
    },
    environment: { SDKROOT: '/gone/MacOSX.sdk' },
    finds: 'apple-sdk-broken',
    subject: '/gone/MacOSX.sdk',
  },
  'SDKROOT as a name, without tools': {
    files: without(commandLineTools(), clang),
    environment: { SDKROOT: 'macosx' },
    finds: 'apple-tools-broken',
    subject: clt,
  },
  'SDKROOT as a name': { files: commandLineTools(), environment: { SDKROOT: 'macosx' }, finds: null },
  'an SDK without settings': {
    files: without(commandLineTools(), `${clt}/SDKs/MacOSX26.0.sdk/SDKSettings.json`),
    finds: null,
    unknown: 'does not say its version',
  },
  'an SDK whose settings are cut': {
    files: {
      ...commandLineTools(),
      [`${clt}/SDKs/MacOSX26.0.sdk/SDKSettings.json`]: { text: '{"Version": "15' },
    },
    finds: null,
    unknown: 'does not say its version',
  },
  'an old SDK with a property list for settings': {
    files: {
      ...without(commandLineTools({ sdk: '15.5' }), `${clt}/SDKs/MacOSX15.5.sdk/SDKSettings.json`),
      [`${clt}/SDKs/MacOSX15.5.sdk/SDKSettings.plist`]: binaryPlist({ Version: '15.5' }),
    },
    finds: 'apple-sdk-broken',
    subject: `${clt}/SDKs/MacOSX.sdk`,
  },
  'an SDK that is a circle of links': {
    files: { ...commandLineTools(), [`${clt}/SDKs/MacOSX.sdk`]: { link: 'MacOSX.sdk' } },
    finds: null,
    unknown: 'chain of links without an end',
  },
  'a choice that is a circle of links': {
    files: { '/Applications/Xcode.app': { link: 'Xcode.app' }, ...selected('/Applications/Xcode.app') },
    finds: null,
    unknown: 'chain of links without an end',
  },
  'a choice that may not be read': {
    files: { ...commandLineTools(), ...selected(clt) },
    blocked: ['/var/select'],
    finds: null,
    unknown: 'may not be read',
  },
  'a receipt that is cut': {
    files: { ...commandLineTools(), [receiptFile]: cut },
    finds: null,
    unknown: 'not a property list',
  },
  'license of the Xcode before': {
    files: { ...xcodeInUse, ...agreement('EA1890', '16.4') },
    finds: 'xcode-license-open',
    subject: '/Applications/Xcode.app',
  },
  'license never agreed to': {
    files: without(xcodeInUse, preferences),
    finds: 'xcode-license-open',
    subject: '/Applications/Xcode.app',
  },
  'license of a beta, of a release agreed to': {
    files: { ...xcode({ license: { id: 'EA1915', kind: 'Beta' } }), ...agreement('EA1915', '26.0') },
    finds: 'xcode-license-open',
    subject: '/Applications/Xcode.app',
  },
  'license of a beta agreed to': {
    files: { ...xcode({ license: { id: 'EA1915', kind: 'Beta' } }), ...agreement('EA1915', '26.0', 'Beta') },
    finds: null,
  },
  'license of a later Xcode agreed to': {
    files: { ...xcodeInUse, ...agreement('EA1950', '26.4') },
    finds: null,
  },
  'license open, but the Command Line Tools in use': {
    files: { ...xcode(), ...commandLineTools(), ...selected(clt) },
    finds: null,
  },
  'a beta alone, its license open': {
    files: xcode(beta),
    finds: 'xcode-license-open',
    subject: beta.application,
  },
  'a later license of an earlier Xcode': {
    files: { ...xcodeInUse, ...agreement('EA1999', '16.4') },
    finds: null,
  },
  'agreements that are cut': {
    files: { ...xcodeInUse, [preferences]: cut },
    finds: null,
    unknown: 'not a property list',
  },
  'agreements that may not be read': {
    files: xcodeInUse,
    blocked: ['/Library/Preferences'],
    finds: null,
    unknown: 'may not be read',
  },
  'Xcode without a license': {
    files: without(xcodeInUse, '/Applications/Xcode.app/Contents/Resources'),
    finds: null,
  },
};

/** The module that imports C, as the terminal in `at` knows it. */
export const cgoModule = `${home}/src/app`;

const recent = `${home}/Library/Application Support/JetBrains/GoLand2026.2/options/recentProjects.xml`;
const moduleFiles: SketchedFiles = {
  [recent]: { text: `<entry key="${cgoModule}"><value><RecentProjectMetaInfo/></value></entry>\n` },
  [`${cgoModule}/go.mod`]: { text: 'module example.com/app\n\ngo 1.26\n' },
  [`${cgoModule}/c.go`]: { text: 'package app\n\n// #include <stdlib.h>\nimport "C"\n' },
};

/** A Mac in that state; with `cgo` a project that imports "C" was recently open. */
export function macIn(state: State, { cgo = false }: { readonly cgo?: boolean } = {}): Sketch {
  const { files, environment = {}, osVersion = '26.1', isIntel = false, blocked = [] } = state;
  const prefix = isIntel ? '/usr/local' : '/opt/homebrew';
  const sketch = mac(
    {
      ...homebrew(prefix, (isIntel ? intel : arm)('1.26.8')),
      ...appleShims,
      ...files,
      ...(cgo && moduleFiles),
    },
    {
      hardware: { architecture: isIntel ? 'amd64' : 'arm64', osVersion },
      more: { blocked },
      commandLineTools: false,
    },
  );
  const { contexts } = sketch.description;
  const path = [`${prefix}/bin`, '/usr/local/bin', ...system];
  const shell = { path, source: 'zsh -l -i -c env', environment: { ...environment } };
  return {
    ...sketch,
    description: { ...sketch.description, contexts: { ...contexts, 'login-shell': shell } },
  };
}
