import { posix } from 'node:path';
import { parsedOf } from '../../host/files/memory.ts';
import { linesOf } from '../../host/formats/lines.ts';
import { readToml } from '../../host/formats/toml.ts';
import { readGoenvVersions, readToolVersions } from '../../host/formats/version-files.ts';
import type { Host } from '../../host/host.ts';

/** Files by which version managers choose a Go for a directory and what is below it. */
const names = [
  ...[
    '.go-version',
    '.tool-versions',
    'mise.toml',
    '.mise.toml',
    '.config/mise.toml',
    '.prototools',
    '.gvmrc',
  ],
] as const;

/** Whether a version manager may read the Go of a directory from a file of that name. */
export function isVersionFile(name: string): boolean {
  return (names as readonly string[]).includes(name);
}

/** The Go that a version file names. */
export interface NamedVersion {
  /** Absolute. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** As written, without `go`: `1.24.3`, `1.24`. */
  readonly version: string;
}

/** What the version files of a directory name; `latest`, ranges and the like name no version. */
export function namedIn(host: Host, directory: string): readonly NamedVersion[] {
  return names.flatMap((name) => {
    const file = posix.join(directory, name);
    return (
      parsedOf(host, file, { purpose: 'named version', limitBytes: 64 * 1024 }, (text) =>
        named(file, text),
      ) ?? []
    );
  });
}

function named(file: string, text: string): readonly NamedVersion[] {
  const written = versionIn(posix.basename(file), text);
  const version = written?.replace(/^(?:go|v)/, '') ?? '';
  if (!/^1\.\d{1,3}(?:\.\d{1,3}|rc\d{1,2}|beta\d{1,2})?$/.test(version)) return [];
  for (const { text: line, number } of linesOf(text))
    if (line.includes(version) && !line.trimStart().startsWith('#')) return [{ file, line: number, version }];
  return [];
}

function versionIn(name: string, text: string): string | null {
  switch (name) {
    case '.go-version':
      return readGoenvVersions(text)[0] ?? null;
    case '.tool-versions':
      return readToolVersions(text, ['golang', 'go'], 'white space')?.[0] ?? null;
    case '.gvmrc':
      return /\bgo(1\.\d{1,3}(?:\.\d{1,3})?)\b/.exec(text.slice(0, 4096))?.[1] ?? null;
    case '.prototools':
      return toolOf(tableOf(text));
    default:
      return toolOf(tableOf(text)?.tools as Table | undefined);
  }
}

type Table = Readonly<Record<string, unknown>>;

function tableOf(text: string): Table | undefined {
  const read = readToml(text);
  return read.ok ? read.value : undefined;
}

/** `go = "1.24"`, `go = ["1.24", …]` or `go = { version = "1.24" }`. https://mise.jdx.dev/configuration.html */
function toolOf(tools: Table | undefined): string | null {
  const value = tools?.go ?? tools?.golang;
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'string') return first;
  const version = typeof first === 'object' && first !== null ? (first as Table).version : undefined;
  return typeof version === 'string' ? version : null;
}
