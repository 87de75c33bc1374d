import { compareVersions, isLanguageVersion, versionOfToolchain } from '../versions/parse.ts';
import type { Line, Mode } from './choice.ts';

/** The go command's own version: `go1.26.8` and `1.26.8`. */
export interface Local {
  readonly toolchain: string;
  readonly version: string;
}

/** What a value of GOTOOLCHAIN asks for at least, and where more may come from. */
export interface Policy {
  readonly minimum: Local;
  readonly mode: Mode;
}

/** The version of a go command by its build info; a development version counts as its language version. */
export function localOf(buildVersion: string): Local | null {
  const version = versionOfToolchain(buildVersion);
  if (version !== null) return { toolchain: buildVersion, version };
  const language = /\bgo(1\.\d+)/.exec(buildVersion)?.[1];
  return language === undefined ? null : { toolchain: `go${language}`, version: language };
}

/** Reads GOTOOLCHAIN (https://go.dev/doc/toolchain#GOTOOLCHAIN); a string is the go command's error message. */
export function readPolicy(value: string, local: Local): Policy | string {
  if (value === 'auto' || value === 'path') return { minimum: local, mode: value };
  const [name = '', ...suffixes] = value.split('+');
  const suffix = suffixes.join('+');
  const plus = value.includes('+');
  const invalid = `go: invalid GOTOOLCHAIN ${JSON.stringify(value)}`;
  let minimum = local;
  if (name !== 'local') {
    const version = versionOfToolchain(name);
    if (version === null)
      return plus ? `${invalid}: invalid minimum toolchain ${JSON.stringify(name)}` : invalid;
    minimum = { toolchain: name, version };
  }
  if (!plus) return { minimum, mode: 'local' };
  if (suffix !== 'auto' && suffix !== 'path') return `${invalid}: only version suffixes are +auto and +path`;
  return { minimum, mode: suffix };
}

export interface Raised {
  readonly toolchain: string;
  /** Which line asked for it; null when the minimum is enough. */
  readonly by: 'go' | 'toolchain' | null;
}

/**
 * The toolchain after the lines of go.mod or go.work were heard: `toolchain` counts when it is newer than the minimum, then `go`
 * when it is newer still (https://go.dev/doc/toolchain#select). A string is the go command's error message.
 */
export function raise(
  policy: Policy,
  file: string,
  go: Line | null,
  toolchain: Line | null,
): Raised | string {
  let chosen: Raised = { toolchain: policy.minimum.toolchain, by: null };
  if (toolchain?.value === 'default') return chosen;
  let { version } = policy.minimum;
  if (toolchain && toolchain.value !== '') {
    const wanted = versionOfToolchain(toolchain.value);
    if (wanted === null) return `go: invalid toolchain ${JSON.stringify(toolchain.value)} in ${file}`;
    if (compareVersions(wanted, version) > 0) {
      chosen = { toolchain: toolchain.value, by: 'toolchain' };
      version = wanted;
    }
  }
  if (go && compareVersions(go.value, version) > 0) {
    // The first release of a language version is its `.0` since 1.21 (https://go.dev/issue/62278).
    const first = isLanguageVersion(go.value) && compareVersions(go.value, '1.21') >= 0 ? '.0' : '';
    chosen = { toolchain: `go${go.value}${first}`, by: 'go' };
  }
  return chosen;
}
