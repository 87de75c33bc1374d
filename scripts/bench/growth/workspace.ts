import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** As VS Code and GoLand leave them. */
export function workspace(home: string, index: number): string {
  const directory = join(home, 'src', `app-${index}`);
  const goroot = '<component name="GOROOT" url="file:///usr/local/go" />';
  write(join(directory, 'go.mod'), `module example.com/app${index}\n\ngo 1.25.0\n`);
  write(join(directory, '.vscode/settings.json'), '{\n  "go.lintTool": "staticcheck", // ours\n}\n');
  write(join(directory, '.idea/workspace.xml'), `<project version="4">\n  ${goroot}\n</project>\n`);
  const state = join(home, '.config/Code/User/workspaceStorage', index.toString(16).padStart(32, '0'));
  write(join(state, 'workspace.json'), JSON.stringify({ folder: `file://${directory}` }));
  write(join(state, 'state.vscdb'), 'x'.repeat(50_000));
  return directory;
}
