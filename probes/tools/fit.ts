import type { GoBuild } from '../../host/binary/report.ts';
import { minorOf } from '../debuggers/window.ts';
import { compareVersions, isLanguageVersion, versionOfToolchain } from '../versions/parse.ts';
import type { Ground, Wanted } from './answer.ts';
import type { ReaderKind } from './readers.ts';

/**
 * What a tool that was built by an older Go does. `refuses`: it stops at the language of the module; `may-fail`: the language is one
 * that it knows, but the standard library is of a newer Go; `goes-on`: it works on, and what is new may be missed or reported as wrong;
 * `panics`: it takes no version of three numbers.
 *
 * @open
 */
export type Misfit = 'refuses' | 'may-fail' | 'goes-on' | 'panics';

/** A misfit, what it comes from and what the tool says of it, where that is known word for word. */
export interface Outdated {
  readonly misfit: Misfit;
  readonly ground: Ground;
  /** The line that asks for more; null where only the selected Go is newer. */
  readonly wanted: Wanted | null;
  /** The least Go to build the tool with: `go1.26.8`. */
  readonly needs: string;
  readonly says: string | null;
}

/** How a tool of that kind, built so, fits a ground; null when it does, or the versions do not show it. */
export function outdatedOn(kind: ReaderKind, build: GoBuild, ground: Ground): Outdated | null {
  const built = minorOf(build.version);
  if (built === null) return null;
  const wanted = refusedLine(kind, build, ground);
  const needs = needsOf(ground, wanted);
  if (needs === null) return null;
  if (wanted !== null)
    return {
      ...{ ground, wanted, needs },
      misfit: kind !== 'server' ? 'refuses' : isTooOldForPatches(built, wanted) ? 'panics' : 'goes-on',
      says: saysOf(kind, build, wanted, built),
    };
  const selected = minorOf(ground.selected ?? '');
  if (selected === null || selected <= built) return null;
  const misfit = kind === 'server' ? 'goes-on' : 'may-fail';
  return { ground, wanted: null, needs, misfit, says: isGovulncheck(build) ? mismatch : null };
}

/** The first line that names a newer language than the tool was built with. */
function refusedLine(kind: ReaderKind, build: GoBuild, ground: Ground): Wanted | null {
  const line = kind === 'linter' ? (ground.linter ?? ground.toolchain ?? ground.language) : ground.language;
  if (line === null) return null;
  // It compares whole versions (measured: "module requires at least go1.24.9, but Staticcheck was built with go1.24.5").
  if (isStaticcheck(build)) {
    const own = versionOfToolchain(build.version.split(' ', 1)[0] ?? '');
    return own !== null && compareVersions(line.version, own) > 0 ? line : null;
  }
  const [wanted, built] = [minorOf(`go${line.version}`), minorOf(build.version)];
  return wanted !== null && built !== null && wanted > built ? line : null;
}

const isStaticcheck = ({ path }: GoBuild): boolean => path === 'honnef.co/go/tools/cmd/staticcheck';

const isGovulncheck = ({ path }: GoBuild): boolean => path === 'golang.org/x/vuln/cmd/govulncheck';

const mismatch =
  'Loading packages failed, possibly due to a mismatch between the Go version used to build govulncheck and the Go version on PATH.';

/** Go 1.21 has the first language version of three numbers, which a gopls of before takes for none (https://go.dev/issue/66553). */
const isTooOldForPatches = (built: number, { version }: Wanted): boolean =>
  built < 21 && /^1\.\d+\.\d+$/.test(version);

/** What to build with: the Go that runs there when it is enough, else the first release that has the language. */
function needsOf({ selected }: Ground, wanted: Wanted | null): string | null {
  const running = versionOfToolchain(selected ?? '');
  if (wanted === null) return running === null ? null : `go${running}`;
  if (running !== null && compareVersions(running, wanted.version) >= 0) return `go${running}`;
  // The first release of a language version is its `.0` since 1.21 (https://go.dev/issue/62278).
  const first = isLanguageVersion(wanted.version) && compareVersions(wanted.version, '1.21') >= 0 ? '.0' : '';
  return `go${wanted.version}${first}`;
}

function saysOf(kind: ReaderKind, build: GoBuild, { version }: Wanted, built: number): string | null {
  const [own = ''] = build.version.split(' ', 1);
  if (isGovulncheck(build)) return mismatch;
  if (kind === 'linter')
    return `the Go language version (go1.${built}) used to build golangci-lint is lower than the targeted Go version (${version})`;
  if (isStaticcheck(build))
    return `module requires at least go${version}, but Staticcheck was built with ${own}`;
  const language = /^1\.\d+/.exec(version)?.[0] ?? version;
  // Since Go 1.23 go/types says so by itself.
  return kind === 'checker' && built >= 23
    ? `package requires newer Go version go${language} (application built with go1.${built})`
    : null;
}
