import { posix } from 'node:path';
import type { Context } from '../../../host/host.ts';
import type { Inventory, Tool } from '../../inventory/inventory.ts';
import { versionIn } from '../../inventory/goroot.ts';
import type { Finding, RuleLook, Sweep } from '../../probe.ts';
import { readSettings } from '../../../host/go/settings.ts';
import { describeSource } from '../../../host/go/setting.ts';

/** A go command that would build with the tree of another Go: GOROOT is set to it, or its own tree was replaced around it. */
export const goToolchainMixed: RuleLook<'go-toolchain-mixed'> = {
  rule: {
    id: 'go-toolchain-mixed',
    severity: 'error',
    dependsOn: [],
    timeToVisibleMs: 60_000,
    links: ['https://pkg.go.dev/cmd/go#hdr-Environment_variables', 'https://go.dev/doc/install'],
  },
  look(inventory, sweep) {
    const found = new Map<string, Finding<'go-toolchain-mixed'>>();
    for (const context of inventory.contexts) {
      const go = inventory.toolchains.find((tool) => tool.winsIn.includes(context.id));
      // A manager's shim sets GOROOT for the go that it starts.
      if (!go || go.leadsTo || found.has(go.path)) continue;
      const finding = mixed(go, context, sweep, inventory);
      if (finding) found.set(go.path, finding);
    }
    return [...found.values()];
  },
};

function mixed(
  go: Tool,
  context: Context,
  { host }: Sweep,
  inventory: Inventory,
): Finding<'go-toolchain-mixed'> | null {
  const goVersion = go.binary?.go?.version;
  if (!goVersion) return null;
  const set = readSettings(host, context.environment, go.goroot?.path ?? null)('GOROOT');
  const own = set.value === '' || samePlace(host.files, set.value, go.goroot?.path);
  const goroot = own ? go.goroot?.path : set.value;
  if (goroot === undefined) return null;
  const place = host.files.target(goroot);
  // Not to be told: blocked is not absent.
  if (!place.ok && place.failure.kind !== 'absent') return null;
  const gorootVersion = place.ok ? versionIn(host, goroot) : '';
  // A checkout has no VERSION file, and both may name experiments behind a space.
  if (gorootVersion === null || firstWord(gorootVersion) === firstWord(goVersion)) return null;
  const setBy = own ? 'bin/go' : describeSource(set.source);
  return {
    rule: 'go-toolchain-mixed',
    subject: go.path,
    severity: 'error',
    certainty: context.certainty === 'observed' || set.source.kind !== 'variable' ? 'observed' : 'suspected',
    evidence: [
      `path: ${go.chain.links.join(' -> ')}`,
      `version of the go command (build info): ${goVersion}`,
      own ? `GOROOT by its place: ${goroot}` : `GOROOT=${goroot} (${setBy})`,
      gorootVersion ? `${posix.join(goroot, 'VERSION')}: ${gorootVersion}` : `${goroot}: absent`,
      `context: ${context.id} (${context.source})`,
      `hardware: ${inventory.hardware.architecture}`,
    ],
    values: { path: go.path, goVersion: firstWord(goVersion), goroot, gorootVersion, setBy },
  };
}

function firstWord(text: string): string {
  return text.split(' ', 1)[0] ?? '';
}

function samePlace(files: Sweep['host']['files'], a: string, b: string | undefined): boolean {
  if (b === undefined) return false;
  const [x, y] = [files.realPath(a), files.realPath(b)];
  return x.ok && y.ok && x.value === y.value;
}
