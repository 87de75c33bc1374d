import { isOther } from '../../choice/choice.ts';
import type { Inventory, Tool } from '../../inventory/inventory.ts';
import type { Found, Rule } from '../../probe.ts';
import { mend } from '../../remedies/mend.ts';
import { startedBy } from '../../inventory/native.ts';
import { running, type Running } from '../../running/probe.ts';
import { supportOf } from '../../versions/releases.ts';
import { evidenceOf } from '../../inventory/evidence.ts';
import { toolchains } from '../../inventory/probe.ts';
import type { Values } from './text.ts';
import { inWords } from '../../inventory/text.ts';

/** The go that people start gets no security fixes any more. */
export const rule: Rule<Inventory, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 600_000,
  links: ['https://go.dev/doc/devel/release#policy', 'https://go.dev/security/policy'],
  probe: toolchains,
  needs: [running],
  decide(inventory, { now, answer }) {
    const { runs } = answer(running);
    const findings: Found<Values>[] = [];
    for (const tool of inventory.toolchains) {
      const real = startedBy(tool, inventory);
      const version = real?.version;
      if (tool.winsIn.every((context) => context === 'daemon') || !real || !version) continue;
      if (onlyStartsOthers(tool, runs)) continue;
      const support = supportOf(version, now);
      if (support.state !== 'ended' && support.state !== 'probably-ended') continue;
      findings.push({
        subject: tool.path,
        // Who maintains a distribution may put the fixes into an older one.
        certainty: support.state === 'ended' && !isPatched(real) ? 'observed' : 'suspected',
        evidence: [
          ...evidenceOf(tool, inventory),
          inWords('support', { evidence: support.evidence }),
          ...(isPatched(real) ? [inWords('patched')] : []),
        ],
        values: { path: tool.path, version, supported: support.supported },
      });
    }
    return findings;
  },
  remedy({ subject }, inventory, { now }) {
    const tool = inventory.toolchains.find(({ path }) => path === subject);
    return tool ? mend(tool, inventory, now) : null;
  },
};

/** Where GOTOOLCHAIN has another toolchain run wherever it is typed, that one is judged, by go-toolchain-pinned. */
function onlyStartsOthers({ winsIn }: Tool, runs: Running['runs']): boolean {
  const own = runs.filter(({ context }) => winsIn.includes(context));
  return own.length > 0 && own.every(({ outcome }) => isOther(outcome));
}

/** A snap is its publisher's, who follows Go's own releases. */
function isPatched({ installer, chain }: Tool): boolean {
  return installer === 'distribution' && !chain.file?.startsWith('/snap/');
}
