import type { JsoncPath } from '../../host/formats/jsonc-edit.ts';
import { withoutTrailing } from '../../host/formats/lines.ts';
import type { JsoncNode } from '../../host/formats/jsonc-tree.ts';
import type { Severity } from '../probe.ts';
import type { Editors, Setting, SettingsFile } from './answer.ts';

/**
 * What a variable of the settings reaches. `extension`: the go command, gopls, linters and what is debugged, but neither a terminal
 * nor the tools that are installed; `gopls`: gopls and the go commands that it starts; `terminal`: terminals alone.
 *
 * @open
 */
export type Reach = 'extension' | 'gopls' | 'terminal';

/**
 * What comes of it. `goroot`: another tree than the go command's; `target`: for another machine; `toolchain`: another choice of the
 * toolchain than elsewhere; `gopath-mode`; `mod-flag`; `no-downloads`; `path`: it does not move the search for go.
 *
 * @open
 */
export type VariableEffect =
  'goroot' | 'target' | 'toolchain' | 'gopath-mode' | 'mod-flag' | 'no-downloads' | 'path';

/** A variable of the settings that makes the editor and the terminal work with another Go, or differently. */
export interface SetVariable {
  /** `go.toolsEnvVars.GOARCH` */
  readonly key: string;
  readonly path: JsoncPath;
  /** From 1. */
  readonly line: number;
  readonly name: string;
  readonly value: string;
  readonly reach: Reach;
  readonly effect: VariableEffect;
  readonly severity: Severity;
}

type Answer = Pick<Editors, 'platform' | 'hardware' | 'trees'>;

/**
 * The variables that a file sets. Those of a devcontainer are for the machine in it.
 * https://github.com/golang/vscode-go/blob/28e27ffd3a0eca1de30b1a9656a75cbd47e94e4e/extension/src/goEnv.ts (newEnvironment)
 */
export function variablesIn(file: SettingsFile, answer: Answer): readonly SetVariable[] {
  return file.kind === 'devcontainer'
    ? []
    : file.settings.flatMap((setting) =>
        blocksIn(setting, answer).flatMap(({ key, path, node, reach }) => {
          const values = new Map([...node.members].map(([name, one]) => [name, textOf(one)]));
          return [...node.members].flatMap(([name, { line }]) => {
            const value = values.get(name) ?? '';
            const told = value === '' ? null : effectOf(name, value, reach, values, answer);
            if (told === null) return [];
            const place = { key: `${key}.${name}`, path: [...path, name], line };
            return [{ ...place, name, value, reach, ...told }];
          });
        }),
      );
}

interface Block {
  readonly key: string;
  readonly path: JsoncPath;
  readonly node: JsoncNode;
  readonly reach: Reach;
}

function blocksIn({ key, path, node }: Setting, { platform }: Answer): readonly Block[] {
  if (key === 'go.toolsEnvVars') return [{ key, path, node, reach: 'extension' }];
  const terminal = `terminal.integrated.env.${platform === 'darwin' ? 'osx' : 'linux'}`;
  if (key === terminal) return [{ key, path, node, reach: 'terminal' }];
  if (key !== 'gopls') return [];
  return [...node.members].flatMap(([name, inside]) =>
    name === 'env' || name.endsWith('.env')
      ? [{ key: `gopls.${name}`, path: [...path, name], node: inside, reach: 'gopls' as const }]
      : [],
  );
}

function textOf({ value }: JsoncNode): string {
  return value === null || value === false ? '' : String(value).trim();
}

interface Told {
  readonly effect: VariableEffect;
  readonly severity: Severity;
}

function effectOf(
  name: string,
  value: string,
  reach: Reach,
  all: ReadonlyMap<string, string>,
  answer: Answer,
): Told | null {
  const told = (effect: VariableEffect, severity: Severity): Told => ({ effect, severity });
  switch (name) {
    case 'GOROOT':
      return value.includes('${') || answer.trees.includes(withoutTrailing(value, '/'))
        ? null
        : told('goroot', 'warning');
    case 'GOOS':
    case 'GOARCH':
      // This makes gopls look at files for another system, which is what its documentation advises.
      return isForeign(all, answer) && isOther(name, value, answer)
        ? told('target', reach === 'gopls' ? 'info' : 'warning')
        : null;
    case 'GOTOOLCHAIN':
      return value === 'auto' ? null : told('toolchain', 'info');
    case 'GO111MODULE':
      return value === 'off' ? told('gopath-mode', 'warning') : null;
    case 'GOFLAGS':
      return /(?:^|\s)-?-mod[= ]/.test(value) ? told('mod-flag', 'info') : null;
    case 'GOPROXY':
      return value === 'off' ? told('no-downloads', 'info') : null;
    case 'PATH':
      return reach === 'extension' ? told('path', 'info') : null;
    default:
      return null;
  }
}

function isForeign(all: ReadonlyMap<string, string>, answer: Answer): boolean {
  return ['GOOS', 'GOARCH'].some((name) => isOther(name, all.get(name) ?? '', answer));
}

function isOther(name: string, value: string, { platform, hardware }: Answer): boolean {
  if (value === '' || value.includes('${')) return false;
  return name === 'GOOS' ? value !== platform : !hardware.native.includes(value);
}
