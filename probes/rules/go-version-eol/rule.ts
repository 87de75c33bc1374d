import type { Finding, RuleLook } from '../../probe.ts';
import { upgradeCommand } from '../../repair/upgrade.ts';
import { startedBy } from '../../repair/native.ts';
import { supportOf } from '../../versions/releases.ts';
import { evidenceOf } from '../../inventory/evidence.ts';

/** The go that people start gets no security fixes any more. */
export const goVersionEol: RuleLook<'go-version-eol'> = {
  rule: {
    id: 'go-version-eol',
    severity: 'warning',
    dependsOn: [],
    timeToVisibleMs: 600_000,
    links: ['https://go.dev/doc/devel/release#policy', 'https://go.dev/security/policy'],
  },
  look(inventory, { now }) {
    const findings: Finding<'go-version-eol'>[] = [];
    for (const tool of inventory.toolchains) {
      const real = startedBy(tool, inventory);
      const version = real?.version;
      if (tool.winsIn.every((context) => context === 'daemon') || !real || !version) continue;
      const support = supportOf(version, now);
      if (support.state !== 'ended' && support.state !== 'probably-ended') continue;
      findings.push({
        rule: 'go-version-eol',
        subject: tool.path,
        severity: 'warning',
        certainty: support.state === 'ended' ? 'observed' : 'suspected',
        evidence: [...evidenceOf(tool, inventory), `support: ${support.evidence}`],
        values: { path: tool.path, version, supported: support.supported, command: upgradeCommand(real) },
      });
    }
    return findings;
  },
};
