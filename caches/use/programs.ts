import type { CacheKind } from '../cache.ts';
import type { Process } from '../../host/processes/processes.ts';

/** Programs by what they do to caches. */
export type Role = 'go' | 'gopls' | 'analyser' | 'debugger';

/** Tools that `go` starts while it builds (cmd/go, `go tool`). Some have common names: a false alarm only makes us wait. */
const goTools = new Set([
  'asm',
  'buildid',
  'cgo',
  'compile',
  'covdata',
  'cover',
  'fix',
  'link',
  'pack',
  'preprofile',
  'test2json',
  'vet',
]);

const analysers = new Set([
  'golangci-lint',
  'staticcheck',
  'goimports',
  'gotests',
  'govulncheck',
  'gotestsum',
]);

/** What a program is by its file name: `go`, `go1.22.5`, `gotip`, `compile`, `gopls`. Null if it uses no cache of Go. */
export function roleOf(name: string): Role | null {
  if (/^go(?:\d+\.\d[\w.]*|tip)?$/.test(name) || goTools.has(name)) return 'go';
  if (name === 'gopls') return 'gopls';
  if (analysers.has(name)) return 'analyser';
  return name === 'dlv' || name === 'dlv-dap' ? 'debugger' : null;
}

/**
 * Which running programs are in the way of cleaning each kind. `go` commands read and write build and module cache
 * without any lock (https://github.com/golang/go/issues/31948). gopls and the analysers run go commands for what they
 * need, but read the modules' source by themselves.
 */
export const blockers: Readonly<Record<CacheKind, readonly (Role | 'jetbrains')[]>> = {
  'go-build': ['go', 'analyser', 'debugger'],
  'go-test': ['go'],
  'go-fuzz': ['go'],
  'go-modules': ['go', 'gopls', 'analyser', 'debugger', 'jetbrains'],
  'go-toolchain': ['go', 'gopls', 'analyser', 'debugger'],
  gopls: ['gopls'],
  goimports: ['gopls', 'analyser'],
  jetbrains: ['jetbrains'],
  'golangci-lint': ['analyser'],
  staticcheck: ['analyser', 'gopls'],
  'vscode-go-tools': [],
  'go-sdk': [],
};

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The role that a process plays; null for those whose caches nobody would miss: counters of use, a program that `go run` has already built. */
export function roleOfProcess(process: Process, children: readonly Process[]): Role | null {
  // `gopls ** telemetry **` and the same of go (golang.org/x/telemetry/start.go).
  if (process.arguments.includes('**') && process.arguments.includes('telemetry')) return null;
  if (process.arguments.some((argument) => argument.includes('** telemetry **'))) return null;
  const role = roleOf(baseName(process.executable)) ?? roleOf(baseName(process.arguments[0] ?? ''));
  if (role !== 'go') return role;
  const [, command, tool] = process.arguments;
  if (command === 'run' && children.some(({ executable }) => builtByGoRun.test(executable))) return null;
  if (command === 'tool' && ['pprof', 'trace'].includes(tool ?? '') && children.length > 0) return null;
  return 'go';
}

/** Where `go run` puts what it built before it starts it and only waits: `$TMPDIR/go-build123/b001/exe/name`. */
const builtByGoRun = /\/go-build\d+\/b\d+\/exe\/[^/]+$/;

/** The name of a process in a sentence: `go build`, `gopls`, `compile`. */
export function commandOf(process: Process): string {
  const name = baseName(process.executable);
  const first = process.arguments[1];
  return name === 'go' && first !== undefined && /^[a-z]+$/.test(first) ? `go ${first}` : name;
}
