import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { esbuild, goProgram, officialToolchain } from './go-programs.ts';
import { universal } from './universal.ts';

/**
 * Real darwin binaries, for any test that needs one: `machO['built arm64']()` is the path of a file. The first
 * call builds or downloads it (needs Go; the official ones also the module proxy, esbuild's the npm registry), later
 * ones and later runs find it in node_modules/.cache/gowarden. Copy it before changing it.
 */
export const machO = {
  'built arm64': () => goProgram({ platform: 'darwin/arm64' }),
  'built amd64': () => goProgram({ platform: 'darwin/amd64' }),
  /** Flags and tags with blanks, quotes and equals signs, which the linker quotes in its record. */
  'built with flags': () =>
    goProgram({
      platform: 'darwin/arm64',
      flags: ['-tags=one,two', `-ldflags=-s -w -X "main.name=a 'b'\t\u0001 é 🐹 \\"`],
    }),
  'official go arm64': () => join(officialToolchain('1.26.8', 'darwin-arm64'), 'bin/go'),
  'official gofmt arm64': () => join(officialToolchain('1.26.8', 'darwin-arm64'), 'bin/gofmt'),
  'official go amd64': () => join(officialToolchain('1.25.4', 'darwin-amd64'), 'bin/go'),
  /** Go 1.16: build info behind pointers, LC_VERSION_MIN_MACOSX or none, no LC_UUID. */
  'esbuild amd64, Go 1.16': () => esbuild('esbuild-darwin-64@0.9.7'),
  'esbuild arm64, Go 1.23': () => esbuild('@esbuild/darwin-arm64@0.25.0'),
  'universal amd64 + arm64': () => universalOf('amd64-arm64', ['built amd64', 'built arm64'], false),
  'universal arm64 + amd64, 64-bit entries': () =>
    universalOf('arm64-amd64-wide', ['built arm64', 'built amd64'], true),
} satisfies Record<string, () => string>;

function universalOf(name: string, parts: readonly ('built arm64' | 'built amd64')[], wide: boolean): string {
  const paths = parts.map((part) => machO[part]());
  const made = paths.map((path) => path.split('-').at(-1)).join('-');
  return cached(`universal/${name}-${made}`, (directory) => {
    const file = join(directory, 'universal');
    writeFileSync(
      file,
      universal(
        paths.map((path) => readFileSync(path)),
        { wide },
      ),
      { mode: 0o755 },
    );
    return file;
  });
}
