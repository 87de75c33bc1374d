import { posix } from 'node:path';
import { rebuildOf } from '../../host/binary/rebuild.ts';
import type { GoBuild } from '../../host/binary/report.ts';
import { quote } from './quote.ts';

export interface RebuildSettings {
  /** The go command to build with. */
  readonly go: string;
  /** Where the tool stands; a different place from where `go install` puts programs is named by GOBIN. */
  readonly path: string;
  /** Where `go install` puts programs; null when not known. */
  readonly installs: string | null;
  /** GOARCH to force, when a setting says otherwise. */
  readonly architecture?: string;
}

/**
 * The command that builds exactly the same program again, package, version and flags as its build info says
 * (`go install golang.org/x/tools/gopls@v0.20.0`). Empty when that cannot be: a local build has to be made where its sources are.
 */
export function rebuildCommand(build: GoBuild, settings: RebuildSettings): string {
  const rebuild = rebuildOf(build);
  if (!rebuild.possible) return '';
  const directory = posix.dirname(settings.path);
  // Without CGO_ENABLED=1, which is the default of a native build.
  const variables = rebuild.variables.filter((variable) => variable !== 'CGO_ENABLED=1');
  return [
    ...variables.map(quote),
    ...(settings.architecture ? [`GOARCH=${settings.architecture}`] : []),
    ...(settings.installs === null || settings.installs === directory ? [] : [`GOBIN=${quote(directory)}`]),
    quote(settings.go),
    'install',
    ...rebuild.flags.map(quote),
    quote(rebuild.package),
  ].join(' ');
}
