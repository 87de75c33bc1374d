import { posix } from 'node:path';
import type { Context } from '../../../host/host.ts';
import { isNative, type Inventory, type Tool } from '../../inventory/inventory.ts';
import type { Found, Rule } from '../../probe.ts';
import { toolchains } from '../../inventory/probe.ts';
import type { Values } from './text.ts';
import type { Remedy } from '../../remedy.ts';
import { fitGos } from '../../remedies/fit.ts';
import { formulaOf, natively, stableTrees } from '../../remedies/install.ts';
import { network, remedy } from '../../remedies/steps.ts';
import { withoutGoroot } from '../../remedies/unset.ts';
import { first } from '../../remedies/profile.ts';
import { inWords } from '../../inventory/text.ts';

/** A foreign Homebrew (or its go) that comes before a native one on the same PATH: the next `brew upgrade` goes there. */
export const rule: Rule<Inventory, Values> = {
  severity: 'warning',
  dependsOn: ['go-arch-mismatch'],
  timeToVisibleMs: 60_000,
  links: ['https://docs.brew.sh/Installation', 'https://docs.brew.sh/FAQ'],
  probe: toolchains,
  decide(inventory) {
    const found = new Map<string, Found<Values>>();
    for (const [context, shadow] of shadowsIn(inventory)) {
      const known = found.get(shadow.path);
      const contexts = known ? `${known.values.context}, ${context.id}` : context.id;
      found.set(shadow.path, {
        subject: shadow.path,
        certainty:
          context.certainty === 'observed' || known?.certainty === 'observed' ? 'observed' : 'suspected',
        evidence: [
          ...(known?.evidence ?? [inWords('hardware', { architecture: inventory.hardware.architecture })]),
          inWords('before', {
            context: context.id,
            source: context.source,
            path: shadow.path,
            shadowed: shadow.shadowed,
          }),
        ],
        values: { ...shadow, context: contexts },
      });
    }
    return [...found.values()];
  },
  remedy({ values }, inventory, { now }) {
    if (!values.shadowed.startsWith('/opt/homebrew/')) return null;
    const ahead = first(inventory, '/opt/homebrew/bin');
    const go = inventory.toolchains.find(({ path }) => path === '/opt/homebrew/bin/go');
    if (!go) return ahead;
    // To let one that is not to run come first would be the next finding: it is upgraded before.
    if (!fitGos(inventory, now).includes(go)) return upgradedBefore(ahead, go, inventory);
    return withoutGoroot(ahead, inventory, go, go.goroot ? [go.goroot.path] : []);
  },
};

function upgradedBefore(ahead: Remedy, go: Tool, inventory: Inventory): Remedy | null {
  const home = inventory.means.homebrews.find(({ prefix }) => prefix === go.prefix);
  if (!home?.brew || go.state !== 'present' || formulaOf(go) !== 'go') return null;
  const steps = [natively(inventory, home.brew, 'upgrade', 'go'), ...ahead.steps];
  return withoutGoroot(
    remedy(steps, null, [network, ...ahead.needs]),
    inventory,
    go,
    stableTrees(home.prefix),
  );
}

interface Shadow {
  readonly path: string;
  readonly architecture: string;
  readonly shadowed: string;
  readonly shadowedArchitecture: string;
}

/** One for each directory that comes too early: `go` and `brew` in the same one have one cause. */
function shadowsIn(inventory: Inventory): readonly (readonly [Context, Shadow])[] {
  return inventory.contexts.flatMap((context) => {
    const go = shadowedGo(inventory, context);
    const brew = shadowedBrew(inventory, context);
    const isOne = go !== null && brew !== null && posix.dirname(go.path) === posix.dirname(brew.path);
    return [go, isOne ? null : brew].flatMap((shadow) => (shadow ? [[context, shadow] as const] : []));
  });
}

/** The go that wins is foreign, and one of the native Homebrew is further back on the same PATH. */
function shadowedGo(inventory: Inventory, { id }: Context): Shadow | null {
  const architectures = (tool: Tool): readonly string[] => tool.binary?.architectures ?? [];
  const winner = inventory.toolchains.find((tool) => tool.winsIn.includes(id));
  if (winner?.installer !== 'homebrew' || architectures(winner).length === 0) return null;
  if (isNative(architectures(winner), inventory.hardware)) return null;
  const native = inventory.toolchains.find(
    (tool) =>
      tool.installer === 'homebrew' &&
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
function shadowedBrew({ platform, hardware, brews }: Inventory, { id }: Context): Shadow | null {
  if (platform !== 'darwin' || hardware.architecture !== 'arm64') return null;
  const [path, ...others] = brews.get(id) ?? [];
  const shadowed = others.find((other) => other.startsWith('/opt/homebrew/'));
  if (!path?.startsWith('/usr/local/') || shadowed === undefined) return null;
  return { path, architecture: 'amd64', shadowed, shadowedArchitecture: 'arm64' };
}
