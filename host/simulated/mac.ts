import { appleShims, commandLineTools as installedTools } from './apple.ts';
import type { Sketch, SketchedFiles } from './build.ts';
import type { Description } from './description.ts';
import { debugServerOfApple, tool, type GoSketch } from './installers.ts';

/** Of kim, who owns the Mac. */
export const home = '/Users/kim';
/** The directories of macOS' own programs, the last of every PATH. */
export const system = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];
export const arm = (version: string): GoSketch => ({ version, architecture: 'arm64' });
export const intel = (version: string): GoSketch => ({ version, architecture: 'amd64' });
const silicon = { architecture: 'arm64', osVersion: '26.1' };
/** Apple silicon with Rosetta. */
export const rosetta = { ...silicon, translators: [{ name: 'Rosetta', architecture: 'amd64' }] };
/** gopls, dlv and staticcheck, installed by that Go. */
export const withTools = (directory: string, go: GoSketch): SketchedFiles => ({
  ...tool(directory, 'gopls', go),
  ...tool(directory, 'dlv', go),
  ...tool(directory, 'staticcheck', go),
});

export interface MacOptions {
  readonly hardware?: Description['hardware'];
  /** Directories before the system's own on the login shell's PATH. */
  readonly shell?: readonly string[];
  readonly more?: Partial<Description>;
  /** Whether the shims and Apple's Command Line Tools for that macOS are installed, as by default; otherwise neither is. */
  readonly commandLineTools?: boolean;
}

/** A Mac of kim's with the given files. */
export function mac(
  files: SketchedFiles,
  { hardware = rosetta, shell = [], more = {}, commandLineTools = true }: MacOptions = {},
): Sketch {
  const gui = { path: [...system], source: 'launchd default' };
  return {
    description: {
      format: 1,
      platform: 'darwin',
      user: { name: 'kim', uid: 501, home, shell: '/bin/zsh' },
      hardware,
      contexts: {
        'login-shell': { path: [...shell, '/usr/local/bin', ...system], source: 'zsh -l -i -c env' },
        gui,
        daemon: { path: ['/opt/homebrew/bin', '/usr/local/bin', ...system] },
      },
      commands: [],
      processes: [],
      locks: [],
      ...more,
    },
    files: {
      '/etc/paths': { text: ['/usr/local/bin', ...system].map((line) => `${line}\n`).join('') },
      [`${home}/go/bin`]: { directory: true },
      '/usr/local/bin': { directory: true },
      ...(commandLineTools ? { ...appleShims, ...debugServerOfApple, ...toolsFor(hardware) } : {}),
      ...files,
    },
  };
}

/** Of before macOS 26 their version was another number (https://github.com/Homebrew/brew/blob/main/Library/Homebrew/os/mac/xcode.rb). */
const toolsOfOlder: Readonly<Record<string, string>> = {
  '11': '12.5.1',
  '12': '13.4.0',
  '13': '14.3.1',
  '14': '15.3.0',
  '15': '16.4.0',
};

/** Those that came out with a macOS. */
function toolsFor({ osVersion = '26.1' }: NonNullable<Description['hardware']>): SketchedFiles {
  const [major = '26'] = osVersion.split('.');
  return installedTools({
    version: `${toolsOfOlder[major] ?? `${major}.0.0`}.0.1.1757719676`,
    sdk: `${major}.0`,
  });
}
