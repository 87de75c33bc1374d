import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

/** What `go version -m` says about a file; null where it says that it is not a Go program. */
export interface GoVersionM {
  readonly version: string;
  readonly path: string | null;
  readonly module: { readonly path: string; readonly version: string } | null;
  readonly settings: Readonly<Record<string, string>>;
}

interface Answer {
  readonly GoVersion: string;
  readonly Path?: string;
  readonly Main: { readonly Path?: string; readonly Version?: string };
  readonly Settings?: readonly { readonly Key: string; readonly Value: string }[];
}

function output(file: string, argv: readonly string[]): string {
  return execFileSync(file, argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

export function goVersionM(file: string): GoVersionM | null {
  let text: string;
  try {
    text = output('go', ['version', '-m', '-json', file]);
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 1) return null;
    throw error;
  }
  if (text === '') return null;
  const { GoVersion, Path, Main, Settings = [] } = JSON.parse(text) as Answer;
  return {
    version: GoVersion,
    path: Path ?? null,
    module: Main.Path === undefined ? null : { path: Main.Path, version: Main.Version ?? '' },
    settings: Object.fromEntries(Settings.map(({ Key, Value }) => [Key, Value])),
  };
}

/** The path of an LLVM tool, which Debian may install only with a version suffix; null where there is none. */
export function llvm(tool: string): string | null {
  for (const directory of (process.env.PATH ?? '').split(':').filter(Boolean)) {
    let names: string[];
    try {
      names = readdirSync(directory);
    } catch {
      continue; // PATH may name directories that do not exist.
    }
    const found = names.find((name) => name === tool) ?? names.find((name) => name.startsWith(`${tool}-`));
    if (found !== undefined) return `${directory}/${found}`;
  }
  return null;
}

const goNames: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  x86_64h: 'amd64',
  arm64e: 'arm64',
  i386: '386',
};

/** `lipo -archs` in GOARCH names. */
export function lipoArchitectures(lipo: string, file: string): string[] {
  const names = output(lipo, ['-archs', file]).trim().split(/\s+/);
  return names.map((name) => goNames[name] ?? name);
}

export interface LoadCommands {
  readonly uuid: string | null;
  readonly minimumMacos: string | null;
  readonly signed: boolean;
}

/** The load commands that matter to us as llvm-objdump prints them, for a thin file. */
export function loadCommands(objdump: string, file: string): LoadCommands {
  const text = output(objdump, ['-m', '--private-headers', file]);
  const version =
    /cmd LC_BUILD_VERSION[^]*?platform macos[^]*?minos ([\d.]+)/.exec(text) ??
    /cmd LC_VERSION_MIN_MACOSX[^]*?version ([\d.]+)/.exec(text);
  return {
    uuid: /cmd LC_UUID[^]*?uuid ([\dA-F-]+)/.exec(text)?.[1]?.toLowerCase() ?? null,
    minimumMacos: version?.[1] ?? null,
    signed: text.includes('cmd LC_CODE_SIGNATURE'),
  };
}

/** The architecture in LLVM's words that `llvm-readobj --file-headers` prints for an ELF file. */
export function elfArchitecture(readobj: string, file: string): string {
  return /^Arch: (\S+)/m.exec(output(readobj, ['--file-headers', file]))?.[1] ?? '';
}
