import type { SketchedFiles } from './build.ts';
import type { Description } from './description.ts';
import { home } from './mac.ts';

/** A module of kim's. */
export const app = `${home}/src/app`;

const code = '/Applications/Visual Studio Code.app/Contents/MacOS/Electron';
const gopls = `${home}/go/bin/gopls`;
const go = '/opt/homebrew/bin/go';

/** The processes of a VS Code whose gopls runs these go commands in that module (`['list', '-m', 'all']`). */
export function codeAtWork(
  module: string,
  commands: readonly (readonly string[])[],
): NonNullable<Description['processes']> {
  return [
    { pid: 1, parent: 0, uid: 0, executable: '/sbin/launchd' },
    { pid: 600, executable: code, directory: '/' },
    { pid: 700, parent: 600, executable: gopls, directory: '/' },
    ...commands.map((words, index) => ({
      pid: 710 + index,
      parent: 700,
      executable: go,
      arguments: [go, ...words],
      directory: module,
    })),
  ];
}

/** A module that needs one other, with that line of go.sum. */
export function moduleNeeding(
  place: string,
  needed: { readonly module: string; readonly version: string; readonly hash: string },
): SketchedFiles {
  const { module, version, hash } = needed;
  return {
    [`${place}/go.mod`]: { text: `module example.com/app\n\ngo 1.26\n\nrequire ${module} ${version}\n` },
    [`${place}/go.sum`]: { text: `${module} ${version} ${hash}\n` },
  };
}
