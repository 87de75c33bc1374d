import { short, useFaults, versionFaults } from './faults.ts';
import type { Workspace } from './workspace.ts';

/**
 * What the go command says first when it takes a go.work, before it looks at packages or vendor/; null when it takes it as it is.
 * `from`: the directory in which it runs, absolute, to which it shortens paths. `checksVersions`: whether that go compares go lines, as it
 * does since 1.21. cmd/go/internal/modload (loadWorkFile, loadModFile) of Go 1.26.
 */
export function refusalOf(workspace: Workspace, from: string, checksVersions: boolean): string | null {
  if (workspace.isRefused) return refusalOfFile(workspace.file, from);
  const faults = useFaults(workspace, from);
  const twice = faults.find(({ kind }) => kind === 'twice');
  if (twice) return twice.says;
  const versions = checksVersions ? versionFaults(workspace, from) : [];
  // It goes through its modules one after the other.
  for (const { directory } of workspace.members) {
    const stops = [...faults, ...versions].find(
      (fault) =>
        fault.directory === directory && (fault.kind === 'missing' || fault.kind === 'go-below-member'),
    );
    if (stops) return stops.says;
  }
  const together = faults.find(({ kind }) => kind === 'same-module' || kind === 'replaced');
  return together?.says ?? null;
}

/** What the go command says first of a go.mod or go.work that it cannot parse, to which `from` is the way. */
export const refusalOfFile = (file: string, from: string): string =>
  `go: errors parsing ${short(from, file)}:`;
