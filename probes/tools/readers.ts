import type { GoBuild } from '../../host/binary/report.ts';
import { minorOf } from '../debuggers/window.ts';

/**
 * How a program that reads Go source behaves where it was built by an older Go than what it is to read.
 * `checker`: it checks types with the standard library of the Go that built it, and stops at a newer language; `linter`: so it does,
 * and looks at go.mod before it starts (golangci-lint); `server`: it goes on and may say nothing (gopls).
 *
 * @open
 */
export type ReaderKind = 'checker' | 'linter' | 'server';

/**
 * By main package without its major version; a name that ends in a slash matches every package below it. What each does was seen
 * with a real one (`npm run test:readers-long`), and of golangci-lint also what people reported
 * (test/probes/tools/golangci-lint.test.ts); stringer, mockgen and ineffassign, which go on, are left out.
 */
const packages: readonly (readonly [path: string, kind: ReaderKind])[] = [
  ['golang.org/x/tools/gopls', 'server'],
  ['github.com/golangci/golangci-lint/cmd/golangci-lint', 'linter'],
  ['honnef.co/go/tools/cmd/staticcheck', 'checker'],
  ['golang.org/x/vuln/cmd/govulncheck', 'checker'],
  ['golang.org/x/tools/go/analysis/passes/', 'checker'],
  ['github.com/kisielk/errcheck', 'checker'],
  ['github.com/matryer/moq', 'checker'],
  ['mvdan.cc/unparam', 'checker'],
];

/** What kind of reader of Go source a program is, by its own build info; null for any other. */
export function kindOf({ path }: Pick<GoBuild, 'path'>): ReaderKind | null {
  const plain = (path ?? '').replace(/\/v\d{1,3}(?=\/|$)/, '');
  return (
    packages.find(([name]) => (name.endsWith('/') ? plain.startsWith(name) : plain === name))?.[1] ?? null
  );
}

/** The first Go that no longer compiles golang.org/x/tools before v0.24.1 ("invalid array length", measured). */
const firstWithoutOld = 25;

/** Whether a Go of that minor compiles the sources that a program was built from, as far as golang.org/x/tools decides it. */
export function compiles({ sourceTools, module }: GoBuild, goVersion: string): boolean {
  const used = module?.path === 'golang.org/x/tools' ? module.version : sourceTools;
  const [, minor, patch] = /^v0\.(\d{1,4})\.(\d{1,4})/.exec(used ?? '') ?? [];
  if (minor === undefined || (minorOf(goVersion) ?? 0) < firstWithoutOld) return true;
  return Number(minor) > 25 || ((minor === '24' || minor === '25') && Number(patch) >= 1);
}
