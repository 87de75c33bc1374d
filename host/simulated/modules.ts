import type { SketchedFiles } from './build.ts';
import { homebrew } from './installers.ts';
import { arm, home, mac } from './mac.ts';
import type { Sketch } from './build.ts';

/** The module that VS Code had open last on kim's Mac. */
export const module = `${home}/src/app`;

/** A Mac on which that module is known, with its files by their names below it, and Go 1.26.8 of Homebrew. */
export function withModule(files: Readonly<Record<string, string>>, more: SketchedFiles = {}): Sketch {
  const windows = `${home}/Library/Application Support/Code/User/workspaceStorage`;
  const texts = { 'go.mod': 'module example.com/app\n\ngo 1.26\n', 'go.sum': '', ...files };
  return mac(
    {
      ...homebrew('/opt/homebrew', arm('1.26.8')),
      [`${windows}/5d1f0b7c/workspace.json`]: { text: JSON.stringify({ folder: `file://${module}` }) },
      ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${module}/${name}`, { text }])),
      ...more,
    },
    { shell: ['/opt/homebrew/bin'] },
  );
}
