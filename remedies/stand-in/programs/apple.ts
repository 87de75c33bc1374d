import { posix } from 'node:path';
import {
  commandLineTools,
  developerLinks,
  developerPlaces,
} from '../../../host/apple/developer-directory.darwin.ts';
import { readPlist } from '../../../host/formats/binary-plist.ts';
import { isDictionary } from '../../../host/formats/plist.ts';
import { agreement, commandLineTools as toolFiles, selected, xcode } from '../../../host/simulated/apple.ts';
import { done, type Outcome, refused } from '../../executor.ts';
import type { Machine } from '../machine.ts';
import type { Program, World } from '../program.ts';

/**
 * xcode-select(1): `--install` opens a dialog where the Command Line Tools are not whole; `--reset` and `--switch` are root's.
 * https://keith.github.io/xcode-man-pages/xcode-select.1.html
 */
export const xcodeSelect: Program = ({ words, machine, isRoot }) => {
  const [command, directory = ''] = words;
  if (command === '--install') {
    if (isWhole(machine)) return refused('xcode-select: note: Command line tools are already installed.');
    machine.dialog = 'developer-tools';
    return done;
  }
  if (command !== '--reset' && command !== '--switch')
    return refused(`xcode-select: error: unknown command option '${command ?? ''}'`);
  if (!isRoot) return refused(`xcode-select: error: ${command} must be run as root`);
  if (command === '--switch' && !machine.exists(directory))
    return refused(`xcode-select: error: invalid developer directory '${directory}'`);
  for (const link of developerLinks) machine.remove(link);
  if (command === '--switch') machine.write(selected(directory));
  return done;
};

/** xcodebuild(1): `-license` stores that the license of the Xcode in use was agreed to. */
export const xcodebuild: Program = ({ words, machine, isRoot }) => {
  if (words[0] !== '-license') return refused('xcodebuild: nobody knows what comes of it');
  if (!isRoot) return refused('xcodebuild: error: agreeing to the license needs administrator privileges');
  const application = xcodeInUse(machine);
  const license = application === null ? undefined : dictionaryAt(machine, licenseOf(application));
  if (application === null || license === undefined)
    return refused(`xcode-select: error: tool 'xcodebuild' requires Xcode`);
  const version = dictionaryAt(machine, posix.join(application, 'Contents/version.plist'));
  const kind = license.get('licenseType') === 'Beta' ? 'Beta' : 'GM';
  const numberOf = (value: unknown): string => (typeof value === 'string' ? value : '');
  const agreed = numberOf(version?.get('CFBundleShortVersionString'));
  machine.write(agreement(numberOf(license.get('licenseID')), agreed, kind));
  return done;
};

/** The dialog was confirmed, or Software Update went to its end: the newest Command Line Tools are there. */
export function installTools(machine: Machine, { developerTools }: World): Outcome {
  machine.remove(commandLineTools);
  machine.write(toolFiles(developerTools));
  return done;
}

/** The App Store has put the newest Xcode in the place of the one in use; what its license asks for is taken to be the same. */
export function updateXcode(machine: Machine, { developerTools }: World): Outcome {
  const application = xcodeInUse(machine);
  if (application === null) return refused('the App Store: no Xcode is in use');
  const file = licenseOf(application);
  const license = machine.read(file);
  machine.remove(application);
  machine.write({ ...xcode({ application, ...developerTools }), ...(license && { [file]: license }) });
  return done;
}

function isWhole(machine: Machine): boolean {
  return ['usr/bin/clang', 'usr/lib/libxcrun.dylib'].every((name) =>
    machine.exists(posix.join(commandLineTools, name)),
  );
}

/** The Xcode whose tools are used, by Apple's order of places. */
function xcodeInUse(machine: Machine): string | null {
  const links = developerLinks.flatMap((link) => {
    const target = machine.target(link);
    return target === null ? [] : [target];
  });
  const place = developerPlaces.find(({ look }) => machine.exists(look))?.path;
  const [directory = place] = [machine.environment.DEVELOPER_DIR, ...links].filter((path) => path);
  const application = directory?.replace(/\/Contents\/Developer$/, '') ?? '';
  return application.endsWith('.app') && machine.exists(application) ? application : null;
}

function licenseOf(application: string): string {
  return posix.join(application, 'Contents/Resources/LicenseInfo.plist');
}

function dictionaryAt(machine: Machine, path: string): ReadonlyMap<string, unknown> | undefined {
  const file = machine.read(path);
  if (file === undefined) return undefined;
  const text =
    'text' in file ? Buffer.from(file.text) : 'base64' in file ? Buffer.from(file.base64, 'base64') : null;
  const value = text === null ? null : readPlist(text);
  return isDictionary(value) ? value : undefined;
}
