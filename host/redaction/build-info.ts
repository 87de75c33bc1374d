import { isTold } from './flags.ts';
import { hideModulePath } from './modules.ts';
import { type Pseudonyms } from './pseudonyms.ts';

/** A line of what the linker writes into a program (https://pkg.go.dev/runtime/debug#BuildInfo, `go version -m`). */
const line = /(?<![\w-])(?<kind>path|mod|dep|=>|build)\t(?<rest>[^\n]*)/g;

/** Settings that say for what and how it was built; the rest may hold anything (`-ldflags`, `-tags`, names of variables of cgo's). */
const toldSetting =
  /^(?:GO(?:OS|ARCH|AMD64|ARM|ARM64|386|MIPS|MIPS64|PPC64|RISCV64|WASM|EXPERIMENT|FIPS140)|CGO_ENABLED|DefaultGODEBUG|vcs|vcs\.modified|vcs\.time|vcs\.revision)$/;
/** Hides the modules and the settings in recorded build info, as many characters as there were, since binaries count in bytes. */
export function hideBuildInfo(text: string, pseudonyms: Pseudonyms, mask: (found: string) => string): string {
  return text.replaceAll(line, (whole, kind: string, rest: string) => {
    if (kind === 'build') {
      const [name = '', ...value] = rest.split('=');
      return toldSetting.test(name) || isTold(name) || value.length === 0
        ? whole
        : `build\t${name}=${mask(value.join('='))}`;
    }
    const [path = '', version, ...others] = rest.split('\t');
    const told = version === undefined ? [] : [hideVersion(version, pseudonyms)];
    return [kind, hideModulePath(path, pseudonyms, true), ...told, ...others].join('\t');
  });
}

/**
 * The end of a version that names a commit by its time: it reveals when, but nobody's name
 * (https://go.dev/ref/mod#pseudo-versions).
 */
const commit = /(?<=\d{14}-)[0-9a-f]{12}(?=$|\+)/;

/** `v1.2.3-0.20240102030405-abcdef123456` and `v1.2.3-rc.1` stay; `v1.2.3-rocket` reveals what somebody calls it. */
export function hideVersion(version: string, pseudonyms: Pseudonyms): string {
  const named = commit.exec(version);
  if (named === null) return pseudonyms.hide(version);
  const end = named.index + named[0].length;
  return pseudonyms.hide(version.slice(0, named.index)) + named[0] + pseudonyms.hide(version.slice(end));
}
