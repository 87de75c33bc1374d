import { posix } from 'node:path';
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
 * The command that builds exactly the same program again: package and version as its build info says
 * (`go install golang.org/x/tools/gopls@v0.16.2`), with the same build tags.
 * Empty when the build info does not name a released version: a local build has to be made where its sources are.
 */
export function rebuildCommand(build: GoBuild, settings: RebuildSettings): string {
  const version = build.module?.version ?? '';
  if (!build.path || !/^v\d/.test(version) || /\+.*dirty/.test(version)) return '';
  const directory = posix.dirname(settings.path);
  const tags = build.settings['-tags'];
  return [
    ...(settings.architecture ? [`GOARCH=${settings.architecture}`] : []),
    ...(settings.installs === null || settings.installs === directory ? [] : [`GOBIN=${quote(directory)}`]),
    quote(settings.go),
    'install',
    ...(tags ? [quote(`-tags=${tags}`)] : []),
    quote(`${build.path}@${version}`),
  ].join(' ');
}
