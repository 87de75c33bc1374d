import type { SketchedFiles } from './build.ts';

/** A folder that Visual Studio Code of a Mac's user had open, by the file that it keeps of each window. */
export function openedInCode(home: string, folder: string): SketchedFiles {
  const id = Buffer.from(folder).toString('hex').slice(-32).padStart(32, '0');
  return {
    [`${home}/Library/Application Support/Code/User/workspaceStorage/${id}/workspace.json`]: {
      text: `${JSON.stringify({ folder: `file://${folder}` })}\n`,
    },
  };
}
