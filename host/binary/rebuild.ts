import type { GoBuild } from './report.ts';

/** How to build the same program again from its published sources, or why that cannot be said. */
export type Rebuild =
  | {
      readonly possible: true;
      /** Environment: `CGO_ENABLED=0`. */
      readonly variables: readonly string[];
      /** Of `go install`, as it was built with: `-tags=netgo`. */
      readonly flags: readonly string[];
      /** `golang.org/x/tools/gopls@v0.20.0`. */
      readonly package: string;
    }
  | { readonly possible: false; readonly why: 'go-itself' | 'no-module' | 'local' | 'changed' | 'replaces' };

/** What decides which program comes out. Not `-buildmode` and `-compiler`, whose defaults `go install` takes again. */
const flagNames = ['-tags', '-ldflags', '-gcflags'];
/** `-extld` and its like name programs of the machine that it was built on; somebody else's file shall not choose ours. */
const namesPrograms = /(?:^|[\s"'=])--?ext/;
/** As golang.org/x/mod/module.CheckImportPath has it, so that no path can be taken for a flag. */
const packagePath = /^[A-Za-z0-9_][\w.~+/-]*$/;
const switchNames = ['-trimpath', '-race', '-msan', '-asan'];

/**
 * How to build it natively: no GOOS, GOARCH or GOAMD64, as a native go builds for its own machine.
 * `go install PACKAGE@VERSION` takes released modules only, and none with replacements (`go help install`).
 */
export function rebuildOf(go: GoBuild): Rebuild {
  const { path, module, settings } = go;
  if (module === null && path?.startsWith('cmd/')) return { possible: false, why: 'go-itself' };
  if (path === null || module === null || !packagePath.test(path) || path === 'command-line-arguments')
    return { possible: false, why: 'no-module' };
  // Since Go 1.24 a build in a checkout with changes is `v1.2.3+dirty`; before it is `(devel)`, as one without.
  if (isDirty(module.version)) return { possible: false, why: 'changed' };
  if (!/^v\d+\.\d+\.\d[\w.+-]*$/.test(module.version)) return { possible: false, why: 'local' };
  if (go.replaces) return { possible: false, why: 'replaces' };
  const { CGO_ENABLED: cgo, GOEXPERIMENT: experiment } = settings;
  return {
    possible: true,
    variables: [
      ...(cgo === undefined ? [] : [`CGO_ENABLED=${cgo}`]),
      ...(experiment === undefined ? [] : [`GOEXPERIMENT=${experiment}`]),
    ],
    flags: [
      ...flagNames.flatMap((name) => {
        const value = settings[name] ?? '';
        return value === '' || namesPrograms.test(value) ? [] : [`${name}=${value}`];
      }),
      ...switchNames.filter((name) => settings[name] === 'true'),
    ],
    package: `${path}@${module.version}`,
  };
}

/** `v1.2.3+dirty`, `v2.0.0+incompatible.dirty`. */
function isDirty(version: string): boolean {
  const plus = version.indexOf('+');
  return (
    plus !== -1 &&
    version
      .slice(plus + 1)
      .split('.')
      .at(-1) === 'dirty'
  );
}
