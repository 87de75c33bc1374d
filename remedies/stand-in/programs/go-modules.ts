import { posix } from 'node:path';
import { readGoMod } from '../../../host/formats/mod-file/read.ts';
import { done, refused, type Outcome } from '../../executor.ts';
import type { Machine } from '../machine.ts';

/** `go work edit [flags] FILE`, as far as remedies use it (https://pkg.go.dev/cmd/go#hdr-Edit_go_work_from_tools_or_scripts). */
export function workEdit(machine: Machine, words: readonly string[]): Outcome {
  const file = words.at(-1) ?? '';
  let text = machine.text(file);
  if (text === null) return refused(`go: reading ${file}: no such file`);
  for (const word of words.slice(0, -1)) {
    const [flag = '', value = ''] = word.split('=');
    if (flag === '-dropuse') text = without(text, [`use ${value}`, value]);
    else if (flag === '-use') text = `${text}use ${value}\n`;
    else if (flag === '-go' || flag === '-toolchain') text = withLine(text, flag.slice(1), value);
    else return refused(`go: flag provided but not defined: ${flag}`);
  }
  machine.write({ [file]: { text } });
  return done;
}

function without(text: string, lines: readonly string[]): string {
  return text
    .split('\n')
    .filter((line) => !lines.includes(line.trim()))
    .join('\n');
}

function withLine(text: string, name: string, value: string): string {
  const others = text.split('\n').filter((line) => !line.startsWith(`${name} `));
  return [...(value === 'none' ? [] : [`${name} ${value}`]), ...others].join('\n');
}

/** `go mod vendor` writes what go.mod requires; of its packages there is nothing to be seen here. */
export function modVendor(machine: Machine, directory: string): Outcome {
  const text = machine.text(posix.join(directory, 'go.mod'));
  if (text === null) return refused('go: go.mod file not found in current directory or any parent directory');
  const lines = readGoMod(text).require.map(
    ({ path, version }) => `# ${path} ${version}\n## explicit\n${path}\n`,
  );
  machine.write({ [posix.join(directory, 'vendor/modules.txt')]: { text: lines.join('') } });
  return done;
}
