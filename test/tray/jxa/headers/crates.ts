import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The description of Apple's headers: `header-translator` generated the objc2 crates from those of the Xcode named here
 * (https://github.com/madsmtm/objc2; Zlib, Apache-2.0 or MIT); libc has the functions of the C library.
 */
export const crates = { 'objc2-app-kit': '0.3.2', 'objc2-foundation': '0.3.2', libc: '0.2.177' };

/** The Rust text of each crate's declarations, downloaded by cargo (once: it keeps its downloads); or the reason why there is none. */
export function fetchCrates(): readonly string[] | { readonly missing: string } {
  const folder = fileURLToPath(new URL('../../../../node_modules/.cache/gowarden/headers/', import.meta.url));
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(join(folder, 'src/lib.rs'), '');
  const wanted = Object.entries(crates).map(
    ([name, version]) => `${name} = { version = "=${version}", default-features = false }`,
  );
  writeFileSync(
    join(folder, 'Cargo.toml'),
    `[package]\nname = "headers"\nversion = "0.0.0"\n\n[dependencies]\n${wanted.join('\n')}\n`,
  );
  try {
    const output = execFileSync('cargo', ['metadata', '--format-version', '1', '--quiet'], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 90_000,
      maxBuffer: 50_000_000,
      stdio: 'pipe',
    });
    const { packages } = JSON.parse(output) as { packages: { name: string; manifest_path: string }[] };
    return Object.keys(crates).flatMap((name) =>
      rustFiles(join(dirname(packages.find((one) => one.name === name)!.manifest_path), 'src')),
    );
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: string };
    const why = code === 'ENOENT' ? '' : `: ${String(stderr).trim().split('\n')[0]}`;
    return { missing: `cargo with access to its crates${why}` };
  }
}

/** The generated declarations of a crate, or the file of libc for every Unix. */
function rustFiles(source: string): string[] {
  const generated = join(source, 'generated');
  if (source.includes('/libc-')) return [readFileSync(join(source, 'unix/mod.rs'), 'utf8')];
  return readdirSync(generated)
    .filter((name) => name.endsWith('.rs') && name !== 'mod.rs')
    .map((name) => readFileSync(join(generated, name), 'utf8'));
}
