import { posix } from 'node:path';
import { rebuildOf } from '../../host/binary/rebuild.ts';
import type { GoBuild } from '../../host/binary/report.ts';
import type { Run } from '../remedy.ts';
import { run } from './steps.ts';

export interface RebuildSettings {
  /** The go command to build with. */
  readonly go: string;
  /** Where the tool is; GOBIN names it when it differs from where `go install` puts programs. */
  readonly path: string;
  /** Where `go install` puts programs; null when not known. */
  readonly installs: string | null;
  /** GOARCH to force, when a setting says otherwise. */
  readonly architecture?: string;
}

/**
 * Builds exactly the same program again, package, version and flags as its build info says
 * (`go install golang.org/x/tools/gopls@v0.20.0`). Null when that cannot be: a local build has to be made where its sources are.
 */
export function rebuild(build: GoBuild, settings: RebuildSettings): Run | null {
  const known = rebuildOf(build);
  if (!known.possible) return null;
  const directory = posix.dirname(settings.path);
  const environment: Record<string, string> = {};
  for (const variable of known.variables) {
    const equals = variable.indexOf('=');
    // CGO_ENABLED=1 is the default of a native build.
    if (variable !== 'CGO_ENABLED=1') environment[variable.slice(0, equals)] = variable.slice(equals + 1);
  }
  if (settings.architecture) environment.GOARCH = settings.architecture;
  if (settings.installs !== null && settings.installs !== directory) environment.GOBIN = directory;
  const install = run(settings.go, 'install', ...known.flags, known.package);
  return Object.keys(environment).length === 0 ? install : { ...install, environment };
}
