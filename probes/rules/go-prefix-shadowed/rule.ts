import { posix } from 'node:path';
import type { Context } from '../../../host/host.ts';
import { searchPath } from '../../inventory/candidates.ts';
import { isNative, type Inventory, type Tool } from '../../inventory/inventory.ts';
import type { Finding, RuleLook, Sweep } from '../../probe.ts';

/** A foreign Homebrew (or its go) that comes before a native one on the same PATH: the next `brew upgrade` goes there. */
export const goPrefixShadowed: RuleLook<'go-prefix-shadowed'> = {
  rule: {
    id: 'go-prefix-shadowed',
    severity: 'warning',
    dependsOn: ['go-arch-mismatch'],
    timeToVisibleMs: 60_000,
    links: ['https://docs.brew.sh/Installation', 'https://docs.brew.sh/FAQ'],
  },
  look(inventory, sweep) {
    const found = new Map<string, Finding<'go-prefix-shadowed'>>();
    for (const context of inventory.contexts) {
      const shadow = shadowedGo(inventory, context) ?? shadowedBrew(inventory, context, sweep);
      if (!shadow) continue;
      const known = found.get(shadow.path);
      const contexts = known ? `${known.values.context}, ${context.id}` : context.id;
      found.set(shadow.path, {
        rule: 'go-prefix-shadowed',
        subject: shadow.path,
        severity: 'warning',
        certainty:
          context.certainty === 'observed' || known?.certainty === 'observed' ? 'observed' : 'suspected',
        evidence: [
          ...(known?.evidence ?? [`hardware: ${inventory.hardware.architecture}`]),
          `PATH of ${context.id} (${context.source}): ${shadow.path} before ${shadow.shadowed}`,
        ],
        values: { ...shadow, context: contexts },
      });
    }
    return [...found.values()];
  },
};

interface Shadow {
  readonly path: string;
  readonly architecture: string;
  readonly shadowed: string;
  readonly shadowedArchitecture: string;
}

/** The go that wins is foreign, and a native one stands further back on the same PATH. */
function shadowedGo(inventory: Inventory, { id }: Context): Shadow | null {
  const architectures = (tool: Tool): readonly string[] => tool.binary?.architectures ?? [];
  const winner = inventory.toolchains.find((tool) => tool.winsIn.includes(id));
  if (winner?.installer !== 'homebrew' || architectures(winner).length === 0) return null;
  if (isNative(architectures(winner), inventory.hardware)) return null;
  const native = inventory.toolchains.find(
    (tool) =>
      tool.seenIn.includes(id) &&
      tool.state === 'present' &&
      isNative(architectures(tool), inventory.hardware),
  );
  if (!native) return null;
  return {
    path: winner.path,
    architecture: architectures(winner).join(' + '),
    shadowed: native.path,
    shadowedArchitecture: architectures(native).join(' + '),
  };
}

/** `brew` itself: on Apple silicon the one below /usr/local is Intel's and installs amd64 (https://docs.brew.sh/Installation). */
function shadowedBrew({ hardware }: Inventory, context: Context, { host }: Sweep): Shadow | null {
  if (host.platform !== 'darwin' || hardware.architecture !== 'arm64') return null;
  const brews = searchPath(context)
    .map((directory) => posix.join(directory, 'brew'))
    .filter((path) => host.files.target(path).ok);
  const [path, ...others] = brews;
  const shadowed = others.find((other) => other.startsWith('/opt/homebrew/'));
  if (!path?.startsWith('/usr/local/') || shadowed === undefined) return null;
  return { path, architecture: 'amd64', shadowed, shadowedArchitecture: 'arm64' };
}
